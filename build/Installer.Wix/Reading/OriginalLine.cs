namespace Installer.Wix.Reading;

/// <summary>Annotation of a node of a source that was converted while it was read: where it stands in the file.</summary>
/// <param name="Line">The line, from 1.</param>
internal sealed record OriginalLine(int Line);
