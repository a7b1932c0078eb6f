using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A pattern of files: a path whose last part may have wildcards, or whose last parts are <c>**</c> and a name with wildcards.</summary>
/// <param name="Path">The pattern as authored.</param>
/// <param name="Source">Where it was authored.</param>
internal sealed record HarvestPattern(string Path, SourceLine Source);
