namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE88: the folders of INI files are known: directories, or properties that something sets.</summary>
internal sealed class Ice88 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("IniFile").Where(row => row["DirProperty"].Length > 0 && !IsKnown(package, row["DirProperty"])))
        {
            report.Warning($"IniFile '{row.Key}' is in '{row["DirProperty"]}', which is no directory and no property that something sets.");
        }
    }

    private static bool IsKnown(Package package, string name) =>
        package.Directories.Contains(name) || SystemFolders.All.Contains(name) || package.Find("Property", name) is not null || package.Find("AppSearch", "Property", name).Any()
        || package.Find("CustomAction", "Source", name).Any(action => CustomActionType.Of(action).Basic == CustomActionType.SetProperty);
}
