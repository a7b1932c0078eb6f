namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE02: the file, registry value or data source that is a component's key path belongs to that component.</summary>
internal sealed class Ice02 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(component => component["KeyPath"].Length > 0))
        {
            var table = KeyPathTable.Of(component);
            if (package.Find(table, component["KeyPath"]) is not { } target)
            {
                report.Error($"Component '{component.Key}': its key path '{component["KeyPath"]}' is no row of the {table} table, which the component's attributes name.");
            }
            else if (target["Component_"] != component.Key)
            {
                report.Error($"Component '{component.Key}': its key path '{target.Key}' of the {table} table belongs to component '{target["Component_"]}'.");
            }
        }
    }
}
