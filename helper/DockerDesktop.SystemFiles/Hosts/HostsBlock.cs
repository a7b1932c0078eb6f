using System.Text;

namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>
/// The product's marked block in the bytes of a hosts file. All other bytes stay as they are, in whatever encoding; the block takes over encoding and line
/// ends. Taking it out gives the bytes that were there before it was put in. A block that somebody damaged is mended by removing only lines that the product
/// writes itself.
/// </summary>
internal static class HostsBlock
{
    /// <summary>The first line.</summary>
    public const string Begin = "# Added by Docker Desktop";

    /// <summary>The last line.</summary>
    public const string End = "# End of section";

    /// <summary>The first line of a block before which a line end had to be added, which goes with the block.</summary>
    public const string BeginAfterOpenLine = Begin + " (the line above had no line end)";

    private const string KubernetesComment = "# To allow the same kube context to work on the host and the container:";

    /// <summary>Puts the entries into the block, which is made when there is none; its place stays.</summary>
    /// <param name="file">The hosts file; empty when there is none.</param>
    /// <param name="entries">At least one.</param>
    /// <returns>The new bytes; null when nothing changes.</returns>
    /// <exception cref="FileRefusedException">The file cannot be understood.</exception>
    public static byte[]? Apply(ReadOnlySpan<byte> file, IReadOnlyList<HostsEntry> entries)
    {
        var encoding = HostsEncoding.Detect(file);
        var lines = FindLines(file, encoding);
        var lineEnd = FindLineEnd(file, encoding, lines.Count > 0 ? lines[0].Start : file.Length);
        if (lines.Count == 0)
        {
            var isOpen = file.Length > encoding.MarkLength && encoding.Read(file, file.Length - encoding.UnitLength) != '\n';
            var block = (isOpen ? lineEnd : string.Empty) + Write(isOpen ? BeginAfterOpenLine : Begin, entries, lineEnd, endsWithLineEnd: true);
            return [.. file, .. encoding.Write(block)];
        }

        // The last line has a line end unless it was taken from the end of the file.
        var last = lines[^1];
        var endsOpen = last.End == file.Length && encoding.Read(file, file.Length - encoding.UnitLength) != '\n';
        var begin = lines[0].Kind == HostsLineKind.Begin && ReadLine(file, encoding, lines[0]).SequenceEqual(BeginAfterOpenLine) ? BeginAfterOpenLine : Begin;
        var result = new ByteBuilder(file.Length + 512);
        result.Append(file[..lines[0].Start]);
        result.Append(encoding.Write(Write(begin, entries, lineEnd, endsWithLineEnd: !endsOpen)));
        AppendOthers(result, file, lines);
        var bytes = result.ToArray();
        return file.SequenceEqual(bytes) ? null : bytes;
    }

    /// <summary>Takes the block out.</summary>
    /// <param name="file">The hosts file.</param>
    /// <returns>The new bytes; null when there is no block.</returns>
    /// <exception cref="FileRefusedException">The file cannot be understood.</exception>
    public static byte[]? Remove(ReadOnlySpan<byte> file)
    {
        var encoding = HostsEncoding.Detect(file);
        var lines = FindLines(file, encoding);
        if (lines.Count == 0)
        {
            return null;
        }

        var result = new ByteBuilder(file.Length);
        var start = lines[0].Start;
        if (lines[^1].End == file.Length && lines.Count > 0 && IsUnbroken(lines) && ReadLine(file, encoding, lines[0]).SequenceEqual(BeginAfterOpenLine))
        {
            start = WithoutLineEnd(file, encoding, start);
        }

        result.Append(file[..start]);
        AppendOthers(result, file, lines);
        return result.ToArray();
    }

    /// <summary>Says what the file says about the product's names.</summary>
    /// <exception cref="FileRefusedException">The file cannot be understood.</exception>
    public static HostsReading Read(ReadOnlySpan<byte> file)
    {
        var encoding = HostsEncoding.Detect(file);
        var lines = FindLines(file, encoding);
        var block = new List<HostsEntry>();
        var elsewhere = new List<HostsEntry>();
        var next = 0;
        for (var start = encoding.MarkLength; start < file.Length;)
        {
            var line = new HostsLine(start, encoding.EndOfLine(file, start), HostsLineKind.Other);
            var isOurs = next < lines.Count && lines[next].Start == start;
            next += isOurs ? 1 : 0;
            ReadEntries(ReadLine(file, encoding, line), isOurs ? block : elsewhere);
            start = line.End;
        }

        return new HostsReading(lines.Count > 0, block, elsewhere);
    }

    private static string Write(string begin, IReadOnlyList<HostsEntry> entries, string lineEnd, bool endsWithLineEnd)
    {
        var text = new StringBuilder(begin).Append(lineEnd);
        foreach (var entry in entries)
        {
            if (!HostsNames.Contain(entry.Name) || !IsAddress(entry.Address))
            {
                throw new ArgumentException($"{entry.Address} {entry.Name} is not an entry of the product's.", nameof(entries));
            }

            if (entry.Name == HostsNames.Kubernetes)
            {
                text.Append(KubernetesComment).Append(lineEnd);
            }

            text.Append(entry.Address).Append(' ').Append(entry.Name).Append(lineEnd);
        }

        return text.Append(End).Append(endsWithLineEnd ? lineEnd : string.Empty).ToString();
    }

    /// <summary>
    /// The lines that are the product's. Between begin and end others may have put lines of theirs; those stay. Where the end is missing, the lines right after
    /// the begin that the product writes are its own; an end without a begin is somebody else's.
    /// </summary>
    private static List<HostsLine> FindLines(ReadOnlySpan<byte> file, HostsEncoding encoding)
    {
        var found = new List<HostsLine>();
        for (var start = encoding.MarkLength; start < file.Length;)
        {
            var line = Classify(file, encoding, start);
            start = line.Kind == HostsLineKind.Begin ? FindBlock(file, encoding, line, found) : line.End;
        }

        return found;
    }

    /// <returns>Where to go on.</returns>
    private static int FindBlock(ReadOnlySpan<byte> file, HostsEncoding encoding, HostsLine begin, List<HostsLine> found)
    {
        found.Add(begin);
        var unbroken = begin.End;
        var isUnbroken = true;
        var entries = new List<HostsLine>();
        for (var start = begin.End; start < file.Length;)
        {
            var line = Classify(file, encoding, start);
            if (line.Kind == HostsLineKind.Begin)
            {
                break;
            }

            if (line.Kind == HostsLineKind.End)
            {
                found.AddRange(entries);
                found.Add(line);
                return line.End;
            }

            if (line.Kind == HostsLineKind.Entry)
            {
                entries.Add(line);
            }

            isUnbroken &= line.Kind == HostsLineKind.Entry;
            unbroken = isUnbroken ? line.End : unbroken;
            start = line.End;
        }

        found.AddRange(entries.FindAll(entry => entry.End <= unbroken));
        return unbroken;
    }

    private static HostsLine Classify(ReadOnlySpan<byte> file, HostsEncoding encoding, int start)
    {
        var end = encoding.EndOfLine(file, start);
        var line = new HostsLine(start, end, HostsLineKind.Other);
        var first = encoding.Read(file, start);

        // All but a few lines of a long file are told by their first character; an ordinary one is not made a text.
        if (first != '#' && !IsAddressCharacter(first))
        {
            return line;
        }

        var text = ReadLine(file, encoding, line);
        var kind = text.SequenceEqual(Begin) || text.SequenceEqual(BeginAfterOpenLine) ? HostsLineKind.Begin
            : text.SequenceEqual(End) ? HostsLineKind.End
            : text.SequenceEqual(KubernetesComment) || IsEntry(text) ? HostsLineKind.Entry
            : HostsLineKind.Other;
        return line with { Kind = kind };
    }

    /// <summary>True for an address, blanks and one of the product's names, and no more.</summary>
    private static bool IsEntry(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOfAny(' ', '\t');
        return blank > 0 && IsAddress(text[..blank]) && HostsNames.Contain(text[blank..].Trim());
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsAddressCharacter(c))
            {
                return false;
            }
        }

        return text.IndexOfAny('.', ':') >= 0;
    }

    private static bool IsAddressCharacter(char c) => char.IsAsciiHexDigit(c) || c is '.' or ':';

    private static void ReadEntries(ReadOnlySpan<char> line, List<HostsEntry> entries)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
        {
            line = line[..comment];
        }

        string? address = null;
        foreach (var range in line.SplitAny(' ', '\t'))
        {
            var word = line[range];
            if (word.Length == 0)
            {
                continue;
            }

            if (address is null)
            {
                address = word.ToString();
            }
            else if (HostsNames.Contain(word))
            {
                entries.Add(new HostsEntry(word.ToString().ToLowerInvariant(), address));
            }
        }
    }

    /// <summary>
    /// A line without its line end and without blanks at its end. Characters that are not ASCII may be wrong; they are compared with nothing.
    /// </summary>
    private static ReadOnlySpan<char> ReadLine(ReadOnlySpan<byte> file, HostsEncoding encoding, HostsLine line)
    {
        var text = new char[(line.End - line.Start) / encoding.UnitLength];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = encoding.Read(file, line.Start + (i * encoding.UnitLength));
        }

        return text.AsSpan().TrimEnd(" \t\r\n");
    }

    /// <summary>The line end before an offset, or else the file's first one, or else Windows'.</summary>
    private static string FindLineEnd(ReadOnlySpan<byte> file, HostsEncoding encoding, int offset)
    {
        var unit = encoding.UnitLength;
        var feed = offset - unit;
        if (feed < encoding.MarkLength || encoding.Read(file, feed) != '\n')
        {
            feed = file.Length > encoding.MarkLength ? encoding.EndOfLine(file, encoding.MarkLength) - unit : -1;
        }

        return feed < encoding.MarkLength || encoding.Read(file, feed) != '\n'
            || (feed - unit >= encoding.MarkLength && encoding.Read(file, feed - unit) == '\r') ? "\r\n" : "\n";
    }

    private static int WithoutLineEnd(ReadOnlySpan<byte> file, HostsEncoding encoding, int offset)
    {
        var unit = encoding.UnitLength;
        if (offset - unit < encoding.MarkLength || encoding.Read(file, offset - unit) != '\n')
        {
            return offset;
        }

        offset -= unit;
        return offset - unit >= encoding.MarkLength && encoding.Read(file, offset - unit) == '\r' ? offset - unit : offset;
    }

    private static bool IsUnbroken(List<HostsLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Start != lines[i - 1].End)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Appends what comes after the first of the product's lines and is not the product's.</summary>
    private static void AppendOthers(ByteBuilder result, ReadOnlySpan<byte> file, List<HostsLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            result.Append(file[lines[i].End..(i + 1 < lines.Count ? lines[i + 1].Start : file.Length)]);
        }
    }
}
