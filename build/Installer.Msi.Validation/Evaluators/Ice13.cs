namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE13: dialogs are in the sequences of the user interface only.</summary>
internal sealed class Ice13 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in SequenceTables.Execute)
        {
            foreach (var action in package.Rows(table).Where(row => package.Find("Dialog", row["Action"]) is not null))
            {
                report.Error($"{table}: '{action.Key}' is a dialog, which only a sequence of the user interface may have.");
            }
        }
    }
}
