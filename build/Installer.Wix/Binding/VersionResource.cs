using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Installer.Wix.Binding;

/// <summary>Reads the version resource of a program or library (PE format; "VS_VERSIONINFO" in the Windows SDK). Whatever is not well formed counts as having no version.</summary>
/// <param name="Version">The file version in four parts.</param>
/// <param name="Language">The language of the first translation as a decimal number.</param>
internal sealed record VersionResource(string Version, string? Language)
{
    private const int ResourceTypeVersion = 16;
    private const int MaximumSections = 96;
    private const int MaximumEntries = 4096;
    private const int MaximumResourceLength = 1 << 20;
    private const uint FixedInfoSignature = 0xFEEF04BD;

    /// <summary>Reads the version resource of a file, which must be able to seek.</summary>
    public static VersionResource? Read(Stream stream)
    {
        Span<byte> dos = stackalloc byte[64];
        if (stream.Length < dos.Length || !TryRead(stream, 0, dos) || dos[0] != 'M' || dos[1] != 'Z')
        {
            return null;
        }

        try
        {
            return ReadImage(stream, BinaryPrimitives.ReadUInt32LittleEndian(dos[60..]));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static VersionResource? ReadImage(Stream stream, uint headers)
    {
        Span<byte> buffer = stackalloc byte[24];
        ReadExactly(stream, headers, buffer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(buffer) != 0x00004550)
        {
            return null;
        }

        var sectionCount = BinaryPrimitives.ReadUInt16LittleEndian(buffer[6..]);
        var optionalLength = BinaryPrimitives.ReadUInt16LittleEndian(buffer[20..]);
        var optional = new byte[optionalLength];
        ReadExactly(stream, headers + 24L, optional);
        if (sectionCount > MaximumSections || optionalLength < 2)
        {
            return null;
        }

        var directories = BinaryPrimitives.ReadUInt16LittleEndian(optional) switch { 0x10B => 96, 0x20B => 112, _ => int.MaxValue - 64 };
        if (directories + 24 > optionalLength)
        {
            return null;
        }

        var resources = BinaryPrimitives.ReadUInt32LittleEndian(optional.AsSpan(directories + 16));
        if (resources == 0)
        {
            return null;
        }

        var sections = new byte[sectionCount * 40];
        ReadExactly(stream, headers + 24L + optionalLength, sections);
        var root = ToOffset(sections, resources);
        return FindVersion(stream, root) is var (address, length) && length <= MaximumResourceLength
            ? Parse(ReadBlock(stream, ToOffset(sections, address), (int)length))
            : null;
    }

    private static (uint Address, uint Length)? FindVersion(Stream stream, long root)
    {
        // Type, name, language: the first name and the first language will do.
        if (FindEntry(stream, root, ResourceTypeVersion) is not { } names
            || FindEntry(stream, root + names, null) is not { } languages
            || FindEntry(stream, root + languages, null) is not { } data)
        {
            return null;
        }

        Span<byte> entry = stackalloc byte[8];
        ReadExactly(stream, root + data, entry);
        return (BinaryPrimitives.ReadUInt32LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]));
    }

    private static uint? FindEntry(Stream stream, long directory, int? id)
    {
        Span<byte> header = stackalloc byte[16];
        ReadExactly(stream, directory, header);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header[12..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[14..]);
        if (count > MaximumEntries)
        {
            throw new InvalidDataException();
        }

        var entries = ReadBlock(stream, directory + 16, count * 8);
        for (var i = 0; i < count; i++)
        {
            var entry = entries.AsSpan(i * 8);
            if (id is null || BinaryPrimitives.ReadUInt32LittleEndian(entry) == id)
            {
                return BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]) & 0x7FFFFFFF;
            }
        }

        return null;
    }

    private static VersionResource? Parse(byte[] block)
    {
        if (block.Length < 6)
        {
            return null;
        }

        var position = SkipHeader(block, 0, out var valueLength, out var key);
        if (key != "VS_VERSION_INFO" || valueLength < 52 || position + valueLength > block.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(position)) != FixedInfoSignature)
        {
            return null;
        }

        var high = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(position + 8));
        var low = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(position + 12));
        var version = string.Create(CultureInfo.InvariantCulture, $"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}");
        return new VersionResource(version, FindTranslation(block, Align(position + valueLength)));
    }

    /// <summary>The language of the first entry of <c>VarFileInfo\Translation</c>.</summary>
    private static string? FindTranslation(byte[] block, int position)
    {
        while (position + 6 <= block.Length)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(position));
            if (length < 6 || position + length > block.Length)
            {
                return null;
            }

            var child = SkipHeader(block, position, out _, out var key);
            if (key == "VarFileInfo" && child + 6 <= block.Length)
            {
                var value = SkipHeader(block, child, out var valueLength, out var name);
                return name == "Translation" && valueLength >= 4 && value + 4 <= block.Length
                    ? BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(value)).ToString(CultureInfo.InvariantCulture)
                    : null;
            }

            position = Align(position + length);
        }

        return null;
    }

    /// <returns>Where the value begins.</returns>
    private static int SkipHeader(byte[] block, int position, out int valueLength, out string key)
    {
        valueLength = BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(position + 2));
        var end = position + 6;
        while (end + 2 <= block.Length && (block[end] != 0 || block[end + 1] != 0))
        {
            end += 2;
        }

        key = Encoding.Unicode.GetString(block, position + 6, Math.Min(end, block.Length) - position - 6);
        return Align(end + 2);
    }

    private static int Align(int position) => (position + 3) & ~3;

    private static long ToOffset(byte[] sections, uint address)
    {
        for (var i = 0; i < sections.Length; i += 40)
        {
            var section = sections.AsSpan(i);
            var size = Math.Max(BinaryPrimitives.ReadUInt32LittleEndian(section[8..]), BinaryPrimitives.ReadUInt32LittleEndian(section[16..]));
            var start = BinaryPrimitives.ReadUInt32LittleEndian(section[12..]);
            if (address >= start && address - start < size)
            {
                return BinaryPrimitives.ReadUInt32LittleEndian(section[20..]) + (long)(address - start);
            }
        }

        throw new InvalidDataException();
    }

    private static byte[] ReadBlock(Stream stream, long position, int length)
    {
        var block = new byte[length];
        ReadExactly(stream, position, block);
        return block;
    }

    private static void ReadExactly(Stream stream, long position, Span<byte> buffer)
    {
        if (!TryRead(stream, position, buffer))
        {
            throw new InvalidDataException();
        }
    }

    private static bool TryRead(Stream stream, long position, Span<byte> buffer)
    {
        if (position < 0 || position > stream.Length)
        {
            return false;
        }

        stream.Position = position;
        return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }
}
