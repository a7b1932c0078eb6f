namespace Installer.Msi.Cabinets;

/// <summary>Writes cabinets (MS-CAB).</summary>
public static class CabinetWriter
{
    /// <summary>Writes a cabinet. The same input gives the same bytes, whatever the number of cores.</summary>
    /// <param name="output">Where to; it must be able to seek. What it holds when an exception is thrown is not a cabinet.</param>
    /// <param name="entries">The files in the order in which the cabinet shall list them.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told, now and then, how many bytes of the entries' content have been dealt with.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">A limit of the format is exceeded, or a file cannot be read or changes while it is read.</exception>
    public static void Write(Stream output, IReadOnlyList<CabinetEntry> entries, CabinetOptions options, IProgress<long>? progress, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
