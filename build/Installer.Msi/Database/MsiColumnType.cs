namespace Installer.Msi.Database;

/// <summary>The storage types of a Windows Installer column (Windows Installer SDK, "Column Definition Format").</summary>
public enum MsiColumnType
{
    /// <summary>Two-byte signed integer, <c>i2</c>; values -32767 to 32767.</summary>
    Integer2,

    /// <summary>Four-byte signed integer, <c>i4</c>; values -2147483647 to 2147483647.</summary>
    Integer4,

    /// <summary>A reference into the string pool, <c>s</c>, or <c>l</c> when the column is localizable.</summary>
    Text,

    /// <summary>A stream of its own, named after the table and the row's key, <c>v0</c>.</summary>
    Stream,
}
