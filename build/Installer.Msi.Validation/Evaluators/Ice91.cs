namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE91: files, INI files and shortcuts are not in a folder that is the user's own even if the product is installed for all users.</summary>
internal sealed class Ice91 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var file in package.Rows("File"))
        {
            Check(package, file, package.Find("Component", file["Component_"])?["Directory_"] ?? string.Empty, report);
        }

        foreach (var row in package.Rows("IniFile"))
        {
            Check(package, row, row["DirProperty"], report);
        }

        foreach (var row in package.Rows("Shortcut"))
        {
            Check(package, row, row["Directory_"], report);
        }
    }

    private static void Check(Package package, Row row, string directory, Report report)
    {
        if (package.Directories.SystemFolderOf(directory) is { } folder && SystemFolders.AlwaysPerUser.Contains(folder))
        {
            report.Warning($"{row.Table.Name} '{row.Key}' is installed into '{directory}' in {folder}, which is the user's own whatever ALLUSERS is; other users do not get it.");
        }
    }
}
