using Installer.Msi.Streams;

namespace Installer.Wix.Binding;

/// <summary>What the command line says to the binder.</summary>
/// <param name="Platform">The package's architecture.</param>
/// <param name="BindPaths">Where source files are looked for.</param>
/// <param name="Variables">The bind variables given with <c>-bv</c>.</param>
/// <param name="Cultures">The cultures given with <c>-culture</c>.</param>
/// <param name="Time">The time of the package and of the files in it.</param>
/// <param name="CompressionLevel">The compression of cabinets that have none of their own.</param>
/// <param name="BackwardCompatibleGuids">Whether GUIDs of components with a key path in the registry are as WiX v3 made them.</param>
/// <param name="Extensions">What was given with <c>-ext</c>.</param>
/// <param name="FindExtensionFile">Finds a file that an extension brings by the path that its fragments have.</param>
/// <param name="InputRead">Is told of every file that is read.</param>
internal sealed record BindOptions(
    Platform Platform,
    IReadOnlyList<BindPath> BindPaths,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Cultures,
    DateTime Time,
    string CompressionLevel,
    bool BackwardCompatibleGuids,
    IReadOnlyList<string> Extensions,
    Func<string, StreamSource?> FindExtensionFile,
    Action<string>? InputRead = null);
