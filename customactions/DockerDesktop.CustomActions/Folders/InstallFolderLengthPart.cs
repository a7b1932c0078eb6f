using System.Globalization;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// Refuses an INSTALLFOLDER in which Windows Installer could not make every file of the package (error 1320, in the middle of the installation). The limit is found out when the package is
/// built: <c>wixc harvest -limit</c>.
/// </summary>
internal sealed class InstallFolderLengthPart : IInstallationPart
{
    /// <summary>The property, private, with the most characters that the folder may have.</summary>
    public const string LimitProperty = "InstallFolderLimit";

    /// <summary>The property, private, with the path below the folder that decides.</summary>
    public const string PathProperty = "InstallFolderLimitPath";

    public void Judge(InstallationContext context)
    {
        var folder = context["INSTALLFOLDER"].TrimEnd('\\');
        if (!context.IsUninstall && context["Installed"].Length == 0 && int.TryParse(context[LimitProperty], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && folder.Length > limit)
        {
            context.Refuse(
                $"INSTALLFOLDER={folder} has {folder.Length} characters and may have at most {limit}: {context[PathProperty]} of this package lies below it, and Windows Installer makes no longer "
                + "paths. Give a shorter folder.");
        }
    }

    public void Schedule(InstallationContext context)
    {
    }
}
