namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE82: the actions that register the product are all there, and no two actions have one number.</summary>
internal sealed class Ice82 : Evaluator
{
    private static readonly string[] Registration = ["PublishFeatures", "PublishProduct", "RegisterProduct", "RegisterUser"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Has(SequenceTables.InstallExecute))
        {
            var present = package.Rows(SequenceTables.InstallExecute).Select(row => row["Action"]).ToHashSet(StringComparer.Ordinal);
            var missing = Registration.Where(action => !present.Contains(action)).ToArray();
            var text = $"{SequenceTables.InstallExecute} lacks {string.Join(", ", missing)}";
            if (missing.Length == Registration.Length)
            {
                report.Warning($"{text}: the product will not be registered.");
            }
            else if (missing.Length > 0)
            {
                report.Error($"{text}: the actions that register the product must be there all, or none.");
            }
        }

        foreach (var table in SequenceTables.All)
        {
            foreach (var group in package.Rows(table).Where(row => row.Number("Sequence") is > 0).GroupBy(row => row.Number("Sequence")).Where(group => group.Skip(1).Any()))
            {
                var actions = string.Join(" and ", group.Select(row => $"'{row.Key}'").Order(StringComparer.Ordinal));
                report.Warning($"{table}: {actions} have the number {group.Key}; which one comes first is not said.");
            }
        }
    }
}
