using System.Buffers;
using System.Buffers.Binary;

using Installer.Msi.Streams;

namespace Installer.Msi.CompoundFiles;

/// <summary>Writes compound files, version 3 with 512-byte sectors (MS-CFB).</summary>
public sealed class CompoundFileWriter
{
    private const int EntriesPerFatSector = CompoundFileFormat.SectorLength / sizeof(uint);
    private const int EntriesPerDifatSector = EntriesPerFatSector - 1;
    private const int CopyBufferLength = 1 << 17;

    private readonly Stream output;
    private readonly CompoundFileDirectory directory;
    private readonly CompoundFileDirectory.Entry[] miniStreams;
    private readonly CompoundFileDirectory.Entry[] largeStreams;
    private readonly CompoundFileDirectory.Entry[] writtenStreams;
    private readonly CancellationToken cancellation;

    private CompoundFileWriter(Stream output, CompoundFileStorage root, CancellationToken cancellation)
    {
        this.output = output;
        this.cancellation = cancellation;
        directory = new CompoundFileDirectory(root);
        miniStreams = [.. directory.Streams.Where(entry => entry.Length is > 0 and < CompoundFileFormat.MiniStreamCutoff)];
        writtenStreams = [.. directory.Streams.Where(entry => IsWritten(entry.Content)).OrderBy(entry => ((WrittenStreamSource)entry.Content!).Offset)];
        largeStreams = [.. directory.Streams.Where(entry => entry.Length >= CompoundFileFormat.MiniStreamCutoff && !IsWritten(entry.Content))];
    }

    /// <summary>Writes a compound file. The same input gives the same bytes.</summary>
    /// <param name="output">Where to; it need not seek. With content of <see cref="WriteAhead"/> it must be the same as there, at the same position.</param>
    /// <param name="root">The root storage.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">The file would be larger than the format's 2 GB, or a stream does not have the length it announced.</exception>
    public static void Write(Stream output, CompoundFileStorage root, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(root);
        new CompoundFileWriter(output, root, cancellation).Write();
    }

    /// <summary>Writes the content of a stream into a compound file before the rest of the file is known, lest it be written twice: once to find its length and once to copy it.</summary>
    /// <param name="output">The compound file: empty, or with nothing in it but what this method wrote. It must be able to read and to seek.</param>
    /// <param name="write">Writes the content, from the output's position on, and leaves the position at its end.</param>
    /// <exception cref="MsiException">The file is larger than the format's 2 GB.</exception>
    /// <returns>The content, to be added to the storage that <see cref="Write(Stream, CompoundFileStorage, CancellationToken)"/> then writes to the same output.</returns>
    public static StreamSource WriteAhead(Stream output, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(write);
        var before = output.Position;
        var start = Math.Max(before, CompoundFileFormat.HeaderLength);
        output.Position = start;
        write(output);
        CheckLength(output.Position);
        var length = output.Position - start;
        if (length >= CompoundFileFormat.MiniStreamCutoff)
        {
            Pad(output, length, CompoundFileFormat.SectorLength);
            return new WrittenStreamSource(output, new StreamExtent(start, length));
        }

        // A short one belongs into the mini stream, which comes later.
        var content = new byte[length];
        output.Position = start;
        output.ReadExactly(content);
        output.SetLength(before);
        output.Position = before;
        return StreamSource.FromBytes(content);
    }

    // All lengths are known before anything is written, so the tables of sectors come first and the output need not seek:
    // header, FAT, DIFAT, directory, mini FAT, mini stream, large streams. Streams that are written already stand between header and FAT.
    private void Write()
    {
        var writtenSectors = writtenStreams.Sum(entry => Pieces(entry.Length, CompoundFileFormat.SectorLength));
        var miniSectors = miniStreams.Sum(entry => Pieces(entry.Length, CompoundFileFormat.MiniSectorLength));
        var miniFatSectors = Pieces(miniSectors * sizeof(uint), CompoundFileFormat.SectorLength);
        var miniStreamSectors = Pieces(miniSectors * CompoundFileFormat.MiniSectorLength, CompoundFileFormat.SectorLength);
        var largeStreamSectors = largeStreams.Sum(entry => Pieces(entry.Length, CompoundFileFormat.SectorLength));
        var contentSectors = writtenSectors + directory.SectorCount + miniFatSectors + miniStreamSectors + largeStreamSectors;
        var (fatSectors, difatSectors) = CountFatSectors(contentSectors);
        var fileLength = CompoundFileFormat.HeaderLength + ((contentSectors + fatSectors + difatSectors) * CompoundFileFormat.SectorLength);
        CheckLength(fileLength);

        var fat = new SectorTable((int)fatSectors * EntriesPerFatSector);
        AddWrittenStreams(fat);
        var firstFatSector = fat.AddMarks((int)fatSectors, CompoundFileFormat.FatSector);
        var firstDifatSector = fat.AddMarks((int)difatSectors, CompoundFileFormat.DifatSector);
        var firstDirectorySector = fat.AddChain(directory.SectorCount);
        var firstMiniFatSector = fat.AddChain((int)miniFatSectors);
        directory.Root.FirstSector = fat.AddChain((int)miniStreamSectors);
        directory.Root.Length = miniSectors * CompoundFileFormat.MiniSectorLength;
        foreach (var stream in largeStreams)
        {
            stream.FirstSector = fat.AddChain((int)Pieces(stream.Length, CompoundFileFormat.SectorLength));
        }

        var miniFat = new SectorTable((int)miniFatSectors * EntriesPerFatSector);
        foreach (var stream in miniStreams)
        {
            stream.FirstSector = miniFat.AddChain((int)Pieces(stream.Length, CompoundFileFormat.MiniSectorLength));
        }

        var header = MakeHeader(firstFatSector, (int)fatSectors, firstDirectorySector, firstMiniFatSector, (int)miniFatSectors, firstDifatSector, (int)difatSectors);
        if (writtenSectors > 0)
        {
            output.Position = 0;
            output.Write(header);
            output.Position += writtenSectors * CompoundFileFormat.SectorLength;
        }
        else
        {
            output.Write(header);
        }

        output.Write(fat.ToBytes());
        WriteDifat(firstFatSector, (int)fatSectors, firstDifatSector, (int)difatSectors);
        output.Write(directory.ToBytes());
        output.Write(miniFat.ToBytes());
        WriteContent(miniStreams, CompoundFileFormat.MiniSectorLength);
        Pad(output, directory.Root.Length, CompoundFileFormat.SectorLength);
        WriteContent(largeStreams, CompoundFileFormat.SectorLength);
    }

    private static void CheckLength(long fileLength)
    {
        if (fileLength > CompoundFileFormat.MaxFileLength)
        {
            throw new MsiException(FormattableString.Invariant(
                $"The file would have {fileLength:N0} bytes; a compound file with 512-byte sectors has at most {CompoundFileFormat.MaxFileLength:N0}. ")
                + "Put the payload into cabinets beside the package.");
        }
    }

    private bool IsWritten(StreamSource? content) => content is WrittenStreamSource written && ReferenceEquals(written.File, output);

    private void AddWrittenStreams(SectorTable fat)
    {
        foreach (var stream in writtenStreams)
        {
            stream.FirstSector = fat.AddChain((int)Pieces(stream.Length, CompoundFileFormat.SectorLength));
            if (((WrittenStreamSource)stream.Content!).Offset != CompoundFileFormat.HeaderLength + ((long)stream.FirstSector * CompoundFileFormat.SectorLength))
            {
                throw new InvalidOperationException($"The stream '{stream.Name}' does not follow the one that was written before it: each content that was written ahead belongs into the file, once.");
            }
        }
    }

    private static long Pieces(long length, int pieceLength) => (length + pieceLength - 1) / pieceLength;

    /// <summary>The FAT describes its own sectors and the DIFAT's too, so their numbers depend on one another.</summary>
    private static (long Fat, long Difat) CountFatSectors(long contentSectors)
    {
        long fat = 0;
        long difat = 0;
        while (true)
        {
            var neededFat = Pieces(contentSectors + fat + difat, EntriesPerFatSector);
            var neededDifat = Pieces(Math.Max(0, neededFat - CompoundFileFormat.HeaderDifatCount), EntriesPerDifatSector);
            if (neededFat == fat && neededDifat == difat)
            {
                return (fat, difat);
            }

            (fat, difat) = (neededFat, neededDifat);
        }
    }

    private static byte[] MakeHeader(uint firstFatSector, int fatSectors, uint firstDirectorySector, uint firstMiniFatSector, int miniFatSectors, uint firstDifatSector, int difatSectors)
    {
        var header = new byte[CompoundFileFormat.HeaderLength];
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(CompoundFileFormat.Header.Signature), CompoundFileFormat.Signature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CompoundFileFormat.Header.MinorVersion), 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CompoundFileFormat.Header.MajorVersion), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CompoundFileFormat.Header.ByteOrder), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CompoundFileFormat.Header.SectorShift), CompoundFileFormat.SectorShift);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(CompoundFileFormat.Header.MiniSectorShift), CompoundFileFormat.MiniSectorShift);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.FatSectorCount), fatSectors);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.FirstDirectorySector), firstDirectorySector);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.MiniStreamCutoff), CompoundFileFormat.MiniStreamCutoff);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.FirstMiniFatSector), firstMiniFatSector);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.MiniFatSectorCount), miniFatSectors);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.FirstDifatSector), firstDifatSector);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(CompoundFileFormat.Header.DifatSectorCount), difatSectors);
        for (var i = 0; i < CompoundFileFormat.HeaderDifatCount; i++)
        {
            // The FAT's sectors follow one another.
            BinaryPrimitives.WriteUInt32LittleEndian(
                header.AsSpan(CompoundFileFormat.Header.Difat + (i * sizeof(uint))),
                i < fatSectors ? firstFatSector + (uint)i : CompoundFileFormat.FreeSector);
        }

        return header;
    }

    private void WriteDifat(uint firstFatSector, int fatSectors, uint firstDifatSector, int difatSectors)
    {
        var sector = new byte[CompoundFileFormat.SectorLength];
        for (var i = 0; i < difatSectors; i++)
        {
            for (var entry = 0; entry < EntriesPerDifatSector; entry++)
            {
                var fatSector = CompoundFileFormat.HeaderDifatCount + (i * EntriesPerDifatSector) + entry;
                BinaryPrimitives.WriteUInt32LittleEndian(
                    sector.AsSpan(entry * sizeof(uint)),
                    fatSector < fatSectors ? firstFatSector + (uint)fatSector : CompoundFileFormat.FreeSector);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(
                sector.AsSpan(EntriesPerDifatSector * sizeof(uint)),
                i + 1 < difatSectors ? firstDifatSector + (uint)i + 1 : CompoundFileFormat.EndOfChain);
            output.Write(sector);
        }
    }

    private void WriteContent(CompoundFileDirectory.Entry[] streams, int pieceLength)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBufferLength);
        try
        {
            foreach (var stream in streams)
            {
                using var reader = new ExactLengthReader(stream.Content!, $"stream '{stream.Name}'");
                int read;
                while ((read = reader.Read(buffer)) > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    output.Write(buffer, 0, read);
                }

                Pad(output, stream.Length, pieceLength);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Pad(Stream output, long length, int pieceLength)
    {
        Span<byte> zeros = stackalloc byte[CompoundFileFormat.SectorLength];
        zeros.Clear();
        output.Write(zeros[..(int)((Pieces(length, pieceLength) * pieceLength) - length)]);
    }
}
