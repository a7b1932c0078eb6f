namespace Installer.Wix.Localization;

/// <summary>The content of a localization file.</summary>
/// <param name="Culture">Its culture in lower case; empty for any.</param>
/// <param name="Codepage">The database's code page, if it says one.</param>
/// <param name="SummaryCodepage">The summary information's code page, if it says one.</param>
/// <param name="Strings">Its texts by identifier.</param>
/// <param name="Controls">Its placements of controls, by dialog and control.</param>
/// <param name="IsFromExtension">Whether an extension brought it.</param>
internal sealed record WixLocalization(
    string Culture,
    string? Codepage,
    string? SummaryCodepage,
    IReadOnlyList<LocalizedString> Strings,
    IReadOnlyList<LocalizedControl> Controls,
    bool IsFromExtension);
