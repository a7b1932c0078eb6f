namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE22: a published component belongs to the feature with which it is published.</summary>
internal sealed class Ice22 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("PublishComponent").Where(row => !package.IsMapped(row["Feature_"], row["Component_"])))
        {
            report.Error($"PublishComponent '{row.Key}' publishes component '{row["Component_"]}' with feature '{row["Feature_"]}', to which it does not belong.");
        }
    }
}
