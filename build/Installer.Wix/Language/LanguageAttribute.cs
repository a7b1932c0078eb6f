namespace Installer.Wix.Language;

/// <summary>An attribute of an element.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its value may be, as <c>Language/README.md</c> names it.</param>
/// <param name="Summary">What it is for, in one sentence.</param>
/// <param name="IsRequired">Whether the element must have it, whatever else it has.</param>
/// <param name="Values">The words that it may be, each with what it means; none where it is no choice.</param>
/// <param name="Minimum">The lowest number.</param>
/// <param name="Maximum">The highest number.</param>
/// <param name="Default">What counts where it is not there.</param>
/// <param name="Target">What it refers to: a table or kind of symbol.</param>
internal sealed record LanguageAttribute(
    string Name,
    string Kind,
    string Summary,
    bool IsRequired,
    IReadOnlyList<(string Name, string Summary)> Values,
    int? Minimum,
    int? Maximum,
    string? Default,
    string? Target);
