using System.Buffers.Binary;
using System.IO.Compression;

namespace Installer.Msi.Cabinets;

/// <summary>Packs the blocks of one folder, or of one piece of it, with MSZIP.</summary>
/// <remarks>One deflate stream runs through them, so that a block can refer back to the one before it. It is flushed to a whole byte
/// after each block, and an empty last block added, for a reader takes every MSZIP block as a deflate stream of its own that starts with
/// the folder's last 32 KB in its window.</remarks>
internal sealed class MszipEncoder : IBlockEncoder
{
    private readonly OutputWindow window = new();
    private readonly byte[] packed = new byte[CabinetFormat.MaxPackedLength];
    private readonly ZLibCompressionOptions options;
    private readonly PackedBlockSink sink;
    private DeflateStream? deflate;

    /// <summary>Makes an encoder.</summary>
    /// <param name="compressionLevel">1 to 9.</param>
    /// <param name="sink">Takes the packed blocks.</param>
    public MszipEncoder(int compressionLevel, PackedBlockSink sink)
    {
        options = new ZLibCompressionOptions { CompressionLevel = compressionLevel };
        this.sink = sink;
    }

    /// <inheritdoc/>
    public int HistoryLength => CabinetFormat.BlockLength;

    /// <inheritdoc/>
    public void Start(long position, int historyLength)
    {
        deflate?.Dispose();
        deflate = new DeflateStream(window, options, leaveOpen: true);
    }

    /// <inheritdoc/>
    public void Prime(ReadOnlySpan<byte> raw)
    {
        deflate!.Write(raw);
        deflate.Flush();
    }

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<byte> raw, bool endsPiece) => sink(packed.AsSpan(0, Encode(raw)), raw.Length);

    /// <inheritdoc/>
    public void Finish()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => deflate?.Dispose();

    private int Encode(ReadOnlySpan<byte> raw)
    {
        var signature = CabinetFormat.Mszip.Signature;
        var end = CabinetFormat.Mszip.EmptyLastBlock;
        var storedLength = signature.Length + CabinetFormat.Mszip.StoredHeaderLength + raw.Length;
        signature.CopyTo(packed);
        window.StartBlock(packed, signature.Length, storedLength - end.Length);
        deflate!.Write(raw);
        deflate.Flush();
        if (window.EndBlock() is { } length)
        {
            end.CopyTo(packed.AsSpan(length));
            return length + end.Length;
        }

        // What does not get smaller is stored. The deflate stream goes on behind it all the same: a reader's window holds these bytes too.
        packed[signature.Length] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(signature.Length + 1), (ushort)raw.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(signature.Length + 3), (ushort)~raw.Length);
        raw.CopyTo(packed.AsSpan(signature.Length + CabinetFormat.Mszip.StoredHeaderLength));
        return storedLength;
    }

    /// <summary>Takes what the deflate stream puts out for a block, as far as there is room, and drops what it puts out before and behind.</summary>
    private sealed class OutputWindow : Stream
    {
        private byte[]? target;
        private int position;
        private int end;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        /// <summary>Takes output from now on.</summary>
        public void StartBlock(byte[] buffer, int start, int limit) => (target, position, end) = (buffer, start, limit);

        /// <summary>Takes no more output.</summary>
        /// <returns>Where the output ended, or <c>null</c> when there was not room enough.</returns>
        public int? EndBlock()
        {
            target = null;
            return position <= end ? position : null;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (target is not null && position + buffer.Length <= end)
            {
                buffer.CopyTo(target.AsSpan(position));
            }

            position = Math.Min(position + buffer.Length, int.MaxValue / 2);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
