namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE68: the types of custom actions are ones that there are, and elevated ones are deferred.</summary>
internal sealed class Ice68 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var action in package.Rows("CustomAction"))
        {
            var type = CustomActionType.Of(action);
            if (!type.IsKnown)
            {
                report.Error($"Custom action '{action.Key}' is of the type {type.Value}, which there is not.");
            }
            else if (type.IsNoImpersonate && !type.IsInScript)
            {
                report.Warning($"Custom action '{action.Key}' is to run elevated, but as it is not deferred it runs with the user's rights.");
            }
        }
    }
}
