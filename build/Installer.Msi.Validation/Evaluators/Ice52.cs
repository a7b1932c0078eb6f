namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE52: the properties that searches set are public.</summary>
internal sealed class Ice52 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("AppSearch").Where(row => !Identifier.IsPublic(row["Property"])))
        {
            report.Warning($"AppSearch '{row.Key}' sets the property '{row["Property"]}', which is not public: it has lower-case letters.");
        }
    }
}
