namespace Installer.Msi.Comparison;

/// <summary>One thing in which two databases differ.</summary>
/// <param name="Kind">What it is in.</param>
/// <param name="Place">Where: table, row and column, or the name of a stream, a cabinet's file or a summary property.</param>
/// <param name="First">What the first database has there; <c>null</c> if nothing.</param>
/// <param name="Second">What the second database has there; <c>null</c> if nothing.</param>
/// <param name="IsVolatile">Whether it changes from build to build although nothing was changed that matters: package code, times, the bytes of a cabinet with the same files.</param>
public sealed record Difference(DifferenceKind Kind, string Place, string? First, string? Second, bool IsVolatile = false);
