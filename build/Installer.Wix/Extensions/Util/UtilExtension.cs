using Installer.Wix.Localization;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions.Util;

/// <summary>The utility extension: <c>WixToolset.Util.wixext</c>.</summary>
internal sealed class UtilExtension() : WixExtension("Util", UtilLanguage.Instance)
{
    /// <inheritdoc />
    public override IEnumerable<WixLocalization> Localizations => [UtilTexts.English];

    /// <inheritdoc />
    public override IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables) =>
        [.. UtilLibrary.CreateErrors(Name, tables), .. Enum.GetValues<Platform>().SelectMany(architecture => new UtilLibrary(Name, architecture, tables).Fragments)];
}
