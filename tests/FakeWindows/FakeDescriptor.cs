using System.Buffers.Binary;
using System.Globalization;

namespace FakeWindows;

/// <summary>
/// Security descriptors from SDDL to what Windows hands out, as ConvertStringSecurityDescriptorToSecurityDescriptor makes it: self-relative, with owner and access list. Written from the
/// documentation of SDDL; group and SACL are left out, conditions are only copied as so many zeros.
/// </summary>
internal static class FakeDescriptor
{
    private const string NoAccessControl = "NO_ACCESS_CONTROL";

    private static readonly Dictionary<string, string> s_sids = new()
    {
        ["SY"] = "S-1-5-18", ["BA"] = "S-1-5-32-544", ["BU"] = "S-1-5-32-545", ["BG"] = "S-1-5-32-546", ["AU"] = "S-1-5-11", ["WD"] = "S-1-1-0", ["IU"] = "S-1-5-4", ["NU"] = "S-1-5-2",
        ["CO"] = "S-1-3-0", ["CG"] = "S-1-3-1", ["OW"] = "S-1-3-4", ["LS"] = "S-1-5-19", ["NS"] = "S-1-5-20", ["AC"] = "S-1-15-2-1", ["PU"] = "S-1-5-32-547", ["SU"] = "S-1-5-6",
    };

    private static readonly Dictionary<string, uint> s_rights = new()
    {
        ["GA"] = 0x10000000, ["GX"] = 0x20000000, ["GW"] = 0x40000000, ["GR"] = 0x80000000, ["FA"] = 0x1F01FF, ["FR"] = 0x120089, ["FW"] = 0x120116, ["FX"] = 0x1200A0,
        ["CC"] = 0x1, ["DC"] = 0x2, ["LC"] = 0x4, ["SW"] = 0x8, ["RP"] = 0x10, ["WP"] = 0x20, ["DT"] = 0x40, ["LO"] = 0x80, ["CR"] = 0x100,
        ["SD"] = 0x10000, ["RC"] = 0x20000, ["WD"] = 0x40000, ["WO"] = 0x80000,
    };

    private static readonly Dictionary<string, byte> s_flags = new() { ["OI"] = 1, ["CI"] = 2, ["NP"] = 4, ["IO"] = 8, ["ID"] = 16, ["SA"] = 64, ["FA"] = 128 };

    private static readonly Dictionary<string, byte> s_types = new() { ["A"] = 0, ["D"] = 1, ["OA"] = 5, ["OD"] = 6, ["XA"] = 9, ["XD"] = 10, ["ZA"] = 11 };

    /// <summary>Makes the bytes.</summary>
    /// <param name="sddl">For example <c>O:SYG:SYD:PAI(A;OICI;FA;;;SY)</c>. Without <c>D:</c> there is no list.</param>
    public static byte[] ToBytes(string sddl)
    {
        var list = sddl.IndexOf("D:", StringComparison.Ordinal);
        var head = list < 0 ? sddl : sddl[..list];
        var group = head.IndexOf("G:", StringComparison.Ordinal);
        var owner = head.StartsWith("O:", StringComparison.Ordinal) ? Sid(head[2..(group < 0 ? head.Length : group)]) : [];
        var body = list < 0 ? string.Empty : sddl[(list + 2)..];
        byte[]? access = list < 0 || body.StartsWith(NoAccessControl, StringComparison.Ordinal) ? null : List(body);
        var descriptor = new byte[20 + owner.Length + (access?.Length ?? 0)];
        descriptor[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor.AsSpan(2), (ushort)(0x8000 | (list < 0 ? 0 : 4)));
        BinaryPrimitives.WriteInt32LittleEndian(descriptor.AsSpan(4), owner.Length == 0 ? 0 : 20);
        BinaryPrimitives.WriteInt32LittleEndian(descriptor.AsSpan(16), access is null ? 0 : 20 + owner.Length);
        owner.CopyTo(descriptor, 20);
        access?.CopyTo(descriptor, 20 + owner.Length);
        return descriptor;
    }

    private static byte[] List(string text)
    {
        var entries = new List<byte[]>();
        for (var start = text.IndexOf('(', StringComparison.Ordinal); start >= 0;)
        {
            // A conditional entry has parentheses of its own.
            var depth = 0;
            var end = start;
            do
            {
                depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
                end++;
            }
            while (depth > 0);

            entries.Add(Entry(text[(start + 1)..(end - 1)]));
            start = text.IndexOf('(', end);
        }

        var list = new byte[8 + entries.Sum(entry => entry.Length)];
        list[0] = 4;
        BinaryPrimitives.WriteUInt16LittleEndian(list.AsSpan(2), (ushort)list.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(list.AsSpan(4), (ushort)entries.Count);
        entries.SelectMany(entry => entry).ToArray().CopyTo(list, 8);
        return list;
    }

    private static byte[] Entry(string text)
    {
        var fields = text.Split(';');
        var type = s_types.TryGetValue(fields[0], out var known) ? known : byte.Parse(fields[0], CultureInfo.InvariantCulture);
        var sid = Sid(fields[5]);
        var guids = type is 5 or 6 or 11 ? fields[3].Length > 0 && fields[4].Length > 0 ? 2 : fields[3].Length > 0 || fields[4].Length > 0 ? 1 : 0 : -1;
        var before = 8 + (guids < 0 ? 0 : 4 + (16 * guids));
        var entry = new byte[before + sid.Length + (fields.Length > 6 ? 8 : 0)];
        entry[0] = type;
        entry[1] = (byte)Pairs(fields[1]).Sum(flag => s_flags[flag]);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), (ushort)entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(
            entry.AsSpan(4),
            fields[2].StartsWith("0x", StringComparison.Ordinal) ? Convert.ToUInt32(fields[2], 16) : Pairs(fields[2]).Aggregate(0u, (mask, right) => mask | s_rights[right]));
        if (guids >= 0)
        {
            entry[8] = (byte)((fields[3].Length > 0 ? 1 : 0) | (fields[4].Length > 0 ? 2 : 0));
        }

        sid.CopyTo(entry, before);
        return entry;
    }

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length / 2).Select(i => text.Substring(i * 2, 2));

    private static byte[] Sid(string text)
    {
        var parts = s_sids.GetValueOrDefault(text, text).Split('-');
        var sid = new byte[8 + (4 * (parts.Length - 3))];
        sid[0] = 1;
        sid[1] = (byte)(parts.Length - 3);
        BinaryPrimitives.WriteUInt32BigEndian(sid.AsSpan(4), uint.Parse(parts[2], CultureInfo.InvariantCulture));
        for (var i = 3; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(sid.AsSpan(8 + (4 * (i - 3))), uint.Parse(parts[i], CultureInfo.InvariantCulture));
        }

        return sid;
    }
}
