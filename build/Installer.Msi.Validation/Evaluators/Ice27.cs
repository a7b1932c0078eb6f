namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE27: the actions of a sequence are known, in the order that they need, and in the part of the sequence where they belong.</summary>
internal sealed class Ice27 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in SequenceTables.All)
        {
            foreach (var row in package.Rows(table))
            {
                if (!StandardActions.All.Contains(row["Action"]) && package.Find("CustomAction", row["Action"]) is null && package.Find("Dialog", row["Action"]) is null)
                {
                    report.Error($"{table}: '{row["Action"]}' is no standard action, no custom action and no dialog.");
                }
            }

            var sequence = package.Sequence(table);
            foreach (var (first, second) in StandardActions.Order)
            {
                if (sequence.TryGetValue(first, out var one) && sequence.TryGetValue(second, out var other) && one > other)
                {
                    report.Error($"{table}: '{first}' ({one}) must come before '{second}' ({other}).");
                }
            }

            CheckExecution(table, sequence, report);
        }
    }

    private static void CheckExecution(string table, Dictionary<string, int> sequence, Report report)
    {
        var script = sequence.Where(action => StandardActions.Script.Contains(action.Key)).ToArray();
        if (!sequence.TryGetValue("InstallFinalize", out var end))
        {
            if (script.Length > 0)
            {
                report.Error($"{table} changes the system ('{script[0].Key}'), but has no InstallFinalize.");
            }

            return;
        }

        if (script.Length == 0)
        {
            report.Error($"{table} has InstallFinalize, but no action that changes the system.");
        }

        var start = sequence.TryGetValue("InstallInitialize", out var initialize) ? initialize : sequence.GetValueOrDefault("InstallValidate", int.MinValue);
        foreach (var (action, number) in script.Where(action => action.Value < start || action.Value > end))
        {
            report.Error($"{table}: '{action}' ({number}) changes the system; it must come between InstallInitialize ({start}) and InstallFinalize ({end}).");
        }
    }
}
