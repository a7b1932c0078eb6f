using System.Reflection;

namespace DockerDesktop.Setup;

/// <summary>The version of this program, which is that of its packages.</summary>
internal static class SetupVersion
{
    public static string Text { get; } = typeof(SetupVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
