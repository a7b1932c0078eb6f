namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE49: the default value of a registry key is a text.</summary>
internal sealed class Ice49 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Registry").Where(row => row["Name"].Length == 0 && row["Value"] is ['#', not '#', ..]))
        {
            report.Warning($"Registry '{row.Key}' makes the default value of its key something else than a text: '{row["Value"]}'.");
        }
    }
}
