using System.Runtime.InteropServices;

namespace Installer.Msi.Streams;

/// <summary>Content that is already in memory.</summary>
internal sealed class MemoryStreamSource(ReadOnlyMemory<byte> content) : StreamSource
{
    /// <inheritdoc/>
    public override long Length => content.Length;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override Stream Open() => MemoryMarshal.TryGetArray(content, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
