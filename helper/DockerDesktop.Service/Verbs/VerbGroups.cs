using DockerDesktop.Service.ContainerData;
using DockerDesktop.Service.Engine;
using DockerDesktop.Service.EngineAccess;
using DockerDesktop.Service.Features;
using DockerDesktop.Service.Hosts;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.RegistryAccess;
using DockerDesktop.Service.Storage;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.Service.VirtualMachine;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Containers;
using DockerDesktop.Windows.Features;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Wmi;
using Microsoft.Extensions.DependencyInjection;

namespace DockerDesktop.Service.Verbs;

/// <summary>
/// All verbs of the helper, and what they share. The areas of the operating system that they need come from elsewhere: from
/// <see cref="WindowsPlatform"/> in the service, from fakes in the tests.
/// </summary>
internal static class VerbGroups
{
    /// <summary>Adds them. A group takes what it needs through its constructor.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OperationRegistry>();
        services.AddHostedService(provider => provider.GetRequiredService<OperationRegistry>());

        services.AddSingleton<WmiConnector>();
        services.AddSingleton<WindowsEngine>();
        services.AddSingleton<ServicingFolder>();
        services.AddSingleton<IWindowsFeatures>(provider =>
            new DismFeatures(provider.GetRequiredService<IDismApi>(), provider.GetRequiredService<ServicingFolder>().Open));
        services.AddSingleton<FeatureInspector>();
        services.AddSingleton<VirtualDiskLocation>();
        services.AddSingleton<VirtualDiskFile>();
        services.AddSingleton<IVirtualDiskFile>(provider => provider.GetRequiredService<VirtualDiskFile>());
        services.AddSingleton<DockerDesktopVirtualMachine>();
        services.AddSingleton<DiskMoveJournal>();
        services.AddSingleton(provider => new VirtualDiskMover(
            provider.GetRequiredService<IFileSystem>(),
            provider.GetRequiredService<VirtualDiskLocation>(),
            provider.GetRequiredService<DiskMoveJournal>(),
            provider.GetRequiredService<DockerDesktopVirtualMachine>().MayUseDiskAsync));
        services.AddHostedService<DiskMoveMending>();
        services.AddSingleton(provider => new WindowsContainerData(
            provider.GetRequiredService<IFileSystem>(),
            provider.GetRequiredService<ILayerStorage>(),
            provider.GetRequiredService<IInstallationRegistry>(),
            provider.GetRequiredService<HelperFolders>(),
            provider.GetRequiredService<WindowsEngine>().IsActive));

        services.AddSingleton<IVerbGroup, VersionVerbs>();
        services.AddSingleton<IVerbGroup, HealthVerbs>();
        services.AddSingleton<IVerbGroup, ServiceVerbs>();
        services.AddSingleton<IVerbGroup, OperationVerbs>();
        services.AddSingleton<IVerbGroup, EngineVerbs>();
        services.AddSingleton<IVerbGroup, FeatureVerbs>();
        services.AddSingleton<IVerbGroup, VirtualMachineVerbs>();
        services.AddSingleton<IVerbGroup, VirtualDiskVerbs>();
        services.AddSingleton<IVerbGroup, ContainerDataVerbs>();

        services.AddSingleton<HostsMaintenance>();
        services.AddHostedService<HostsMaintainer>();
        services.AddSingleton<IVerbGroup, HostsVerbs>();

        services.AddSingleton<EnginePipeKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EnginePipeKeeper>());
        services.AddSingleton<EngineAccessReporter>();
        services.AddSingleton<IVerbGroup, EngineAccessVerbs>();

        services.AddSingleton<RegistryAccessStore>();
        services.AddHostedService<RegistryAccessMending>();
        services.AddSingleton<IVerbGroup, RegistryAccessVerbs>();
    }
}
