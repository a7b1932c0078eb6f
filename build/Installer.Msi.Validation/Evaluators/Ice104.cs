using System.Text.RegularExpressions;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE104: permissions are in one of the two tables for them, for objects that there are, in the descriptor language.</summary>
internal sealed partial class Ice104 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Tables.ContainsKey("LockPermissions") && package.Tables.ContainsKey("MsiLockPermissionsEx"))
        {
            report.Error("The package has both LockPermissions and MsiLockPermissionsEx; it may have one of them.");
        }

        foreach (var row in package.Rows("MsiLockPermissionsEx"))
        {
            if (!LockedObjects.Exists(package, row))
            {
                report.Error($"MsiLockPermissionsEx '{row.Key}': there is no '{row["LockObject"]}' in the {row["Table"]} table.");
            }

            if (!Descriptor().IsMatch(row["SDDLText"]))
            {
                report.Error($"MsiLockPermissionsEx '{row.Key}': '{row["SDDLText"]}' is no security descriptor.");
            }
        }
    }

    /// <summary>Owner, group, discretionary and system list, at least one of them. What is in angle brackets is an account, in square brackets a property.</summary>
    [GeneratedRegex(@"^(?=.)(O:[^:()]+)?(G:[^:()]+)?(D:[A-Z]*(\([^()]*\))*)?(S:[A-Z]*(\([^()]*\))*)?$")]
    private static partial Regex Descriptor();
}
