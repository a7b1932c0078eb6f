using Installer.Msi.Database;

namespace Installer.Msi.Comparison;

/// <summary>The properties of a summary information by name, in the order of their numbers.</summary>
public static class SummaryProperties
{
    /// <summary>Lists all properties, also those without a value.</summary>
    /// <param name="summary">The summary information.</param>
    /// <returns>Number (PID), name, value, and whether it changes from build to build.</returns>
    public static IReadOnlyList<(int Number, string Name, object? Value, bool IsVolatile)> Of(SummaryInformation summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return
        [
            (1, nameof(summary.Codepage), summary.Codepage, false),
            (2, nameof(summary.Title), summary.Title, false),
            (3, nameof(summary.Subject), summary.Subject, false),
            (4, nameof(summary.Author), summary.Author, false),
            (5, nameof(summary.Keywords), summary.Keywords, false),
            (6, nameof(summary.Comments), summary.Comments, false),
            (7, nameof(summary.Template), summary.Template, false),
            (8, nameof(summary.LastSavedBy), summary.LastSavedBy, false),
            (9, nameof(summary.RevisionNumber), summary.RevisionNumber, true),
            (11, nameof(summary.LastPrinted), summary.LastPrinted, true),
            (12, nameof(summary.CreateTime), summary.CreateTime, true),
            (13, nameof(summary.LastSaveTime), summary.LastSaveTime, true),
            (14, nameof(summary.PageCount), summary.PageCount, false),
            (15, nameof(summary.WordCount), summary.WordCount, false),
            (16, nameof(summary.CharacterCount), summary.CharacterCount, false),
            (18, nameof(summary.CreatingApplication), summary.CreatingApplication, false),
            (19, nameof(summary.Security), summary.Security, false),
        ];
    }
}
