namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE07: fonts are installed into the folder for fonts.</summary>
internal sealed class Ice07 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var font in package.Rows("Font"))
        {
            if (package.Find("File", font["File_"]) is { } file && package.Find("Component", file["Component_"]) is { } component && component["Directory_"] != "FontsFolder")
            {
                report.Error($"File '{file.Key}' is a font, but it is installed into '{component["Directory_"]}' and not into FontsFolder.");
            }
        }
    }
}
