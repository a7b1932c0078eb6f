namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE38: a component that is installed into the user's profile has a registry value under HKCU as its key path.</summary>
internal sealed class Ice38 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => package.Directories.IsInProfile(row["Directory_"])))
        {
            if (UserKeyPath.Flaw(package, component) is { } flaw)
            {
                report.Error($"Component '{component.Key}' is installed into the user's profile ('{component["Directory_"]}'); {flaw}");
            }
        }
    }
}
