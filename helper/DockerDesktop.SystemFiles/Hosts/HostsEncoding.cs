namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>How a hosts file writes ASCII, and all that is asked of its other characters is that they stay.</summary>
/// <param name="MarkLength">Bytes of the byte order mark.</param>
/// <param name="UnitLength">Bytes of a code unit: 1 for UTF-8 and the ANSI code pages, 2 for UTF-16.</param>
/// <param name="IsBigEndian">The order of the two.</param>
internal readonly record struct HostsEncoding(int MarkLength, int UnitLength, bool IsBigEndian)
{
    /// <summary>Finds the encoding of a file.</summary>
    /// <exception cref="FileRefusedException">It has none that a hosts file may have.</exception>
    public static HostsEncoding Detect(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || file.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            throw new FileRefusedException("The hosts file is in UTF-32, which Windows does not read. Save it as UTF-8.");
        }

        var encoding =
            file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new HostsEncoding(2, 2, false)
            : file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new HostsEncoding(2, 2, true)
            : new HostsEncoding(file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0, 1, false);
        if (encoding.UnitLength == 2 && file.Length % 2 != 0)
        {
            throw new FileRefusedException("The hosts file is in UTF-16 and has an odd number of bytes, so it is damaged. Save it as UTF-8.");
        }

        var zero = encoding.UnitLength == 1 ? file.IndexOf((byte)0) : -1;
        return zero < 0 ? encoding : throw new FileRefusedException(
            $"The hosts file has a zero byte at offset {zero}: it is damaged, or in UTF-16 without a byte order mark. Save it as UTF-8.");
    }

    /// <summary>The code unit at an offset.</summary>
    public char Read(ReadOnlySpan<byte> file, int offset) =>
        UnitLength == 1 ? (char)file[offset] : (char)(IsBigEndian ? (file[offset] << 8) | file[offset + 1] : file[offset] | (file[offset + 1] << 8));

    /// <summary>The bytes of a text, which is ASCII.</summary>
    public byte[] Write(string text)
    {
        var bytes = new byte[text.Length * UnitLength];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[(i * UnitLength) + (IsBigEndian ? 1 : 0)] = (byte)text[i];
        }

        return bytes;
    }

    /// <summary>The offset behind the line that begins at an offset: behind its line feed, or at the end.</summary>
    public int EndOfLine(ReadOnlySpan<byte> file, int offset)
    {
        if (UnitLength == 1)
        {
            var feed = file[offset..].IndexOf((byte)'\n');
            return feed < 0 ? file.Length : offset + feed + 1;
        }

        for (; offset < file.Length; offset += 2)
        {
            if (Read(file, offset) == '\n')
            {
                return offset + 2;
            }
        }

        return file.Length;
    }
}
