namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE11: a nested installation of an advertised product names a product code, and not the package's own.</summary>
internal sealed class Ice11 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var action in package.Rows("CustomAction").Where(row => CustomActionType.Of(row).Basic == CustomActionType.NestedAdvertised))
        {
            var source = action["Source"];
            if (!GuidText.IsValid(source))
            {
                report.Error($"Custom action '{action.Key}' installs another product, but its source '{source}' is no product code in upper case.");
            }
            else if (source == package.Property("ProductCode"))
            {
                report.Error($"Custom action '{action.Key}' installs the package itself, {source}.");
            }
        }
    }
}
