namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE41: the component of a class or an extension belongs to the feature that both name.</summary>
internal sealed class Ice41 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Class").Concat(package.Rows("Extension")).Where(row => !package.IsMapped(row["Feature_"], row["Component_"])))
        {
            report.Error($"{row.Table.Name} '{row.Key}' is installed with feature '{row["Feature_"]}', to which its component '{row["Component_"]}' does not belong.");
        }
    }
}
