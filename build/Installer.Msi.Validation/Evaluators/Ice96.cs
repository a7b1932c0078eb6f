namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE96: an advertisement publishes the product and its features.</summary>
internal sealed class Ice96 : Evaluator
{
    private static readonly string[] Required = ["PublishFeatures", "PublishProduct"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var sequence = package.Sequence(SequenceTables.AdvtExecute);
        foreach (var action in Required.Where(action => package.Has(SequenceTables.AdvtExecute) && !sequence.ContainsKey(action)))
        {
            report.Warning($"{SequenceTables.AdvtExecute} lacks '{action}', without which the package cannot be advertised.");
        }
    }
}
