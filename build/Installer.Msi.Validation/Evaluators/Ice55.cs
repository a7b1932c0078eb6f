namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE55: the objects of LockPermissions are there and get a permission.</summary>
internal sealed class Ice55 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("LockPermissions"))
        {
            if (row.Number("Permission") is null)
            {
                report.Error($"LockPermissions '{row.Key}' gives no permission.");
            }

            if (!LockedObjects.Exists(package, row))
            {
                report.Error($"LockPermissions '{row.Key}': there is no '{row["LockObject"]}' in the {row["Table"]} table.");
            }
        }
    }
}
