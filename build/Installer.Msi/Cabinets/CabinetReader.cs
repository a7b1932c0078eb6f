using System.Buffers.Binary;
using System.Text;

namespace Installer.Msi.Cabinets;

/// <summary>Reads cabinets (MS-CAB): stored, MSZIP and LZX, each cabinet by itself.</summary>
public sealed partial class CabinetReader
{
    private const int QuantumCompression = 2;

    private readonly Stream input;
    private readonly long start;
    private readonly long length;
    private readonly CabinetFolder[] folders;
    private readonly CabinetFile[] files;
    private readonly int blockReserve;

    /// <summary>Reads a cabinet's list of files.</summary>
    /// <param name="input">A stream that can seek; the cabinet starts at its position. It stays open and must outlive the reader.</param>
    /// <exception cref="MsiException">The file is not a well-formed cabinet, or one that this reader does not read.</exception>
    public CabinetReader(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanSeek)
        {
            throw new ArgumentException("A cabinet can only be read where one can seek.", nameof(input));
        }

        this.input = input;
        start = input.Position;
        length = input.Length - start;
        var header = ReadAt(0, CabinetFormat.HeaderLength);
        ushort Number(int position) => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(position));
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != CabinetFormat.Signature)
        {
            throw Error(0, "the signature 'MSCF' is missing.");
        }

        if (header[CabinetFormat.Header.MajorVersion] != CabinetFormat.MajorVersion)
        {
            throw Error(
                CabinetFormat.Header.MinorVersion,
                $"version {header[CabinetFormat.Header.MajorVersion]}.{header[CabinetFormat.Header.MinorVersion]} is not known.");
        }

        var announced = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(CabinetFormat.Header.CabinetLength));
        if (announced > length)
        {
            throw Error(CabinetFormat.Header.CabinetLength, $"the cabinet announces {announced} bytes, the file has {length}.");
        }

        length = announced;
        var flags = (CabinetFormat.HeaderFlags)Number(CabinetFormat.Header.Flags);
        if ((flags & (CabinetFormat.HeaderFlags.HasPrevious | CabinetFormat.HeaderFlags.HasNext)) != 0)
        {
            throw Error(CabinetFormat.Header.Flags, "the cabinet is one of a set; only single cabinets are read.");
        }

        var position = (long)CabinetFormat.HeaderLength;
        var folderReserve = 0;
        if (flags.HasFlag(CabinetFormat.HeaderFlags.HasReserve))
        {
            var reserve = ReadAt(position, sizeof(uint));
            (folderReserve, blockReserve) = (reserve[2], reserve[3]);
            position += reserve.Length + BinaryPrimitives.ReadUInt16LittleEndian(reserve);
        }

        folders = ReadFolders(position, Number(CabinetFormat.Header.FolderCount), folderReserve);
        files = ReadFiles(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(CabinetFormat.Header.FirstFile)), Number(CabinetFormat.Header.FileCount));
    }

    /// <summary>The files in the cabinet's order.</summary>
    public IReadOnlyList<CabinetFile> Files => files;

    private CabinetFolder[] ReadFolders(long position, int count, int reserve)
    {
        var result = new CabinetFolder[count];
        for (var i = 0; i < count; i++)
        {
            var entry = ReadAt(position, CabinetFormat.FolderLength);
            var type = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.Folder.Compression));
            var compression = (CabinetCompression)(type & CabinetFormat.CompressionMask);
            var windowBits = type >> LzxFormat.WindowBitsShift;
            if (!Enum.IsDefined(compression))
            {
                var method = (int)compression == QuantumCompression ? "Quantum" : $"method {(int)compression}";
                throw Error(position + CabinetFormat.Folder.Compression, $"folder {i} is compressed with {method}; stored, MSZIP and LZX folders are read.");
            }

            if (compression == CabinetCompression.Lzx && windowBits is < LzxFormat.MinWindowBits or > LzxFormat.MaxWindowBits)
            {
                throw Error(position + CabinetFormat.Folder.Compression, $"folder {i} has for LZX a window of 2^{windowBits} bytes; 2^15 to 2^21 are possible.");
            }

            result[i] = new CabinetFolder(
                BinaryPrimitives.ReadUInt32LittleEndian(entry),
                BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.Folder.BlockCount)),
                compression,
                windowBits);
            position += CabinetFormat.FolderLength + reserve;
        }

        return result;
    }

    private CabinetFile[] ReadFiles(long position, int count)
    {
        var result = new CabinetFile[count];
        for (var i = 0; i < count; i++)
        {
            var entry = ReadAt(position, CabinetFormat.FileLength);
            var fileLength = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            var offset = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(CabinetFormat.File.FolderOffset));
            var folder = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.File.FolderIndex));
            if (folder >= folders.Length)
            {
                throw Error(position + CabinetFormat.File.FolderIndex, $"file {i} is in folder {folder}; the cabinet has {folders.Length}.");
            }

            if ((long)fileLength + offset > (long)folders[folder].BlockCount * CabinetFormat.BlockLength)
            {
                throw Error(position, $"file {i} of {fileLength} bytes at {offset} goes beyond the {folders[folder].BlockCount} blocks of folder {folder}.");
            }

            var attributes = (CabinetFileAttributes)BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.File.Attributes));
            var time = DosDateTime.ToDateTime(
                BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.File.Date)),
                BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(CabinetFormat.File.Time)));
            position += CabinetFormat.FileLength;
            var name = ReadName(position, attributes.HasFlag(CabinetFileAttributes.NameIsUtf8), out var nameLength);
            position += nameLength + 1;
            result[i] = new CabinetFile(name, fileLength, time, attributes, folder, offset);
        }

        return result;
    }

    private string ReadName(long position, bool isUtf8, out int nameLength)
    {
        var bytes = ReadAt(position, (int)Math.Max(0, Math.Min(CabinetFormat.MaxNameLength + 1, length - position)));
        nameLength = bytes.AsSpan().IndexOf((byte)0);
        if (nameLength <= 0)
        {
            throw Error(position, $"a name of 1 to {CabinetFormat.MaxNameLength} bytes with a null at its end is missing.");
        }

        // Without the mark a name is in the code page of the machine that made the cabinet; Latin-1 keeps every byte apart.
        try
        {
            return (isUtf8 ? new UTF8Encoding(false, throwOnInvalidBytes: true) : Encoding.Latin1).GetString(bytes, 0, nameLength);
        }
        catch (DecoderFallbackException e)
        {
            throw new MsiException(Error(position, "the name is not UTF-8.").Message, e);
        }
    }

    private byte[] ReadAt(long position, int count)
    {
        var bytes = new byte[count];
        ReadAt(position, bytes);
        return bytes;
    }

    private void ReadAt(long position, Span<byte> bytes)
    {
        if (position > length - bytes.Length)
        {
            throw Error(position, "the cabinet ends too early.");
        }

        input.Position = start + position;
        if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Error(position, "the cabinet ends too early.");
        }
    }

    private static MsiException Error(long offset, string what) => new($"Cabinet, offset 0x{offset:X}: {what}");
}
