using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Installer.Msi.Cabinets;

/// <summary>Keeps what was packed in a folder on disk, so that the same content is not packed again.</summary>
/// <remarks>An entry is named by the SHA-256 of everything that its bytes follow from: the SHA-256 of each content, the way of packing and the version of the
/// packer. It can therefore not be out of date, and an entry whose own SHA-256 is wrong is packed anew. Whoever can write to the folder can put bytes into a
/// package, as he can by writing to the sources: the folder must be as well protected as they are.</remarks>
public sealed class CabinetCache
{
    /// <summary>Changes with the encoders.</summary>
    private const string Version = "1";

    private const string Extension = ".blocks";
    private const string TemporaryExtension = ".tmp";

    private readonly string folder;
    private volatile string? failure;

    /// <summary>Opens a cache.</summary>
    /// <param name="folder">Its folder, which is made where it is missing; nothing else should be in it.</param>
    public CabinetCache(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(this.folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e);
        }
    }

    /// <summary>Why nothing more is kept, such as a full disk; <c>null</c> while all is well. Packing does not fail with the cache.</summary>
    public string? Failure => failure;

    /// <summary>How many bytes the cache may keep; what was not used for longest goes first.</summary>
    public long MaxLength { get; init; } = 4L << 30;

    /// <summary>Deletes what was not used for longest until the rest fits.</summary>
    public void Trim()
    {
        try
        {
            DeleteWhatIsTooMuch();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another build may have deleted the same entry.
            if (Directory.Exists(folder) && failure is null && e is UnauthorizedAccessException)
            {
                Fail(e);
            }
        }
    }

    private void DeleteWhatIsTooMuch()
    {
        var left = MaxLength;
        var files = new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension is Extension or TemporaryExtension);
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            left -= file.Length;
            if (left < 0)
            {
                file.Delete();
            }
        }
    }

    /// <summary>The name of a piece's entry; <c>null</c> where the hash of a content is not known.</summary>
    internal static string? KeyOf(CabinetPiece piece, CabinetOptions options)
    {
        // Another version of .NET may have another deflate.
        var method = options.Compression switch
        {
            CabinetCompression.Mszip => string.Create(CultureInfo.InvariantCulture, $"level {options.CompressionLevel}, .NET {Environment.Version}"),
            CabinetCompression.Lzx => string.Create(CultureInfo.InvariantCulture, $"window {options.LzxWindowBits}, calls {options.TranslatesCalls}"),
            _ => string.Empty,
        };
        using var key = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var description = string.Create(CultureInfo.InvariantCulture, $"{Version}: {options.Compression} {method}, from {piece.Start} {piece.Length ?? -1}");
        key.AppendData(Encoding.UTF8.GetBytes(description));
        foreach (var (entry, hash) in piece.Contents)
        {
            if (hash is null)
            {
                return null;
            }

            key.AppendData(hash);
        }

        return Convert.ToHexStringLower(key.GetHashAndReset());
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>The blocks, or <c>null</c> where there is no sound entry.</returns>
    internal IReadOnlyList<CabinetBlock>? Read(string key)
    {
        var path = PathOf(key);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < 0 || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
        {
            return null;
        }

        var blocks = new List<CabinetBlock>();
        for (var position = 0; position < end;)
        {
            var header = bytes.AsSpan(position);
            var length = CabinetFormat.BlockHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[CabinetFormat.Block.PackedLength..]);
            blocks.Add(new CabinetBlock(bytes.AsMemory(position, length), BinaryPrimitives.ReadUInt16LittleEndian(header[CabinetFormat.Block.RawLength..])));
            position += length;
        }

        return blocks;
    }

    /// <summary>Writes an entry; it is there whole or not at all.</summary>
    internal void Write(string key, IReadOnlyList<CabinetBlock> blocks)
    {
        if (failure is not null)
        {
            return;
        }

        var temporary = Path.Combine(folder, key + TemporaryExtension);
        try
        {
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                foreach (var (bytes, _) in blocks)
                {
                    hash.AppendData(bytes.Span);
                    output.Write(bytes.Span);
                }

                output.Write(hash.GetHashAndReset());
            }

            File.Move(temporary, PathOf(key), overwrite: true);
        }
        catch (IOException) when (File.Exists(PathOf(key)))
        {
            // Another build was faster.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e);
            DeleteQuietly(temporary);
        }
    }

    private void Fail(Exception exception) => failure = $"The cabinet cache '{folder}' cannot be written: {exception.Message}";

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A part of an entry is found broken when it is read, and trimmed like an entry.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + Extension);
}
