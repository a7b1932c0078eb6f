namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE21: every component belongs to a feature.</summary>
internal sealed class Ice21 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => !package.Find("FeatureComponents", "Component_", row.Key).Any()))
        {
            report.Error($"Component '{component.Key}' belongs to no feature.");
        }
    }
}
