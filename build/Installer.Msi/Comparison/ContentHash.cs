using System.Security.Cryptography;

using Installer.Msi.Streams;

namespace Installer.Msi.Comparison;

/// <summary>The SHA-256 of a content that is read piece by piece.</summary>
public static class ContentHash
{
    private const int PieceLength = 1 << 20;

    /// <summary>Computes the hash.</summary>
    /// <param name="content">The content.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The SHA-256 in upper-case hexadecimal digits.</returns>
    /// <exception cref="IOException">The content cannot be read.</exception>
    public static string Of(StreamSource content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = content.Open();
        var buffer = new byte[Math.Clamp(content.Length, 1, PieceLength)];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
