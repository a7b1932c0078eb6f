using System.Buffers.Binary;
using System.IO.Compression;

namespace WineBed;

/// <summary>Writes PNG (ISO/IEC 15948): pictures of flat colours by a palette when they have at most 256, others with 8 bits a channel.</summary>
internal static class PngImage
{
    private const byte TrueColour = 2;
    private const byte IndexedColour = 3;

    private static readonly uint[] s_crc = MakeCrcTable();

    /// <summary>Encodes a picture.</summary>
    /// <param name="pixels">Red, green and blue of each pixel, line by line.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height.</param>
    public static byte[] Encode(byte[] pixels, int width, int height)
    {
        Dictionary<int, byte>? palette = FindPalette(pixels);
        using MemoryStream png = new();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = palette is null ? TrueColour : IndexedColour;
        WriteChunk(png, "IHDR"u8, header);
        if (palette is not null)
        {
            WriteChunk(png, "PLTE"u8, [.. palette.OrderBy(entry => entry.Value).SelectMany(entry => new[] { (byte)(entry.Key >> 16), (byte)(entry.Key >> 8), (byte)entry.Key })]);
        }

        WriteChunk(png, "IDAT"u8, Compress(pixels, palette, width, height));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static Dictionary<int, byte>? FindPalette(byte[] pixels)
    {
        Dictionary<int, byte> palette = [];
        for (int i = 0; i < pixels.Length; i += 3)
        {
            if (palette.TryAdd(Colour(pixels, i), (byte)palette.Count) && palette.Count > 256)
            {
                return null;
            }
        }

        return palette;
    }

    private static int Colour(byte[] pixels, int index) => (pixels[index] << 16) | (pixels[index + 1] << 8) | pixels[index + 2];

    private static byte[] Compress(byte[] pixels, Dictionary<int, byte>? palette, int width, int height)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                // No filter: dialogs are flat.
                zlib.WriteByte(0);
                for (int i = 3 * width * row; i < 3 * width * (row + 1); i += 3)
                {
                    if (palette is null)
                    {
                        zlib.Write(pixels, i, 3);
                    }
                    else
                    {
                        zlib.WriteByte(palette[Colour(pixels, i)]);
                    }
                }
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc = s_crc[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            uint c = n;
            for (int bit = 0; bit < 8; bit++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
