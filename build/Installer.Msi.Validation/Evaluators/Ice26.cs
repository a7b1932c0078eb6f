namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE26: a sequence has the actions that it needs, and none that it must not have.</summary>
internal sealed class Ice26 : Evaluator
{
    private static readonly string[] Costing = ["CostInitialize", "FileCost", "CostFinalize"];

    private static readonly (string Table, string[] Required)[] Required =
    [
        (SequenceTables.InstallExecute, [.. Costing, "InstallValidate", "InstallInitialize", "ProcessComponents", "UnpublishFeatures", "InstallFinalize"]),
        (SequenceTables.InstallUI, [.. Costing, "ExecuteAction"]),
        (SequenceTables.AdminExecute, [.. Costing, "InstallValidate", "InstallInitialize", "InstallAdminPackage", "InstallFiles", "InstallFinalize"]),
        (SequenceTables.AdminUI, [.. Costing, "ExecuteAction"]),
    ];

    private static readonly string[] ScriptFrame = ["InstallValidate", "InstallInitialize", "InstallFinalize", "InstallExecute", "InstallExecuteAgain", "RemoveExistingProducts"];

    // What an administrative installation does is copy files.
    private static readonly string[] AdminScript = ["InstallAdminPackage", "InstallFiles", "PatchFiles"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var (table, required) in Required.Where(entry => package.Has(entry.Table)))
        {
            var sequence = package.Rows(table).Select(row => row["Action"]).ToHashSet(StringComparer.Ordinal);
            foreach (var action in required.Where(action => !sequence.Contains(action)))
            {
                report.Error($"{table} needs the action '{action}'.");
            }

            foreach (var action in sequence.Where(action => IsProhibited(table, action)))
            {
                report.Error($"{table} must not have the action '{action}'.");
            }
        }
    }

    private static bool IsProhibited(string table, string action) => table switch
    {
        SequenceTables.InstallUI or SequenceTables.AdminUI =>
            StandardActions.Script.Contains(action) || ScriptFrame.Contains(action),
        SequenceTables.AdminExecute => action == "ExecuteAction" || action == "RemoveExistingProducts" || (StandardActions.Script.Contains(action) && !AdminScript.Contains(action)),
        _ => action is "ExecuteAction" or "InstallAdminPackage",
    };
}
