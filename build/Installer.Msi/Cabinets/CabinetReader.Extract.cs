using System.Buffers.Binary;

namespace Installer.Msi.Cabinets;

/// <content>Extraction.</content>
public sealed partial class CabinetReader
{
    /// <summary>Extracts files, folder after folder; each folder is unpacked once.</summary>
    /// <param name="open">Gives the stream to write a file to, which is then disposed, or <c>null</c> to leave the file out.</param>
    /// <param name="cancellation">Ends the extraction early.</param>
    /// <exception cref="MsiException">A checksum is wrong or a block cannot be unpacked.</exception>
    public void Extract(Func<CabinetFile, Stream?> open, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        foreach (var folder in files.GroupBy(file => file.Folder).OrderBy(group => group.Key))
        {
            ExtractFolder(folders[folder.Key], new Queue<CabinetFile>(folder.OrderBy(file => file.Offset)), open, cancellation);
        }
    }

    private void ExtractFolder(CabinetFolder folder, Queue<CabinetFile> pending, Func<CabinetFile, Stream?> open, CancellationToken cancellation)
    {
        var writing = new List<(CabinetFile File, Stream Output)>();
        try
        {
            long position = 0;
            var blockPosition = folder.FirstBlock;
            IBlockDecoder? decoder = folder.Compression switch
            {
                CabinetCompression.Mszip => new MszipDecoder(),
                CabinetCompression.Lzx => new LzxDecoder(folder.WindowBits),
                _ => null,
            };
            for (var block = 0; ; block++)
            {
                OpenEmptyFiles(pending, position, open);
                if (block == folder.BlockCount || (pending.Count == 0 && writing.Count == 0))
                {
                    break;
                }

                cancellation.ThrowIfCancellationRequested();
                var raw = ReadBlock(ref blockPosition, decoder);
                var end = position + raw.Length;
                while (pending.TryPeek(out var next) && next.Offset < end)
                {
                    pending.Dequeue();
                    if (open(next) is { } output)
                    {
                        writing.Add((next, output));
                    }
                }

                foreach (var (file, output) in writing)
                {
                    var from = Math.Max(file.Offset, position);
                    output.Write(raw.AsSpan((int)(from - position), (int)(Math.Min(file.Offset + file.Length, end) - from)));
                }

                Close(writing, end);
                position = end;
            }

            if (pending.Count > 0 || writing.Count > 0)
            {
                var file = writing.Count > 0 ? writing[0].File : pending.Peek();
                throw Error(blockPosition, $"folder {file.Folder} ends at {position}, before the end of the file '{file.Name}'.");
            }
        }
        finally
        {
            Close(writing, long.MaxValue);
        }
    }

    /// <summary>An empty file needs no block, so it may lie at the very end of a folder.</summary>
    private static void OpenEmptyFiles(Queue<CabinetFile> pending, long position, Func<CabinetFile, Stream?> open)
    {
        while (pending.TryPeek(out var next) && next.Length == 0 && next.Offset <= position)
        {
            pending.Dequeue();
            open(next)?.Dispose();
        }
    }

    private static void Close(List<(CabinetFile File, Stream Output)> writing, long end)
    {
        for (var i = writing.Count - 1; i >= 0; i--)
        {
            if (end == long.MaxValue || writing[i].File.Offset + writing[i].File.Length <= end)
            {
                writing[i].Output.Dispose();
                writing.RemoveAt(i);
            }
        }
    }

    private byte[] ReadBlock(ref long position, IBlockDecoder? decoder)
    {
        var header = ReadAt(position, CabinetFormat.BlockHeaderLength + blockReserve);
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(header);
        var packedLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(CabinetFormat.Block.PackedLength));
        var rawLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(CabinetFormat.Block.RawLength));
        if (rawLength is 0 or > CabinetFormat.BlockLength
            || (decoder is null ? packedLength != rawLength : packedLength > decoder.MaxPackedLength))
        {
            throw Error(position, $"a block of {packedLength} bytes cannot hold {rawLength}.");
        }

        var packed = ReadAt(position + header.Length, packedLength);

        // A checksum of 0 means that there is none.
        var lengths = header.AsSpan(CabinetFormat.Block.PackedLength, sizeof(uint));
        var computed = CabinetChecksum.Compute(lengths, header.AsSpan(CabinetFormat.BlockHeaderLength), packed);
        if (checksum != 0 && checksum != computed)
        {
            throw Error(position, $"the block's checksum is 0x{checksum:X8}, its bytes give 0x{computed:X8}.");
        }

        try
        {
            var raw = decoder is null ? packed : decoder.Decode(packed, rawLength);
            position += header.Length + packedLength;
            return raw;
        }
        catch (InvalidDataException e)
        {
            throw new MsiException(Error(position, $"the block cannot be unpacked: {e.Message}").Message, e);
        }
    }
}
