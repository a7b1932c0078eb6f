using System.Security.Cryptography;

using Installer.Msi.Streams;

namespace Installer.Msi.Cabinets;

/// <summary>Finds files that have the same content.</summary>
internal static class SharedContent
{
    private const int BufferLength = 1 << 17;

    /// <summary>For each file the SHA-256 of its content when another file has the same content, else <c>null</c>.
    /// Only files of equal length are read for it, and only where the caller did not tell their hash.</summary>
    /// <exception cref="MsiException">A file cannot be read.</exception>
    public static byte[]?[] FindHashes(IReadOnlyList<CabinetEntry> entries, CabinetOptions options, CancellationToken cancellation)
    {
        var hashes = new byte[]?[entries.Count];
        var candidates = Enumerable.Range(0, entries.Count)
            .Where(i => entries[i].Content.Length >= options.SharedContentLength)
            .GroupBy(i => entries[i].Content.Length)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .ToArray();
        var errors = new MsiException?[entries.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellation };
        Parallel.ForEach(candidates, parallel, (i, state) =>
        {
            try
            {
                hashes[i] = entries[i].Sha256?.ToArray() ?? Hash(entries[i], parallel.CancellationToken);
            }
            catch (MsiException e)
            {
                errors[i] = e;
            }
        });

        // The first in order, whichever came first in time.
        if (Array.Find(errors, error => error is not null) is { } first)
        {
            throw first;
        }

        var counts = candidates.CountBy(i => Convert.ToHexString(hashes[i]!)).ToDictionary(StringComparer.Ordinal);
        foreach (var i in candidates.Where(i => counts[Convert.ToHexString(hashes[i]!)] == 1))
        {
            hashes[i] = null;
        }

        return hashes;
    }

    private static byte[] Hash(CabinetEntry entry, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = new ExactLengthReader(entry.Content, $"file '{entry.Name}'");
        var buffer = new byte[BufferLength];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }
}
