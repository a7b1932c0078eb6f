using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
using DockerDesktop.Setup.WindowsInstaller;

namespace Setup.Tests.Fakes;

/// <summary>A copy that ends at once.</summary>
internal sealed class FakeElevatedCopy : IElevatedCopy
{
    public SetupResult Result { get; set; } = new(0, "Done by the copy.", null);

    public SetupRequest? Request { get; private set; }

    public SetupResult Run(SetupRequest request, IInstallationWatcher watcher)
    {
        Request = request;
        return Result;
    }
}
