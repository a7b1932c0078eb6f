namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE43: a component with shortcuts in the user's profile that are not advertised has a registry value under HKCU as its key path.</summary>
internal sealed class Ice43 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var shortcuts = package.Rows("Shortcut").Where(row => !Shortcuts.IsAdvertised(package, row) && package.Directories.IsInProfile(row["Directory_"]));
        foreach (var key in shortcuts.Select(row => row["Component_"]).Distinct(StringComparer.Ordinal))
        {
            if (package.Find("Component", key) is { } component && UserKeyPath.Flaw(package, component) is { } flaw)
            {
                report.Error($"Component '{key}' has shortcuts that are not advertised; {flaw}");
            }
        }
    }
}
