namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE04: every file is on a medium: no sequence number is above the last one of the media.</summary>
internal sealed class Ice04 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var last = package.Rows("Media").Max(medium => medium.Number("LastSequence")) ?? 0;
        foreach (var file in package.Rows("File").Where(file => file.Number("Sequence") > last))
        {
            report.Error($"File '{file.Key}' has the sequence number {file.Number("Sequence")}; the Media table ends at {last}.");
        }
    }
}
