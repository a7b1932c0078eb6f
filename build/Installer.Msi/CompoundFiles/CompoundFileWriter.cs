namespace Installer.Msi.CompoundFiles;

/// <summary>Writes compound files, version 3 with 512-byte sectors (MS-CFB).</summary>
public static class CompoundFileWriter
{
    /// <summary>Writes a compound file. The same input gives the same bytes.</summary>
    /// <param name="output">Where to; it need not seek.</param>
    /// <param name="root">The root storage.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">The file would be larger than the format's 2 GB, or a stream does not have the length it announced.</exception>
    public static void Write(Stream output, CompoundFileStorage root, CancellationToken cancellation = default) => throw new NotImplementedException();
}
