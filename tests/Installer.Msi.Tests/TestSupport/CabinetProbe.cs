using System.Text;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>An independent view of a cabinet: its folders, files and blocks as the bytes say.</summary>
internal sealed class CabinetProbe
{
    public CabinetProbe(byte[] cabinet)
    {
        Assert.AreEqual("MSCF", Encoding.ASCII.GetString(cabinet, 0, 4));
        Assert.AreEqual(cabinet.Length, BitConverter.ToInt32(cabinet, 8));
        Assert.AreEqual(3, cabinet[24]);
        Assert.AreEqual(1, cabinet[25]);
        Assert.AreEqual(0, BitConverter.ToUInt16(cabinet, 30));
        int folderCount = BitConverter.ToUInt16(cabinet, 26);
        int fileCount = BitConverter.ToUInt16(cabinet, 28);
        var position = BitConverter.ToInt32(cabinet, 16);
        Assert.AreEqual(36 + (folderCount * 8), position);
        for (var i = 0; i < fileCount; i++)
        {
            var nameEnd = Array.IndexOf(cabinet, (byte)0, position + 16);
            Files.Add(new File(
                Encoding.UTF8.GetString(cabinet, position + 16, nameEnd - position - 16),
                BitConverter.ToUInt32(cabinet, position),
                BitConverter.ToUInt32(cabinet, position + 4),
                BitConverter.ToUInt16(cabinet, position + 8),
                BitConverter.ToUInt16(cabinet, position + 10),
                BitConverter.ToUInt16(cabinet, position + 12),
                BitConverter.ToUInt16(cabinet, position + 14)));
            position = nameEnd + 1;
        }

        for (var i = 0; i < folderCount; i++)
        {
            var blocks = new List<Block>();
            Assert.AreEqual(position, BitConverter.ToInt32(cabinet, 36 + (i * 8)), $"Folder {i} must follow the one before it.");
            for (var block = BitConverter.ToUInt16(cabinet, 40 + (i * 8)); block > 0; block--)
            {
                int packed = BitConverter.ToUInt16(cabinet, position + 4);
                blocks.Add(new Block(position, BitConverter.ToUInt16(cabinet, position + 6), cabinet[(position + 8)..(position + 8 + packed)]));
                var checksum = Checksum(cabinet[(position + 4)..(position + 8 + packed)]);
                Assert.AreEqual(checksum, BitConverter.ToUInt32(cabinet, position), $"Checksum of the block at {position}");
                position += 8 + packed;
            }

            Folders.Add(new Folder(BitConverter.ToUInt16(cabinet, 42 + (i * 8)), blocks));
        }

        Assert.AreEqual(cabinet.Length, position, "Nothing may stand behind the last block.");
    }

    public List<File> Files { get; } = [];

    public List<Folder> Folders { get; } = [];

    /// <summary>MS-CAB 3.1, over lengths and bytes as one: the words' exclusive or, the last one to three bytes the other way round.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint sum = 0;
        var i = 0;
        for (; i + 4 <= bytes.Length; i += 4)
        {
            sum ^= BitConverter.ToUInt32(bytes, i);
        }

        return sum ^ (bytes.Length - i) switch
        {
            3 => ((uint)bytes[i] << 16) | ((uint)bytes[i + 1] << 8) | bytes[i + 2],
            2 => ((uint)bytes[i] << 8) | bytes[i + 1],
            1 => bytes[i],
            _ => 0,
        };
    }

    internal sealed record File(string Name, uint Length, uint Offset, int Folder, int Date, int Time, int Attributes);

    internal sealed record Folder(int Compression, List<Block> Blocks);

    internal sealed record Block(int Position, int RawLength, byte[] Packed);
}
