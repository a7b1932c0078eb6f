using System.Runtime.Versioning;
using DockerDesktop.Windows.Services;
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
    }
}
