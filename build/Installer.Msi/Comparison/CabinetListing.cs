using System.Globalization;
using System.Security.Cryptography;

using Installer.Msi.Cabinets;
using Installer.Msi.Streams;

namespace Installer.Msi.Comparison;

/// <summary>The files of a cabinet with the hashes of their contents.</summary>
/// <param name="Names">Their names in the cabinet's order.</param>
/// <param name="ByName">What they are.</param>
internal sealed record CabinetListing(IReadOnlyList<string> Names, IReadOnlyDictionary<string, CabinetListing.Entry> ByName)
{
    /// <summary>Reads a cabinet to its end.</summary>
    /// <param name="source">The cabinet.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The files, or <c>null</c> if the reader does not understand the cabinet or it has two files of one name.</returns>
    public static CabinetListing? TryRead(StreamSource source, CancellationToken cancellation)
    {
        if (!source.CanSeek)
        {
            return null;
        }

        var hashes = new Dictionary<CabinetFile, SHA256>();
        try
        {
            using var stream = source.Open();
            var reader = new CabinetReader(stream);
            reader.Extract(file => new CryptoStream(Stream.Null, hashes[file] = SHA256.Create(), CryptoStreamMode.Write), cancellation);
            return new CabinetListing([.. reader.Files.Select(file => file.Name)], reader.Files.ToDictionary(file => file.Name, file => new Entry(
                string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes, SHA-256 {Convert.ToHexString(hashes[file].Hash!)}"),
                file.Attributes.ToString(),
                file.LastWriteTime?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is MsiException or ArgumentException)
        {
            // The bytes are compared instead.
            return null;
        }
        finally
        {
            foreach (var hash in hashes.Values)
            {
                hash.Dispose();
            }
        }
    }

    /// <summary>A file.</summary>
    /// <param name="Content">Its length and hash.</param>
    /// <param name="Attributes">Its attributes.</param>
    /// <param name="Time">Its time, <c>null</c> without one.</param>
    internal sealed record Entry(string Content, string Attributes, string? Time);
}
