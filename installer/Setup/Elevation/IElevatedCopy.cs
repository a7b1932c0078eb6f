using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup.Elevation;

/// <summary>A copy of this program with administrator's rights.</summary>
internal interface IElevatedCopy
{
    /// <summary>Asks for consent and has the copy do what a request asks for.</summary>
    /// <param name="request">For all users.</param>
    /// <param name="watcher">Is told how it gets on.</param>
    /// <returns>How it ended; 1602 when consent was not given.</returns>
    SetupResult Run(SetupRequest request, IInstallationWatcher watcher);
}
