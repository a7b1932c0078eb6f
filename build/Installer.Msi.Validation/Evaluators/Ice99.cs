namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE99: no directory has the name of a property of Windows Installer, other than of a folder.</summary>
internal sealed class Ice99 : Evaluator
{
    // These are directories by their nature.
    private static readonly string[] Folders = ["TARGETDIR", "SourceDir", "ROOTDRIVE", "PRIMARYFOLDER"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var directory in package.Rows("Directory").Where(row => InstallerProperties.All.Contains(row.Key) && !SystemFolders.All.Contains(row.Key) && !Folders.Contains(row.Key)))
        {
            report.Error($"Directory '{directory.Key}' has the name of a property of Windows Installer.");
        }
    }
}
