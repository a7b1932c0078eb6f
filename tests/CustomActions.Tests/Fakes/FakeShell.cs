using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>A desktop that notes what is opened.</summary>
internal sealed class FakeShell : IShell
{
    public List<string> Opened { get; } = [];

    /// <summary>What opening ends with.</summary>
    public uint Error { get; set; }

    public uint Open(string program, string workingDirectory)
    {
        Opened.Add($"{program} in {workingDirectory}");
        return Error;
    }
}
