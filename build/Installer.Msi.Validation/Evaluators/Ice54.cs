namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE54: the file that is a component's key path does not take its version from another.</summary>
internal sealed class Ice54 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => KeyPathTable.Of(row) == KeyPathTable.File))
        {
            if (package.Find("File", component["KeyPath"]) is { } file && file["Version"] != file.Key && package.Find("File", file["Version"]) is { } companion)
            {
                report.Warning($"Component '{component.Key}': its key path '{file.Key}' takes its version from '{companion.Key}'.");
            }
        }
    }
}
