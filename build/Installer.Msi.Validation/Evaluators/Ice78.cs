namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE78: an advertisement shows nothing.</summary>
internal sealed class Ice78 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("AdvtUISequence"))
        {
            report.Error($"AdvtUISequence has the action '{row.Key}'; the table must be empty.");
        }
    }
}
