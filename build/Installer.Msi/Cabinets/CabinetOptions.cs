namespace Installer.Msi.Cabinets;

/// <summary>How a cabinet is written.</summary>
public sealed record CabinetOptions
{
    /// <summary>The compression.</summary>
    public CabinetCompression Compression { get; init; } = CabinetCompression.Mszip;

    /// <summary>How many folders are compressed at a time; the output does not depend on it.</summary>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;
}
