namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE47: a feature has at most 1,600 components.</summary>
internal sealed class Ice47 : Evaluator
{
    private const int MaxComponents = 1600;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var feature in package.Rows("FeatureComponents").CountBy(row => row["Feature_"]).Where(feature => feature.Value > MaxComponents))
        {
            report.Error($"Feature '{feature.Key}' has {feature.Value} components; {MaxComponents} are the most.");
        }
    }
}
