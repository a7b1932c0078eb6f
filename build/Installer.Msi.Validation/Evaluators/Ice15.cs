namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE15: the extension of a content type names a content type of that extension.</summary>
internal sealed class Ice15 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var mime in package.Rows("MIME"))
        {
            var extension = mime["Extension_"];
            var types = package.Find("MIME", "Extension_", extension).Select(row => row["ContentType"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var row in package.Find("Extension", "Extension", extension).Where(row => !types.Contains(row["MIME_"])))
            {
                report.Error($"Content type '{mime.Key}' names the extension '{extension}', which names {(row["MIME_"].Length == 0 ? "none" : $"'{row["MIME_"]}'")}.");
            }
        }

        foreach (var extension in package.Rows("Extension").Where(row => row["MIME_"].Length > 0))
        {
            if (package.Find("MIME", extension["MIME_"]) is { } mime && !package.Find("Extension", "Extension", mime["Extension_"]).Any(row => row["MIME_"] == mime.Key))
            {
                report.Error($"Extension '{extension["Extension"]}' names the content type '{mime.Key}', whose extension '{mime["Extension_"]}' does not.");
            }
        }
    }
}
