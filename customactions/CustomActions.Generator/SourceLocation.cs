using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CustomActions.Generator;

/// <summary>A place in a source file. Roslyn's own location holds on to the syntax tree and is never equal to that of the next compilation.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The lines and columns.</param>
internal sealed record SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Takes what is needed from a location.</summary>
    /// <param name="location">The location.</param>
    /// <returns>The place.</returns>
    public static SourceLocation From(Location location) =>
        new(location.SourceTree?.FilePath ?? string.Empty, location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>Gives the location for a diagnostic.</summary>
    /// <returns>The location.</returns>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
