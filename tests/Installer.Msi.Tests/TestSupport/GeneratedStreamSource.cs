using Installer.Msi.Streams;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>Content of any length that lies nowhere: each byte follows from its position.</summary>
internal sealed class GeneratedStreamSource(long length, int seed = 0, long? announcedLength = null) : StreamSource
{
    public override long Length => announcedLength ?? length;

    public override string Name => $"generated {seed}";

    public override Stream Open() => new GeneratedStream(length, seed);

    public static byte ByteAt(long position, int seed)
    {
        var x = (ulong)(position / 8) + ((ulong)(uint)seed << 40);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (byte)((x ^ (x >> 31)) >> (int)(position % 8 * 8));
    }

    private sealed class GeneratedStream(long length, int seed) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            // Seed 0 is the quick one for large files.
            var count = (int)Math.Min(buffer.Length, length - position);
            if (seed == 0)
            {
                buffer[..count].Clear();
            }
            else
            {
                for (var i = 0; i < count; i++)
                {
                    buffer[i] = ByteAt(position + i, seed);
                }
            }

            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
