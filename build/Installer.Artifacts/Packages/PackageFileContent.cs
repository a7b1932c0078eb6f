using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Installer.Artifacts.Packages;

/// <summary>Takes the content of a file of a package: counts and hashes it, and keeps it if it is a program or a library.</summary>
/// <param name="executables">The folder in which programs are kept, or null.</param>
internal sealed class PackageFileContent(string? executables) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<byte> head = [];
    private FileStream? copy;
    private string? path;
    private string? sha256;
    private long length;

    private static ReadOnlySpan<byte> ExecutableMark => "MZ"u8;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    /// <summary>Says what was written. Ends the writing.</summary>
    /// <param name="name">The file's name in the package.</param>
    /// <returns>The file.</returns>
    public PackageFile ToPackageFile(string name)
    {
        Dispose();
        return new PackageFile(name, length, sha256!, path);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        length += buffer.Length;
        if (head.Count >= ExecutableMark.Length)
        {
            copy?.Write(buffer);
            return;
        }

        head.AddRange(buffer);
        if (executables is not null && CollectionsMarshal.AsSpan(head).StartsWith(ExecutableMark))
        {
            path = Path.Combine(executables, Path.GetRandomFileName());
            copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            copy.Write(CollectionsMarshal.AsSpan(head));
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && sha256 is null)
        {
            sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            hash.Dispose();
            copy?.Dispose();
        }

        base.Dispose(disposing);
    }
}
