using System.Reflection;

namespace DockerDesktop.Client;

/// <summary>This program's own version.</summary>
internal static class ClientVersion
{
    /// <summary>Three fields, as the packages have it.</summary>
    public static string Current { get; } =
        typeof(ClientVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
