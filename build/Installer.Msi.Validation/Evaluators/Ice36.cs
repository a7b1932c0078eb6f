namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE36: every icon is used.</summary>
internal sealed class Ice36 : Evaluator
{
    private static readonly string[] Users = ["Class", "ProgId", "Shortcut"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var used = Users.SelectMany(package.Rows).Select(row => row["Icon_"]).Append(package.Property("ARPPRODUCTICON")).ToHashSet(StringComparer.Ordinal);
        foreach (var icon in package.Rows("Icon").Where(icon => !used.Contains(icon.Key)))
        {
            report.Warning($"Icon '{icon.Key}' is used by no shortcut, class or ProgId, nor by ARPPRODUCTICON; it only makes the package larger.");
        }
    }
}
