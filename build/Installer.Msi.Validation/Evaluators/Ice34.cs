namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE34: a group of radio buttons has a property, whose value is one of the buttons.</summary>
internal sealed class Ice34 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var control in package.Rows("Control").Where(row => row["Type"] == "RadioButtonGroup"))
        {
            var property = control["Property"];
            var isIndirect = control.HasBits("Attributes", ControlAttributes.Indirect);
            if (property.Length == 0)
            {
                report.Error($"Radio buttons '{control.Key}' need a property.");
                continue;
            }

            if (isIndirect)
            {
                if (package.Property(property) is not { Length: > 0 } indirect)
                {
                    report.Error($"Radio buttons '{control.Key}': the property '{property}', which names theirs, is not in the Property table.");
                    continue;
                }

                property = indirect;
            }

            var values = package.Find("RadioButton", "Property", property).Select(row => row["Value"]).ToHashSet(StringComparer.Ordinal);
            if (package.Find("Property", property) is not { } row)
            {
                report.Error($"Radio buttons '{control.Key}': the property '{property}' needs a value in the Property table, that of the button which is chosen at first.");
            }
            else if (values.Count > 0 && !values.Contains(row["Value"]))
            {
                report.Error($"Radio buttons '{control.Key}': the property '{property}' is '{row["Value"]}', which is none of the buttons ({string.Join(", ", values)}).");
            }
        }
    }
}
