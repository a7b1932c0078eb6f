namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE39: the summary information is well formed.</summary>
internal sealed class Ice39 : Evaluator
{
    private const int IsCompressed = 2;
    private const int NeedsNoElevation = 8;
    private const int FileIsCompressed = 0x4000;

    private static readonly string[] Platforms = ["", "Intel", "Intel64", "x64", "Arm", "Arm64", "Alpha"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var summary = package.Summary;
        if (summary.WordCount is not (>= 0 and <= 0xF))
        {
            report.Error($"Summary information: the word count (PID 15) is {Shown(summary.WordCount)}; it must be a sum of 1, 2, 4 and 8, or 0.");
        }

        if (summary.PageCount is not > 0)
        {
            report.Error($"Summary information: the page count (PID 14) is {Shown(summary.PageCount)}; it must be the version of Windows Installer times 100.");
        }

        if (summary.RevisionNumber is not { } code || !GuidText.IsValid(code))
        {
            report.Error($"Summary information: the revision number (PID 9) is {Shown(summary.RevisionNumber)}; it must be the package code, a GUID in braces and upper case.");
        }

        if (summary.Template?.Split(';') is not [var platforms, var languages] || !platforms.Split(',').All(Platforms.Contains) || !languages.Split(',').All(IsLanguage))
        {
            report.Error($"Summary information: the template (PID 7) is {Shown(summary.Template)}; it must be of the form platform;language.");
        }

        if (summary.CreateTime > summary.LastSaveTime)
        {
            report.Warning("Summary information: the package was made (PID 12) after it was last saved (PID 13).");
        }

        if ((summary.WordCount & IsCompressed) != 0)
        {
            foreach (var file in package.Rows("File").Where(row => row.HasBits("Attributes", FileIsCompressed)))
            {
                report.Warning($"File '{file.Key}' is marked as compressed; the summary information says that of all files.");
            }
        }

        if ((summary.WordCount & NeedsNoElevation) != 0 && package.Has("MsiPackageCertificate"))
        {
            report.Warning("The summary information says that the package needs no elevation; the MsiPackageCertificate table is for packages that do.");
        }
    }

    private static bool IsLanguage(string text) => text.Length == 0 || ushort.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static string Shown(object? value) => value is null ? "missing" : $"'{value}'";
}
