namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE89: the parent of a ProgId is a ProgId.</summary>
internal sealed class Ice89 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("ProgId").Where(row => row["ProgId_Parent"].Length > 0 && package.Find("ProgId", row["ProgId_Parent"]) is null))
        {
            report.Error($"ProgId '{row.Key}': its parent '{row["ProgId_Parent"]}' is no row of the ProgId table.");
        }
    }
}
