using System.Text;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>The file admin-settings.json: written when ADMINSETTINGS is given, removed by an uninstall when this product wrote it.</summary>
internal sealed class AdminSettingsPart(IFileSystem files) : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
        if (!context.IsPerMachine || context.IsUninstall || Text(context) is not { } text)
        {
            return;
        }

        if (Encoding.UTF8.GetByteCount(text) > WriteAdminSettings.MaximumLength)
        {
            context.Refuse($"ADMINSETTINGS has more than {WriteAdminSettings.MaximumLength} bytes, the most that is allowed. Shorten it.");
        }

        if (FileActions.Try(() =>
        {
            using var folder = TrustedFolder.TryOpen(files, ProductData.Folder(context), FolderTrust.Above);
            folder?.Read(WriteAdminSettings.FileName, WriteAdminSettings.MaximumLength);
        }) is { } fault)
        {
            context.Refuse($"ADMINSETTINGS: {fault}");
        }
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        var wasWritten = context.Recorded[RecordedSettings.AdminSettingsWrittenName] == "1";
        var given = context.IsUninstall ? null : context.Settings.AdminSettings;
        var text = Text(context);
        if (text is not null)
        {
            context.Hand("WriteAdminSettings", context.Protect(WriteAdminSettings.TextKey, text));
        }
        else if (wasWritten && !context.IsUpgradeRemoval && (context.IsUninstall || given == PublicProperty.TakenAway))
        {
            context.Hand("WriteAdminSettings");
        }
    }

    private static string? Text(InstallationContext context) => !context.IsUninstall && context.Settings.AdminSettings is not (null or PublicProperty.TakenAway) ? context.Settings.AdminSettings : null;
}
