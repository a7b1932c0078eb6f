using System.Security.Cryptography;

using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.Binding;

/// <summary>Reads length, version and hash of many files at a time.</summary>
internal static class FileFactsReader
{
    private const int BufferLength = 1 << 17;

    /// <summary>Reads the facts of files; the result has their order.</summary>
    /// <param name="files">Each path with the place of its element.</param>
    /// <param name="messaging">Is told of files that cannot be read or are too long.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public static FileFacts?[] Read(IReadOnlyList<(string Path, SourceLine? Source)> files, Messaging messaging, CancellationToken cancellation)
    {
        var facts = new FileFacts?[files.Count];
        var failures = new Message?[files.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, files.Count, parallel, () => new byte[BufferLength], ReadFile, static _ => { });

        foreach (var failure in failures)
        {
            if (failure is not null)
            {
                messaging.Write(failure);
            }
        }

        return facts;

        byte[] ReadFile(int i, ParallelLoopState state, byte[] buffer)
        {
            try
            {
                facts[i] = Read(files[i].Path, buffer);
                failures[i] = facts[i] is null ? Errors.FileTooLarge(files[i].Source, files[i].Path) : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures[i] = Errors.UnreadableFile(files[i].Source, files[i].Path, exception.Message);
            }

            return buffer;
        }
    }

    /// <returns><c>null</c> when the file is longer than the File table can say; it is not read then.</returns>
    private static FileFacts? Read(string path, byte[] buffer)
    {
        path = RealPath.Follow(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (stream.Length > int.MaxValue)
        {
            return null;
        }

        var lastWriteTime = File.GetLastWriteTimeUtc(stream.SafeFileHandle);
        var version = VersionResource.Read(stream);
        stream.Position = 0;
        using var md5 = version is null ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        for (int read; (read = stream.Read(buffer)) > 0; length += read)
        {
            md5?.AppendData(buffer, 0, read);
            sha256.AppendData(buffer, 0, read);
        }

        return length > int.MaxValue
            ? null
            : new FileFacts(path, length, version?.Version, version?.Language, md5?.GetHashAndReset(), sha256.GetHashAndReset(), lastWriteTime);
    }
}
