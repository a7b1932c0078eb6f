namespace Installer.Msi.Database;

/// <summary>The strings of a database that was read.</summary>
/// <param name="Codepage">Their code page.</param>
/// <param name="ReferenceLength">Bytes in a reference to a string, 2 or 3.</param>
/// <param name="Strings">The strings by number; <c>null</c> at 0 and where an entry is not used.</param>
internal sealed record StringPool(int Codepage, int ReferenceLength, IReadOnlyList<string?> Strings);
