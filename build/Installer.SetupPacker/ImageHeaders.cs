using System.Buffers.Binary;
using System.Text;

namespace Installer.SetupPacker;

/// <summary>The headers of a PE32+ image (Microsoft's PE format specification), as far as a further section changes them.</summary>
internal sealed class ImageHeaders
{
    private const int SectionHeaderLength = 40;
    private const int SectionAlignmentOffset = 32;
    private const int SizeOfImageOffset = 56;
    private const int SizeOfHeadersOffset = 60;
    private const int CheckSumOffset = 64;
    private const int CertificateTableOffset = 112 + (4 * 8);

    private readonly FileStream _file;
    private readonly string _program;
    private readonly byte[] _bytes = new byte[SetupWriter.Page];
    private readonly int _coff;
    private readonly int _optional;
    private readonly int _table;
    private readonly ushort _count;

    /// <summary>Reads them.</summary>
    /// <param name="file">A copy of the program, to be written.</param>
    /// <param name="program">What the program is called in errors.</param>
    /// <exception cref="SetupPackingException">It is no such image, or signed.</exception>
    public ImageHeaders(FileStream file, string program)
    {
        (_file, _program) = (file, program);
        file.Position = 0;
        var read = file.ReadAtLeast(_bytes, SetupWriter.Page, throwOnEndOfStream: false);
        _coff = read < 0x40 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(Span(0x3C)) + 4;
        if (_coff < 4 || _coff + 300 > read || !_bytes.AsSpan(0, 2).SequenceEqual("MZ"u8) || !_bytes.AsSpan(_coff - 4, 4).SequenceEqual("PE\0\0"u8) || BinaryPrimitives.ReadUInt16LittleEndian(Span(_coff + 20)) != 0x20B)
        {
            throw new SetupPackingException($"{program} is no 64-bit Windows program.");
        }

        _count = BinaryPrimitives.ReadUInt16LittleEndian(Span(_coff + 2));
        _optional = _coff + 20;
        _table = _optional + BinaryPrimitives.ReadUInt16LittleEndian(Span(_coff + 16));
        if (ReadUInt32(_optional + CertificateTableOffset) != 0)
        {
            throw new SetupPackingException($"{program} is signed, and packages put into it would break the signature. Sign the setup program after it is packed.");
        }
    }

    /// <summary>Enters a section that has been written to the file's end.</summary>
    public void AddSection(string name, long start, long length, uint characteristics)
    {
        var entry = _table + (_count * SectionHeaderLength);
        var lastEntry = entry - SectionHeaderLength;
        var headersEnd = (int)ReadUInt32(_optional + SizeOfHeadersOffset);
        if (entry + SectionHeaderLength > headersEnd || headersEnd > SetupWriter.Page || _bytes.AsSpan(entry, SectionHeaderLength).ContainsAnyExcept((byte)0))
        {
            throw new SetupPackingException($"{_program} has no room for the header of a further section.");
        }

        var alignment = ReadUInt32(_optional + SectionAlignmentOffset);
        var address = SetupWriter.Align((long)ReadUInt32(lastEntry + 12) + ReadUInt32(lastEntry + 8), alignment);
        var end = SetupWriter.Align(address + length, alignment);
        if (end > int.MaxValue || start + length > uint.MaxValue)
        {
            throw new SetupPackingException($"The packages have {length} bytes; a program has at most 2 GB. Deploy the packages themselves.");
        }

        Encoding.ASCII.GetBytes(name, _bytes.AsSpan(entry, 8));
        Write(entry + 8, (uint)length);
        Write(entry + 12, (uint)address);
        Write(entry + 16, (uint)length);
        Write(entry + 20, (uint)start);
        Write(entry + 36, characteristics);
        Write(_optional + SizeOfImageOffset, (uint)end);
        Write(_optional + CheckSumOffset, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(Span(_coff + 2), (ushort)(_count + 1));
        _file.Position = 0;
        _file.Write(_bytes, 0, headersEnd);
    }

    private Span<byte> Span(int offset) => _bytes.AsSpan(offset);

    private uint ReadUInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Span(offset));

    private void Write(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Span(offset), value);
}
