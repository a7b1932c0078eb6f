namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE23: the tab key leads through the controls of a dialog in one closed circle.</summary>
internal sealed class Ice23 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var dialog in package.Rows("Dialog"))
        {
            var next = package.Find("Control", "Dialog_", dialog.Key).DistinctBy(row => row["Control"]).ToDictionary(row => row["Control"], row => row["Control_Next"], StringComparer.Ordinal);
            var first = dialog["Control_First"];
            if (first.Length == 0)
            {
                report.Error($"Dialog '{dialog.Key}' has no first control.");
            }
            else if (!next.ContainsKey(first))
            {
                report.Error($"Dialog '{dialog.Key}' has '{first}' as its first control, which it does not have.");
            }
            else if (Flaw(first, next) is { } flaw)
            {
                report.Error($"Dialog '{dialog.Key}': the tab order {flaw}.");
            }
        }
    }

    private static string? Flaw(string first, Dictionary<string, string> next)
    {
        if (next.FirstOrDefault(control => control.Value.Length > 0 && !next.ContainsKey(control.Value)) is { Key: not null } lost)
        {
            return $"leads from '{lost.Key}' to '{lost.Value}', which the dialog does not have";
        }

        // A dialog with a single control need not lead anywhere.
        if (next[first].Length == 0)
        {
            return next.Values.All(control => control.Length == 0) ? null : $"ends at '{first}'";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var current = first;
        while (seen.Add(current))
        {
            if (next[current].Length == 0)
            {
                return $"ends at '{current}'";
            }

            current = next[current];
        }

        return current != first ? $"comes back to '{current}' and not to '{first}'"
            : next.FirstOrDefault(control => control.Value.Length > 0 && !seen.Contains(control.Key)).Key is { } missed ? $"passes '{missed}' by"
            : null;
    }
}
