namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE51: a font whose file has its name is given none, and any other is given one.</summary>
internal sealed class Ice51 : Evaluator
{
    private static readonly string[] NamedFonts = [".ttf", ".ttc", ".otf"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var font in package.Rows("Font"))
        {
            if (package.Find("File", font["File_"]) is { } file)
            {
                var isNamed = NamedFonts.Contains(Path.GetExtension(DirectoryTree.NameIn(file["FileName"], isShort: false)), StringComparer.OrdinalIgnoreCase);
                if (isNamed && font["FontTitle"].Length > 0)
                {
                    report.Error($"Font '{font.Key}' has its name in its file and a title besides; it would be registered twice.");
                }
                else if (!isNamed && font["FontTitle"].Length == 0)
                {
                    report.Warning($"Font '{font.Key}' has no title, and its file has no name that could be used.");
                }
            }
        }
    }
}
