using Installer.Wix.Localization;
using Installer.Wix.Symbols;

namespace Installer.Wix.Libraries;

/// <summary>What a library holds: compiled sections and texts.</summary>
/// <param name="Sections">The sections, from which a package takes those that it refers to.</param>
/// <param name="Localizations">The texts.</param>
internal sealed record WixLibrary(IReadOnlyList<Section> Sections, IReadOnlyList<WixLocalization> Localizations);
