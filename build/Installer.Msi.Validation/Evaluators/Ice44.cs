namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE44: the dialogs that controls open are there.</summary>
internal sealed class Ice44 : Evaluator
{
    private static readonly string[] Events = ["NewDialog", "SpawnDialog", "SpawnWaitDialog"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("ControlEvent").Where(row => Events.Contains(row["Event"])))
        {
            if (!row["Argument"].Contains('[', StringComparison.Ordinal) && package.Find("Dialog", row["Argument"]) is null)
            {
                report.Error($"Control '{row["Dialog_"]}.{row["Control_"]}' opens '{row["Argument"]}' ({row["Event"]}), which is no row of the Dialog table.");
            }
        }
    }
}
