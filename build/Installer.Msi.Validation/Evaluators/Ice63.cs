namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE63: RemoveExistingProducts is where the script allows it: before it is begun, right after it is begun or run, or after it has ended.</summary>
internal sealed class Ice63 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        const string table = SequenceTables.InstallExecute;
        var sequence = package.Sequence(table);
        if (!sequence.TryGetValue("RemoveExistingProducts", out var removal))
        {
            return;
        }

        if (!sequence.TryGetValue("InstallValidate", out var validate) || removal < validate)
        {
            report.Error($"{table}: 'RemoveExistingProducts' ({removal}) must come after InstallValidate.");
            return;
        }

        string[] starts = ["InstallInitialize", "InstallExecute", "InstallExecuteAgain"];
        var before = starts.Where(action => sequence.TryGetValue(action, out var number) && number < removal).MaxBy(action => sequence[action]);
        if (before is null || (sequence.TryGetValue("InstallFinalize", out var end) && removal > end))
        {
            return;
        }

        if (sequence.Where(action => action.Value > sequence[before] && action.Value < removal).OrderBy(action => action.Value).FirstOrDefault() is { Key: not null } between)
        {
            report.Warning($"{table}: '{between.Key}' ({between.Value}) comes between {before} and RemoveExistingProducts ({removal}); it must not change the system.");
        }
    }
}
