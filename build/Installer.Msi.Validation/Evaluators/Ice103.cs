using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE103: what is printed is a text that scrolls, and what is started is a file of the package.</summary>
internal sealed class Ice103 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("ControlEvent"))
        {
            if (row["Event"] == "MsiPrint" && !package.Find("Control", "Dialog_", row["Dialog_"]).Any(control => control["Type"] == "ScrollableText"))
            {
                report.Error($"Control '{row["Dialog_"]}.{row["Control_"]}' prints (MsiPrint), but its dialog has no ScrollableText.");
            }

            if (row["Event"] == "MsiLaunchApp")
            {
                var files = FormattedText.References(row["Argument"]).Where(reference => reference.Kind == FormattedReferenceKind.File);
                foreach (var reference in files.Where(reference => package.Find("File", reference.Name) is null))
                {
                    report.Error($"Control '{row["Dialog_"]}.{row["Control_"]}' starts '{reference.Name}' (MsiLaunchApp), which is no row of the File table.");
                }
            }
        }
    }
}
