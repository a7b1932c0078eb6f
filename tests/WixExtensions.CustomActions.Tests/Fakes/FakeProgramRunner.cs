using WixExtensions.CustomActions.Running;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Starts nothing, and remembers what it was to start.</summary>
internal sealed class FakeProgramRunner : IProgramRunner
{
    /// <summary>The command lines, each with the timeout in seconds; those that are not waited for without.</summary>
    public List<string> Calls { get; } = [];

    public string[] Output { get; set; } = [];

    public uint Error { get; set; }

    public uint ExitCode { get; set; }

    public uint Run(string commandLine, TimeSpan timeout, Action<string> line, out uint exitCode)
    {
        Calls.Add(FormattableString.Invariant($"{commandLine} {timeout.TotalSeconds}"));
        Array.ForEach(Output, line);
        exitCode = ExitCode;
        return Error;
    }

    public uint Start(string commandLine)
    {
        Calls.Add(commandLine);
        return Error;
    }
}
