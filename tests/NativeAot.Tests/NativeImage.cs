using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NativeAot.Tests;

/// <summary>Reads a linked file: the framework's reader for the headers, and the few directories that it does not know.</summary>
internal sealed class NativeImage : IDisposable
{
    public const int ResourceTypeVersion = 16;
    public const int ResourceTypeManifest = 24;

    private readonly PEReader _reader;

    public NativeImage(string path)
    {
        Bytes = File.ReadAllBytes(path);
        _reader = new PEReader(new MemoryStream(Bytes));
    }

    public byte[] Bytes { get; }

    public PEHeader Header => _reader.PEHeaders.PEHeader!;

    public IReadOnlyList<SectionHeader> Sections => _reader.PEHeaders.SectionHeaders;

    public CoffHeader Coff => _reader.PEHeaders.CoffHeader;

    public CodeViewDebugDirectoryData CodeView =>
        _reader.ReadCodeViewDebugDirectoryData(_reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

    /// <summary>Content of the debug directory's entry for extended DLL characteristics.</summary>
    public uint ExtendedDllCharacteristics
    {
        get
        {
            const int ImageDebugTypeExDllCharacteristics = 20;
            DebugDirectoryEntry entry = _reader.ReadDebugDirectory().Single(entry => (int)entry.Type == ImageDebugTypeExDllCharacteristics);
            return UInt32(entry.DataRelativeVirtualAddress);
        }
    }

    public LoadConfiguration LoadConfiguration
    {
        get
        {
            int start = Header.LoadConfigTableDirectory.RelativeVirtualAddress;
            return new LoadConfiguration(
                Header.LoadConfigTableDirectory.Size,
                (int)UInt32(start),
                BinaryPrimitives.ReadUInt16LittleEndian(At(start + 0x4E)),
                (int)(UInt64(start + 0x58) - Header.ImageBase),
                UInt32(start + 0x90));
        }
    }

    /// <summary>Names of the DLLs that the loader loads with this file, in lower case.</summary>
    public IReadOnlyList<string> Imports
    {
        get
        {
            const int DescriptorSize = 20;
            List<string> result = [];
            for (int descriptor = Header.ImportTableDirectory.RelativeVirtualAddress; UInt32(descriptor + 12) != 0; descriptor += DescriptorSize)
            {
                result.Add(Text((int)UInt32(descriptor + 12)).ToLowerInvariant());
            }

            return result;
        }
    }

    public IReadOnlyList<string> Exports
    {
        get
        {
            int table = Header.ExportTableDirectory.RelativeVirtualAddress;
            int names = (int)UInt32(table + 32);
            return [.. Enumerable.Range(0, (int)UInt32(table + 24)).Select(i => Text((int)UInt32(names + (4 * i))))];
        }
    }

    public ulong UInt64(int address) => BinaryPrimitives.ReadUInt64LittleEndian(At(address));

    public SectionHeader SectionOf(int address) =>
        Sections.Single(section => address >= section.VirtualAddress && address < section.VirtualAddress + Math.Max(section.VirtualSize, section.SizeOfRawData));

    /// <summary>The first resource of a type, or null.</summary>
    public byte[]? Resource(int type)
    {
        int root = Header.ResourceTableDirectory.RelativeVirtualAddress;
        // Type, name, language: three levels; the first entry of the two lower ones.
        int? entry = Entry(root, type);
        for (int level = 0; level < 2 && entry is not null; level++)
        {
            entry = Entry(root + (entry.Value & 0x7FFFFFFF), null);
        }

        if (entry is null)
        {
            return null;
        }

        int data = root + entry.Value;
        return At((int)UInt32(data))[..(int)UInt32(data + 4)].ToArray();

        int? Entry(int directory, int? id)
        {
            int count = BinaryPrimitives.ReadUInt16LittleEndian(At(directory + 12)) + BinaryPrimitives.ReadUInt16LittleEndian(At(directory + 14));
            for (int i = 0; i < count; i++)
            {
                int entry = directory + 16 + (8 * i);
                if (id is null || UInt32(entry) == id)
                {
                    return (int)UInt32(entry + 4);
                }
            }

            return null;
        }
    }

    public void Dispose() => _reader.Dispose();

    private uint UInt32(int address) => BinaryPrimitives.ReadUInt32LittleEndian(At(address));

    private string Text(int address)
    {
        ReadOnlySpan<byte> text = At(address);
        return Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
    }

    private ReadOnlySpan<byte> At(int address)
    {
        SectionHeader section = SectionOf(address);
        return Bytes.AsSpan(section.PointerToRawData + address - section.VirtualAddress);
    }
}
