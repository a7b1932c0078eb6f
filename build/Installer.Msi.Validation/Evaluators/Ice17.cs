namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE17: a push button does something, pictures are in the Binary table, and groups and lists have their entries.</summary>
internal sealed class Ice17 : Evaluator
{
    private static readonly string[] PictureButtons = ["PushButton", "CheckBox", "RadioButtonGroup"];
    private static readonly string[] Lists = ["RadioButtonGroup", "ListBox", "ComboBox", "ListView"];

    // The installer fills this list itself.
    private static readonly string[] FilledAtRunTime = ["FileInUseProcess"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var withEvents = package.Rows("ControlEvent").Select(row => $"{row["Dialog_"]}.{row["Control_"]}").ToHashSet(StringComparer.Ordinal);
        foreach (var control in package.Rows("Control"))
        {
            if (control["Type"] == "PushButton" && !withEvents.Contains(control.Key) && CanBePushed(package, control))
            {
                report.Error($"Push button '{control.Key}' has no event in the ControlEvent table: it does nothing.");
            }

            CheckPicture(package, control, report);
            var property = control["Property"];
            if (Lists.Contains(control["Type"]) && property.Length > 0 && !control.HasBits("Attributes", ControlAttributes.Indirect) && !FilledAtRunTime.Contains(property)
                && !package.Find(EntriesOf(control["Type"]), "Property", property).Any())
            {
                report.Warning($"{control["Type"]} '{control.Key}' has no entries: the {EntriesOf(control["Type"])} table has no row of the property '{property}'.");
            }
        }
    }

    /// <summary>Whether a button is shown and enabled, or may become so.</summary>
    private static bool CanBePushed(Package package, Row control) =>
        (control.Number("Attributes") & (ControlAttributes.Visible | ControlAttributes.Enabled)) == (ControlAttributes.Visible | ControlAttributes.Enabled)
        || package.Find("ControlCondition", "Dialog_", control["Dialog_"]).Any(row => row["Control_"] == control["Control"] && row["Action"] is ("Enable" or "Show"));

    private static void CheckPicture(Package package, Row control, Report report)
    {
        var isPicture = control["Type"] is "Bitmap" or "Icon";
        var bits = PictureButtons.Contains(control["Type"]) ? (control.Number("Attributes") ?? 0) & (ControlAttributes.Bitmap | ControlAttributes.Icon) : 0;
        if (bits == (ControlAttributes.Bitmap | ControlAttributes.Icon))
        {
            report.Error($"Control '{control.Key}' has both the Bitmap and the Icon attribute.");
        }
        else if (bits != 0 && control["Type"] == "RadioButtonGroup")
        {
            foreach (var button in package.Find("RadioButton", "Property", control["Property"]))
            {
                CheckBinary(button["Text"], $"Radio button '{button.Key}' of control '{control.Key}'");
            }
        }
        else if (isPicture || bits != 0)
        {
            CheckBinary(control["Text"], $"{control["Type"]} '{control.Key}'");
        }

        void CheckBinary(string name, string what)
        {
            // What a property names is known only when the dialog is shown.
            if (name.Length > 0 && !name.Contains('[', StringComparison.Ordinal) && package.Find("Binary", name) is null)
            {
                report.Error($"{what} shows '{name}', which is no row of the Binary table.");
            }
        }
    }

    private static string EntriesOf(string type) => type == "RadioButtonGroup" ? "RadioButton" : type;
}
