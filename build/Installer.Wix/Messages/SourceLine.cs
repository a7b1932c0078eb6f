using System.Globalization;

namespace Installer.Wix.Messages;

/// <summary>A place in a source file.</summary>
/// <param name="File">The file's path as it was given.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
public sealed record SourceLine(string File, int Line)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line})") : File;
}
