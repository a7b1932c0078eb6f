using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Where data lies. The properties are Windows Installer's own: no command line sets them.</summary>
internal static class ProductData
{
    /// <summary>For example <c>C:\ProgramData\DockerDesktop</c>.</summary>
    public static string Folder(InstallationContext context) => $"{context["CommonAppDataFolder"]}DockerDesktop";

    /// <summary>What the product keeps in that folder, by its names. Where an installation did not make the folder, an uninstall removes these alone.</summary>
    public static readonly string[] Names =
    [
        RemoveMachineData.HelperFolderName, // logs and journals of the helper
        "vm-data", // the virtual disk
        "registry-access.json", // the Registry Access Management policy
        WriteAdminSettings.FileName,
        "install-settings.json", // of Docker Desktop's own installer, as the following
        "install-log.txt",
        "install-log-admin.txt",
        "service.txt",
        "registry.json",
        "pki",
        "tmp-d4w",
        "version",
    ];

    /// <summary>For example <c>C:\ProgramData\docker\config</c>.</summary>
    public static string EngineConfiguration(InstallationContext context) => $@"{context["CommonAppDataFolder"]}docker\config";
}
