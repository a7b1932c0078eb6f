namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE09: what goes into the system folder is permanent.</summary>
internal sealed class Ice09 : Evaluator
{
    private const int Permanent = 16;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => row["Directory_"] == "SystemFolder" && !row.HasBits("Attributes", Permanent)))
        {
            report.Warning($"Component '{component.Key}' is installed into SystemFolder and is not permanent.");
        }
    }
}
