using System.Buffers.Binary;
using System.Text;

namespace Installer.Msi.Cabinets;

/// <summary>Writes cabinets (MS-CAB).</summary>
public static class CabinetWriter
{
    /// <summary>Writes a cabinet. The same input gives the same bytes, whatever the number of threads; another version of .NET may
    /// compress differently.</summary>
    /// <param name="output">Where to; it must be able to seek, and the cabinet starts at its position. What it holds when an exception is
    /// thrown is not a cabinet.</param>
    /// <param name="entries">The files in the order in which the cabinet shall list them. Without any the cabinet is a header alone, which Windows
    /// accepts and some unpackers do not.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told, as the writing goes on, how many bytes of the files' content have been dealt with.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">A limit of the format is exceeded, or a file cannot be read or changes while it is read.</exception>
    public static void Write(
        Stream output,
        IReadOnlyList<CabinetEntry> entries,
        CabinetOptions options,
        IProgress<long>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDegreeOfParallelism, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CompressionLevel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.CompressionLevel, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LzxWindowBits, LzxFormat.MinWindowBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LzxWindowBits, LzxFormat.MaxWindowBits);
        if (!output.CanSeek)
        {
            throw new ArgumentException("A cabinet can only be written where one can seek: its header tells sizes that are known at the end.", nameof(output));
        }

        Check(entries);
        var layout = CabinetLayout.Create(entries, options, cancellation);
        var header = MakeHeader(entries, layout, CompressionType(options));
        var start = output.Position;
        output.Write(header);

        var length = (long)header.Length;
        var reported = entries.Sum(entry => entry.Content.Length) - layout.Folders.Sum(folder => folder.Sum(content => content.Entry.Content.Length));
        var pieces = layout.ToPieces(options);
        using (var encoder = new ParallelPieceEncoder(pieces, options, cancellation))
        {
            var folderStart = length;
            var blocks = 0;
            for (var piece = 0; piece < pieces.Count; piece++)
            {
                if (pieces[piece].Start == 0)
                {
                    (folderStart, blocks) = (length, 0);
                }

                foreach (var block in encoder.GetBlocks(piece))
                {
                    length += block.Bytes.Length;
                    if (length > CabinetFormat.MaxCabinetLength)
                    {
                        throw new MsiException(FormattableString.Invariant(
                            $"The cabinet grows beyond the {CabinetFormat.MaxCabinetLength:N0} bytes it can have. Spread the files over several cabinets."));
                    }

                    output.Write(block.Bytes.Span);
                    blocks++;
                    reported += block.RawLength;
                    progress?.Report(reported);
                }

                var entry = header.AsSpan(CabinetFormat.HeaderLength + (pieces[piece].Folder * CabinetFormat.FolderLength));
                BinaryPrimitives.WriteUInt32LittleEndian(entry[CabinetFormat.Folder.FirstBlock..], (uint)folderStart);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[CabinetFormat.Folder.BlockCount..], (ushort)blocks);
            }
        }

        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CabinetFormat.Header.CabinetLength), (uint)length);
        output.Position = start;
        output.Write(header);
        output.Position = start + length;
    }

    private static void Check(IReadOnlyList<CabinetEntry> entries)
    {
        if (entries.Count > CabinetFormat.MaxFiles)
        {
            throw new MsiException(FormattableString.Invariant($"A cabinet holds up to {CabinetFormat.MaxFiles:N0} files, not {entries.Count:N0}."));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (Encoding.UTF8.GetByteCount(entry.Name) is 0 or > CabinetFormat.MaxNameLength || entry.Name.Contains('\0', StringComparison.Ordinal))
            {
                throw new MsiException(
                    $"'{entry.Name}' cannot be the name of a file in a cabinet: it must have 1 to {CabinetFormat.MaxNameLength} bytes and no null.");
            }

            if (!names.Add(entry.Name))
            {
                throw new MsiException($"A cabinet cannot hold two files named '{entry.Name}'.");
            }

            if (entry.Content.Length > CabinetFormat.MaxFolderLength)
            {
                throw new MsiException(FormattableString.Invariant(
                    $"The file {Describe(entry)} has {entry.Content.Length:N0} bytes; a file in a cabinet has at most {CabinetFormat.MaxFolderLength:N0}."));
            }

            if (entry.LastWriteTime.Year is < DosDateTime.FirstYear or > DosDateTime.LastYear)
            {
                const int first = DosDateTime.FirstYear;
                const int last = DosDateTime.LastYear;
                throw new MsiException(FormattableString.Invariant(
                    $"The file {Describe(entry)} is of {entry.LastWriteTime:yyyy-MM-dd}; a cabinet stores the years {first} to {last}."));
            }
        }
    }

    private static string Describe(CabinetEntry entry) => entry.Content.Name is { } path ? $"'{entry.Name}' ({path})" : $"'{entry.Name}'";

    private static int CompressionType(CabinetOptions options) =>
        (int)options.Compression | (options.Compression == CabinetCompression.Lzx ? options.LzxWindowBits << LzxFormat.WindowBitsShift : 0);

    /// <summary>Everything before the blocks: header, folders (their numbers come later) and files.</summary>
    private static byte[] MakeHeader(IReadOnlyList<CabinetEntry> entries, CabinetLayout layout, int compression)
    {
        var names = entries.Select(entry => Encoding.UTF8.GetBytes(entry.Name)).ToArray();
        var firstFile = CabinetFormat.HeaderLength + (layout.Folders.Count * CabinetFormat.FolderLength);
        var header = new byte[firstFile + names.Sum(name => CabinetFormat.FileLength + name.Length + 1)];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CabinetFormat.Header.Signature), CabinetFormat.Signature);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(CabinetFormat.Header.FirstFile), firstFile);
        header[CabinetFormat.Header.MinorVersion] = CabinetFormat.MinorVersion;
        header[CabinetFormat.Header.MajorVersion] = CabinetFormat.MajorVersion;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CabinetFormat.Header.FolderCount), (ushort)layout.Folders.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CabinetFormat.Header.FileCount), (ushort)entries.Count);
        for (var i = 0; i < layout.Folders.Count; i++)
        {
            var folder = header.AsSpan(CabinetFormat.HeaderLength + (i * CabinetFormat.FolderLength));
            BinaryPrimitives.WriteUInt16LittleEndian(folder[CabinetFormat.Folder.Compression..], (ushort)compression);
        }

        var position = firstFile;
        for (var i = 0; i < entries.Count; i++)
        {
            var file = header.AsSpan(position);
            var (date, time) = DosDateTime.FromDateTime(entries[i].LastWriteTime);
            var isUtf8 = names[i].Length != entries[i].Name.Length;
            BinaryPrimitives.WriteUInt32LittleEndian(file[CabinetFormat.File.Length..], (uint)entries[i].Content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(file[CabinetFormat.File.FolderOffset..], (uint)layout.Positions[i].Offset);
            BinaryPrimitives.WriteUInt16LittleEndian(file[CabinetFormat.File.FolderIndex..], (ushort)layout.Positions[i].Folder);
            BinaryPrimitives.WriteUInt16LittleEndian(file[CabinetFormat.File.Date..], date);
            BinaryPrimitives.WriteUInt16LittleEndian(file[CabinetFormat.File.Time..], time);
            BinaryPrimitives.WriteUInt16LittleEndian(
                file[CabinetFormat.File.Attributes..],
                (ushort)(entries[i].Attributes | (isUtf8 ? CabinetFileAttributes.NameIsUtf8 : 0)));
            names[i].CopyTo(file[CabinetFormat.FileLength..]);
            position += CabinetFormat.FileLength + names[i].Length + 1;
        }

        return header;
    }
}
