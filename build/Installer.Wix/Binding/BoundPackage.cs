using Installer.Msi.Database;

namespace Installer.Wix.Binding;

/// <summary>A package that is ready to be written.</summary>
/// <param name="Database">Tables, streams and summary information; embedded cabinets are not in it yet.</param>
/// <param name="Cabinets">The cabinets to be made.</param>
/// <param name="LooseFiles">The files that lie beside the package, with their paths relative to it.</param>
/// <param name="Tags">What needs the package code, which is made of all the rest.</param>
/// <param name="ModuleGuid">The GUID of the merge module that it is, which is its package code; <c>null</c> for a package.</param>
internal sealed record BoundPackage(
    MsiDatabase Database,
    IReadOnlyList<Cabinet> Cabinets,
    IReadOnlyList<(FileFacade File, string Path)> LooseFiles,
    IReadOnlyList<SoftwareTag> Tags,
    string? ModuleGuid);
