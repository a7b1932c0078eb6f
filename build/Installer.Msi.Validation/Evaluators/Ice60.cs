namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE60: a file with a version has a language, unless it is a font, and no hash.</summary>
internal sealed class Ice60 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var file in package.Rows("File").Where(row => row["Version"].Length > 0 && package.Find("File", row["Version"]) is null))
        {
            if (file["Language"].Length == 0 && package.Find("Font", file.Key) is null)
            {
                report.Warning($"File '{file.Key}' has a version and no language; a repair would copy it again each time.");
            }

            if (package.Find("MsiFileHash", file.Key) is not null)
            {
                report.Error($"File '{file.Key}' has a version, so it must not have a hash.");
            }
        }
    }
}
