using System.Text;

namespace Installer.Wix.Tests.Extensions;

/// <summary>The smallest image of a DLL for x64 that exports one function by name (Microsoft's PE format, "The .edata Section").</summary>
internal static class ExportingImage
{
    private const int FileAlignment = 512;
    private const int SectionAddress = 0x1000;
    private const int DirectorySize = 40;

    /// <summary>Makes the file.</summary>
    /// <param name="function">The function's name; there is no code behind it.</param>
    public static byte[] Create(string function)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        WriteHeaders(writer, DirectorySize + 12 + function.Length + 1);
        writer.Write(new byte[FileAlignment - stream.Position]);

        // The directory, and behind it the addresses of functions and names, the ordinals and the name.
        int functions = SectionAddress + DirectorySize, names = functions + 4, ordinals = names + 4, name = ordinals + 4;
        writer.Write(new byte[12]);
        foreach (var field in new[] { name, 1, 1, 1, functions, names, ordinals, SectionAddress, name, 0 })
        {
            writer.Write(field);
        }

        writer.Write(Encoding.ASCII.GetBytes(function + '\0'));
        writer.Write(new byte[FileAlignment - (stream.Position % FileAlignment)]);
        return stream.ToArray();
    }

    private static void WriteHeaders(BinaryWriter writer, int directorySize)
    {
        writer.Write("MZ"u8);
        writer.Write(new byte[58]);
        writer.Write(64);
        writer.Write("PE\0\0"u8);
        Write16(writer, 0x8664, 1, 0, 0, 0, 0, 0, 0, 240, 0x2022);
        Write16(writer, 0x20B, 14);
        writer.Write(new byte[20]);
        writer.Write(0x180000000);
        Write32(writer, SectionAddress, FileAlignment);
        Write16(writer, 6, 0, 0, 0, 6, 0, 0, 0);
        Write32(writer, 2 * SectionAddress, FileAlignment, 0);
        Write16(writer, 3, 0);
        writer.Write(new byte[32]);
        Write32(writer, 0, 16, SectionAddress, directorySize);
        writer.Write(new byte[15 * 8]);
        writer.Write(".edata\0\0"u8);
        Write32(writer, FileAlignment, SectionAddress, FileAlignment, FileAlignment, 0, 0, 0, 0x40000040);
    }

    private static void Write16(BinaryWriter writer, params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            writer.Write((ushort)value);
        }
    }

    private static void Write32(BinaryWriter writer, params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
