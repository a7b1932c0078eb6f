namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE48: no directory is fixed to a local drive by the Property table.</summary>
internal sealed class Ice48 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var property in package.Rows("Property").Where(row => package.Directories.Contains(row.Key) && row["Value"] is [var drive, ':', ..] && char.IsAsciiLetter(drive)))
        {
            report.Warning($"Directory '{property.Key}' is fixed to '{property["Value"]}' by the Property table; not every computer has that.");
        }
    }
}
