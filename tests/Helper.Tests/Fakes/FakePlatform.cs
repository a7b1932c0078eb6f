using DockerDesktop.Service.Hosts;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Boot;
using DockerDesktop.Windows.Containers;
using DockerDesktop.Windows.Features;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Network;
using DockerDesktop.Windows.Pipes;
using DockerDesktop.Windows.Services;
using DockerDesktop.Windows.Wmi;
using FakeWindows;
using Microsoft.Extensions.DependencyInjection;

namespace Helper.Tests.Fakes;

/// <summary>The operating system as the verbs and the background work see it.</summary>
internal sealed class FakePlatform
{
    // Hyper-V makes its disks in these files.
    public FakePlatform() => Wmi.DiskMade = path => Files.AddFile(path, [1, 2, 3]);

    public FakeSystemServices Services { get; } = new();

    public FakeFileSystem Files { get; } = new();

    public FakeHelperRecords Records { get; } = new();

    public FakeBootStore BootStore { get; } = new();

    public FakeHyperV Wmi { get; } = new();

    public FakeDism Dism { get; } = new();
    public FakeHostAddresses Addresses { get; } = new();

    public FakePipeAccess Pipes { get; } = new();

    /// <summary>False where a test has the verbs alone write the hosts file: the maintainer looks at it at a moment of its own.</summary>
    public bool MaintainsHosts { get; set; } = true;

    /// <summary>Adds the fakes in the place of what <c>WindowsPlatform</c> adds.</summary>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<ISystemServices>(Services);
        services.AddSingleton<IFileSystem>(Files);
        services.AddSingleton<IHelperRecords>(Records);
        services.AddSingleton<IBootStore>(BootStore);
        services.AddSingleton<IWmi>(Wmi);
        services.AddSingleton<IDismApi>(Dism);
        services.AddSingleton<ILayerStorage>(new FakeLayerStorage(Files));
        services.AddSingleton(new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"));
        services.AddSingleton<IPipeAccess>(Pipes);
        services.AddSingleton<IHostAddresses>(Addresses);
        if (!MaintainsHosts)
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(HostsMaintainer)));
        }
    }
}
