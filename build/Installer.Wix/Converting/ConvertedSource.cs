namespace Installer.Wix.Converting;

/// <summary>A source that was converted.</summary>
/// <param name="Text">The new source text.</param>
/// <param name="Lines">For each element and each instruction to the preprocessor, in the order of <paramref name="Text"/>, its line in the source that was read, from 1.</param>
/// <param name="Scripts">Files to be written beside it, by name.</param>
internal sealed record ConvertedSource(string Text, IReadOnlyList<int> Lines, IReadOnlyDictionary<string, string> Scripts);
