namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE75: a custom action that runs an installed file comes after CostFinalize, before which the file's place is not known.</summary>
internal sealed class Ice75 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in SequenceTables.InstallAndAdmin)
        {
            var sequence = package.Sequence(table);
            foreach (var action in package.Rows("CustomAction").Where(row => CustomActionType.Of(row).IsInstalledFile && sequence.GetValueOrDefault(row.Key) > 0))
            {
                if (!sequence.TryGetValue("CostFinalize", out var cost))
                {
                    report.Error($"{table} has '{action.Key}', which runs an installed file, but no CostFinalize.");
                }
                else if (sequence[action.Key] < cost)
                {
                    report.Error($"{table}: '{action.Key}' ({sequence[action.Key]}) runs an installed file; it must come after CostFinalize ({cost}).");
                }
            }
        }
    }
}
