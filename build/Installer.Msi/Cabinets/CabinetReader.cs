namespace Installer.Msi.Cabinets;

/// <summary>Reads cabinets (MS-CAB): stored and MSZIP, each cabinet by itself.</summary>
public sealed class CabinetReader
{
    /// <summary>Reads a cabinet's list of files.</summary>
    /// <param name="input">A stream that can seek; the cabinet starts at its position. It stays open and must outlive the reader.</param>
    /// <exception cref="MsiException">The file is not a well-formed cabinet, or one that this reader does not read.</exception>
    public CabinetReader(Stream input) => throw new NotImplementedException();

    /// <summary>The files in the cabinet's order.</summary>
    public IReadOnlyList<CabinetFile> Files { get; } = [];

    /// <summary>Extracts files; each folder is decompressed once.</summary>
    /// <param name="open">Gives the stream to write a file to, which is then disposed, or <c>null</c> to leave the file out.</param>
    /// <param name="cancellation">Ends the extraction early.</param>
    /// <exception cref="MsiException">A checksum is wrong or a block cannot be decompressed.</exception>
    public void Extract(Func<CabinetFile, Stream?> open, CancellationToken cancellation = default) => throw new NotImplementedException();
}
