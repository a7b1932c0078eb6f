namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE05: the properties that every package needs are there.</summary>
internal sealed class Ice05 : Evaluator
{
    private static readonly string[] Required = ["Manufacturer", "ProductCode", "ProductLanguage", "ProductName", "ProductVersion"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var name in Required.Where(name => package.Find("Property", name) is null))
        {
            report.Error($"The Property table needs '{name}'.");
        }
    }
}
