using Installer.Msi.Streams;

namespace Installer.Msi.Cabinets;

/// <summary>A file to put into a cabinet.</summary>
/// <param name="Name">Its name in the cabinet, at most 255 bytes in UTF-8; in a package, the key of its row in the File table.</param>
/// <param name="Content">Its content.</param>
/// <param name="LastWriteTime">Its time, stored as it is to two seconds; 1980 to 2107.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record CabinetEntry(string Name, StreamSource Content, DateTime LastWriteTime, CabinetFileAttributes Attributes)
{
    /// <summary>The SHA-256 of the content where the caller knows it. Content that turns out to be another when it is read is an error.</summary>
    public ReadOnlyMemory<byte>? Sha256 { get; init; }
}
