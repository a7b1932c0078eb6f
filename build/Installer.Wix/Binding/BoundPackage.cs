using Installer.Msi.Database;

namespace Installer.Wix.Binding;

/// <summary>A package that is ready to be written.</summary>
/// <param name="Database">Tables, streams and summary information; embedded cabinets are not in it yet.</param>
/// <param name="Cabinets">The cabinets to be made.</param>
/// <param name="LooseFiles">The files that lie beside the package, with their paths relative to it.</param>
internal sealed record BoundPackage(MsiDatabase Database, IReadOnlyList<Cabinet> Cabinets, IReadOnlyList<(FileFacade File, string Path)> LooseFiles);
