namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE08: no two components have one GUID.</summary>
internal sealed class Ice08 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var groups = package.Rows("Component").Where(row => row["ComponentId"].Length > 0).GroupBy(row => row["ComponentId"], StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups.Where(group => group.Skip(1).Any()))
        {
            report.Error($"The components {string.Join(", ", group.Select(row => $"'{row.Key}'"))} all have the GUID {group.Key}.");
        }
    }
}
