namespace Installer.Msi.Cabinets;

/// <summary>A match that could be taken.</summary>
/// <param name="Length">Its length; 0 when there is none.</param>
/// <param name="FormattedOffset">The number of a repeated offset, or another offset with <see cref="LzxFormat.OffsetBias"/> added.</param>
/// <param name="Saving">How many bits it saves, literals in its place taken for comparison.</param>
internal readonly record struct LzxMatch(int Length, int FormattedOffset, int Saving);
