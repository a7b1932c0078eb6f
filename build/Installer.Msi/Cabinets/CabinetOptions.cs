namespace Installer.Msi.Cabinets;

/// <summary>How a cabinet is written.</summary>
public sealed record CabinetOptions
{
    /// <summary>The compression.</summary>
    public CabinetCompression Compression { get; init; } = CabinetCompression.Mszip;

    /// <summary>The effort of the compression: 1 (fast) to 9 (small), as zlib has it.</summary>
    public int CompressionLevel { get; init; } = 6;

    /// <summary>How many folders are compressed at a time, at least 1; the output does not depend on it.</summary>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Uncompressed bytes at which a folder is full. A larger file is a folder by itself.</summary>
    internal int FolderLength { get; init; } = 8 << 20;

    /// <summary>Files of at least that many bytes are stored once when their content is the same.</summary>
    internal int SharedContentLength { get; init; } = CabinetFormat.BlockLength;
}
