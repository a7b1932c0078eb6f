namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE72: an advertisement runs no custom actions but those that set a property or a directory, or end it with an error.</summary>
internal sealed class Ice72 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows(SequenceTables.AdvtExecute))
        {
            if (package.Find("CustomAction", row["Action"]) is { } action
                && CustomActionType.Of(action).Basic is not (CustomActionType.Error or CustomActionType.SetDirectory or CustomActionType.SetProperty))
            {
                report.Error($"{SequenceTables.AdvtExecute}: the custom action '{action.Key}' is of the type {action["Type"]}; only 19, 35 and 51 may be there.");
            }
        }
    }
}
