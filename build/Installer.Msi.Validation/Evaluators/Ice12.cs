namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE12: actions that set directories are on the right side of CostFinalize: type 35 after it, type 51 with a directory before it.</summary>
internal sealed class Ice12 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var actions = package.Rows("CustomAction").Where(row => CustomActionType.Of(row).Basic is CustomActionType.SetDirectory
            || (CustomActionType.Of(row).Basic == CustomActionType.SetProperty && package.Directories.Contains(row["Source"]))).ToArray();
        foreach (var action in actions.Where(row => CustomActionType.Of(row).Basic == CustomActionType.SetDirectory && !package.Directories.Contains(row["Source"])))
        {
            report.Error($"Custom action '{action.Key}' sets the directory '{action["Source"]}', which is no row of the Directory table.");
        }

        foreach (var table in SequenceTables.All)
        {
            var sequence = package.Sequence(table);
            foreach (var action in actions.Where(row => sequence.GetValueOrDefault(row.Key) > 0))
            {
                var isAfter = CustomActionType.Of(action).Basic == CustomActionType.SetDirectory;
                if (!sequence.TryGetValue("CostFinalize", out var cost))
                {
                    report.Error($"{table} has '{action.Key}', which sets the directory '{action["Source"]}', but no CostFinalize.");
                }
                else if (isAfter != (sequence[action.Key] > cost))
                {
                    var side = isAfter ? "after" : "before";
                    report.Error($"{table}: '{action.Key}' ({sequence[action.Key]}) sets the directory '{action["Source"]}'; it must come {side} CostFinalize ({cost}).");
                }
            }
        }
    }
}
