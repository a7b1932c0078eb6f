namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE35: a component with files in a cabinet can be installed; it need not run from the source.</summary>
internal sealed class Ice35 : Evaluator
{
    private const int SourceOnly = 1;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var media = package.Rows("Media").OrderBy(row => row.Number("LastSequence")).ToArray();
        foreach (var file in package.Rows("File"))
        {
            if (package.Find("Component", file["Component_"]) is { } component && component.HasBits("Attributes", SourceOnly)
                && Array.Find(media, row => row.Number("LastSequence") >= file.Number("Sequence")) is { Values: not null } medium && medium["Cabinet"].Length > 0)
            {
                report.Warning($"Component '{component.Key}' only runs from the source, but its file '{file.Key}' is in the cabinet '{medium["Cabinet"]}'.");
            }
        }
    }
}
