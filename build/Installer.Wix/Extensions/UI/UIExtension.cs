using Installer.Wix.Localization;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions.UI;

/// <summary>The extension of dialogs: <c>WixToolset.UI.wixext</c>. Its library is authored in <c>Library</c> and compiled when a package takes it.</summary>
internal sealed class UIExtension() : WixExtension("UI", UILanguage.Instance)
{
    private const string Binary = "WixUiCa";
    private const string DefaultCulture = "en-US";

    /// <inheritdoc />
    public override IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables) =>
        [.. base.CreateLibrary(platform, tables), .. Enum.GetValues<Platform>().SelectMany(architecture => CreateActions(architecture, tables))];

    /// <inheritdoc />
    public override IEnumerable<WixLocalization> LocalizationsFor(IReadOnlyList<string> cultures)
    {
        var texts = TextsByName();
        var known = cultures.Where(texts.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (known.Count > 0)
        {
            return known.Select(culture => ReadTexts(texts[culture]));
        }

        // A package in a language that is not here has its own texts in that language and the others in English.
        var english = ReadTexts(texts[DefaultCulture]);
        return [cultures.Count == 0 ? english : english with { Culture = cultures[0].ToLowerInvariant(), Codepage = null }];
    }

    /// <inheritdoc />
    public override void FinishLinking(List<Symbol> symbols) => PrintSteps.Replace(symbols);

    private IEnumerable<Section> CreateActions(Platform architecture, TableDefinitions tables)
    {
        yield return Begin().Action("WixUIValidatePath", "ValidatePath", CustomActionBits.IgnoreResult).Section;
        yield return Begin().Library(substitute: "WIXUI_INSTALLDIR_VALID").Section;

        ExtensionFragment Begin() => new(Name, ExtensionFragment.NameFor(Binary, architecture), architecture, tables);
    }
}
