namespace Installer.Msi.CompoundFiles;

/// <summary>Reads compound files, version 3 and 4 (MS-CFB).</summary>
public static class CompoundFileReader
{
    /// <summary>Reads a compound file's directory and tables of sectors. Its streams are read from <paramref name="input"/> when they are opened.</summary>
    /// <param name="input">A stream that can seek; it stays open and must outlive what is returned.</param>
    /// <exception cref="MsiException">The file is not a well-formed compound file.</exception>
    public static CompoundFileStorage Read(Stream input) => throw new NotImplementedException();
}
