namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE19: what is advertised belongs to a component with a GUID, whose key path is a file, or for a shortcut a folder or a file.</summary>
internal sealed class Ice19 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Class").Concat(package.Rows("Extension")).Concat(package.Rows("TypeLib")))
        {
            Check(package, row, needsFile: row.Table.Name != "TypeLib", report);
        }

        foreach (var shortcut in package.Rows("Shortcut").Where(row => Shortcuts.IsAdvertised(package, row)))
        {
            Check(package, shortcut, needsFile: false, report);
        }

        foreach (var row in package.Rows("PublishComponent").Where(row => package.Find("Component", row["Component_"]) is { } component && component["ComponentId"].Length == 0))
        {
            report.Error($"PublishComponent '{row.Key}' publishes component '{row["Component_"]}', which has no GUID.");
        }
    }

    private static void Check(Package package, Row row, bool needsFile, Report report)
    {
        if (package.Find("Component", row["Component_"]) is not { } component)
        {
            return;
        }

        var what = $"{row.Table.Name} '{row.Key}' is advertised, but its component '{component.Key}'";
        if (component["ComponentId"].Length == 0)
        {
            report.Error($"{what} has no GUID.");
        }

        if (KeyPathTable.Of(component) != KeyPathTable.File)
        {
            report.Error($"{what} has a row of the {KeyPathTable.Of(component)} table as its key path, not a file.");
        }
        else if (needsFile && component["KeyPath"].Length == 0)
        {
            report.Error($"{what} has a folder as its key path, not a file.");
        }
    }
}
