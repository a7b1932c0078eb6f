namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE77: deferred custom actions come between InstallInitialize and InstallFinalize.</summary>
internal sealed class Ice77 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in new[] { SequenceTables.InstallExecute, SequenceTables.AdminExecute })
        {
            var sequence = package.Sequence(table);
            foreach (var action in package.Rows("CustomAction").Where(row => CustomActionType.Of(row).IsInScript && sequence.ContainsKey(row.Key)))
            {
                var number = sequence[action.Key];
                if (!sequence.TryGetValue("InstallInitialize", out var start) || !sequence.TryGetValue("InstallFinalize", out var end))
                {
                    report.Error($"{table} has the deferred action '{action.Key}', but lacks InstallInitialize or InstallFinalize.");
                }
                else if (number < start || number > end)
                {
                    report.Error($"{table}: the deferred action '{action.Key}' ({number}) must come between InstallInitialize ({start}) and InstallFinalize ({end}).");
                }
            }
        }
    }
}
