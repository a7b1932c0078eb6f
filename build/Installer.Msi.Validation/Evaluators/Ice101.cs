namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE101: the name of a feature has at most 38 characters.</summary>
internal sealed class Ice101 : Evaluator
{
    private const int MaxLength = 38;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var feature in package.Rows("Feature").Where(row => row.Key.Length > MaxLength))
        {
            report.Error($"Feature '{feature.Key}': its name has {feature.Key.Length} characters; {MaxLength} are the most.");
        }
    }
}
