namespace Installer.Msi.CompoundFiles;

/// <summary>Sizes, positions and marks of the compound file format, version 3 (MS-CFB).</summary>
internal static class CompoundFileFormat
{
    /// <summary>UTF-16 units in a directory entry's name, the terminating null not counted.</summary>
    public const int MaxNameLength = 31;
}
