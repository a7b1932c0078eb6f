using System.Buffers.Binary;
using DockerDesktop.Windows.Pipes;

namespace Helper.Tests.Fakes;

/// <summary>Self-relative security descriptors, made and read without Windows and without the code under test's own reading of lists.</summary>
internal static class TestDescriptor
{
    /// <summary>Makes one. An entry is (type, flags, mask, SID).</summary>
    public static byte[] Create(string owner, params (byte Type, byte Flags, uint Mask, string Sid)[] entries)
    {
        List<byte> list = [];
        foreach ((byte type, byte flags, uint mask, string sid) in entries)
        {
            byte[] bytes = PipeAccessList.Parse(sid);
            list.AddRange([type, flags, (byte)(8 + bytes.Length), 0, (byte)mask, (byte)(mask >> 8), (byte)(mask >> 16), (byte)(mask >> 24), .. bytes]);
        }

        byte[] acl = [2, 0, (byte)(8 + list.Count), (byte)((8 + list.Count) >> 8), (byte)entries.Length, 0, 0, 0, .. list];
        byte[] header = [1, 0, 0x04, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0];
        return WithOwner([.. header, .. acl], owner);
    }

    /// <summary>Puts an owner behind a descriptor; an empty one is left out.</summary>
    public static byte[] WithOwner(byte[] descriptor, string owner)
    {
        if (owner.Length == 0)
        {
            return descriptor;
        }

        byte[] changed = [.. descriptor, .. PipeAccessList.Parse(owner)];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(4), descriptor.Length);
        return changed;
    }

    /// <summary>The access list's entries as <c>type/flags/mask/bytes of the SID</c>.</summary>
    public static string[] Entries(byte[] descriptor)
    {
        ReadOnlySpan<byte> list = descriptor.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(descriptor.AsSpan(16)));
        List<string> entries = [];
        int offset = 8;
        for (int i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(list[4..]); i++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(list[(offset + 2)..]);
            ReadOnlySpan<byte> entry = list.Slice(offset, length);
            entries.Add($"{entry[0]}/{entry[1]:x}/{BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]):x}/{Convert.ToHexString(entry[8..])}");
            offset += length;
        }

        Assert.AreEqual(BinaryPrimitives.ReadUInt16LittleEndian(list[2..]), offset, "the list is as long as its entries");
        return [.. entries];
    }
}
