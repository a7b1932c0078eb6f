using System.Reflection;

namespace DockerDesktop.Service;

/// <summary>The helper's own version.</summary>
internal static class ServiceVersion
{
    /// <summary>Three fields, as the packages have it.</summary>
    public static string Current { get; } =
        typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
