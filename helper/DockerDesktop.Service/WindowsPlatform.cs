using System.Runtime.Versioning;
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
using Microsoft.Extensions.DependencyInjection;

namespace DockerDesktop.Service;

/// <summary>The areas of Windows that the verbs and the background work need, each behind its interface.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsPlatform
{
    /// <summary>Adds the real implementations.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ISystemServices, WindowsSystemServices>();
        services.AddSingleton<IFileSystem, WindowsFileSystem>();
        services.AddSingleton<IHelperRecords, WindowsHelperRecords>();
        services.AddSingleton<IBootStore, WindowsBootStore>();
        services.AddSingleton<IWmi, WindowsWmi>();
        services.AddSingleton<IDismApi, WindowsDismApi>();
        services.AddSingleton<ILayerStorage, WindowsLayerStorage>();
        services.AddSingleton(HelperFolders.OfThisComputer());
        services.AddSingleton<IPipeAccess, WindowsPipeAccess>();
        services.AddSingleton<IHostAddresses, WindowsHostAddresses>();
    }
}
