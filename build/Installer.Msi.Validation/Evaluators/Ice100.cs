namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE100: an embedded user interface is one library, which gets messages, and resources, which get none.</summary>
internal sealed class Ice100 : Evaluator
{
    private const int IsUserInterface = 1;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("MsiEmbeddedUI").Where(row => row.HasBits("Attributes", IsUserInterface)).Skip(1))
        {
            report.Error($"MsiEmbeddedUI '{row.Key}' is marked as the user interface, as another row is.");
        }

        foreach (var row in package.Rows("MsiEmbeddedUI"))
        {
            var isUserInterface = row.HasBits("Attributes", IsUserInterface);
            if (isUserInterface != row.Number("MessageFilter") is not (null or 0))
            {
                report.Error($"MsiEmbeddedUI '{row.Key}' {(isUserInterface ? "is the user interface, but gets no messages" : "is a resource, but is to get messages")}.");
            }
        }

        foreach (var name in package.Rows("MsiEmbeddedUI").GroupBy(row => row["FileName"], StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
        {
            report.Error($"MsiEmbeddedUI has several files of the name '{name.Key}'.");
        }

        if (package.Rows("MsiEmbeddedChainer").Count > 1)
        {
            report.Warning("MsiEmbeddedChainer has several rows; only one of their conditions may be true.");
        }
    }
}
