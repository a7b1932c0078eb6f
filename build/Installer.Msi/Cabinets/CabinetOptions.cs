namespace Installer.Msi.Cabinets;

/// <summary>How a cabinet is written.</summary>
public sealed record CabinetOptions
{
    /// <summary>The compression.</summary>
    public CabinetCompression Compression { get; init; } = CabinetCompression.Mszip;

    /// <summary>The effort of MSZIP: 1 (fast) to 9 (small), as zlib has it.</summary>
    public int CompressionLevel { get; init; } = 6;

    /// <summary>The window of LZX as a power of two: 15 (32 KB) to 21 (2 MB). Larger windows find more, and take more memory here and where it is unpacked.</summary>
    public int LzxWindowBits { get; init; } = LzxFormat.MaxWindowBits;

    /// <summary>How many folders are compressed at a time, at least 1; the output does not depend on it.</summary>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Where to look for what is packed already; <c>null</c> for nowhere.</summary>
    public CabinetCache? Cache { get; init; }

    /// <summary>Uncompressed bytes at which a folder is full. A larger file is a folder by itself.</summary>
    internal int FolderLength { get; init; } = 8 << 20;

    /// <summary>Whether LZX makes the targets of x86 calls absolute.</summary>
    internal bool TranslatesCalls { get; init; }

    /// <summary>Files of at least that many bytes are stored once when their content is the same.</summary>
    internal int SharedContentLength { get; init; } = CabinetFormat.BlockLength;
}
