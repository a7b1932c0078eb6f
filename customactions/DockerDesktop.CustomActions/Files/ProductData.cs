using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Where data lies. The properties are Windows Installer's own: no command line sets them.</summary>
internal static class ProductData
{
    /// <summary>For example <c>C:\ProgramData\DockerDesktop</c>.</summary>
    public static string Folder(InstallationContext context) => $"{context["CommonAppDataFolder"]}DockerDesktop";

    /// <summary>For example <c>C:\ProgramData\docker\config</c>.</summary>
    public static string EngineConfiguration(InstallationContext context) => $@"{context["CommonAppDataFolder"]}docker\config";
}
