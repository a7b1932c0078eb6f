namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE93: no custom action has the name of a standard action.</summary>
internal sealed class Ice93 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var action in package.Rows("CustomAction").Where(row => StandardActions.All.Contains(row.Key)))
        {
            report.Warning($"Custom action '{action.Key}' has the name of a standard action.");
        }
    }
}
