using DockerDesktop.Windows.Installation;

namespace Helper.Tests.Fakes;

/// <summary>The record of the start mode in memory.</summary>
internal sealed class FakeServiceModeRecord : IServiceModeRecord
{
    /// <summary>What was recorded last; null when nothing was.</summary>
    public string? Mode { get; private set; }

    public bool IsInstalled { get; set; } = true;

    public InstallationRegistryException? Failure { get; set; }

    public bool Write(string mode)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Mode = IsInstalled ? mode : Mode;
        return IsInstalled;
    }
}
