namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE06: a table has every column that <c>_Validation</c> knows of it.</summary>
internal sealed class Ice06 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("_Validation").Where(row => package.Tables.TryGetValue(row["Table"], out var table) && table.IndexOf(row["Column"]) < 0))
        {
            report.Error($"Table {row["Table"]} has no column {row["Column"]}, which the _Validation table knows.");
        }
    }
}
