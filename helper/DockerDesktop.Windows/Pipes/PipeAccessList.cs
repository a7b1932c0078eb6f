using System.Buffers.Binary;
using System.Globalization;

namespace DockerDesktop.Windows.Pipes;

/// <summary>
/// Adds a group to a pipe's access list, and changes nothing else in it. On the bytes (SDK: SECURITY_DESCRIPTOR_RELATIVE, ACL, ACE_HEADER), so that entries of
/// kinds that nobody here knows stay as they are.
/// </summary>
internal static class PipeAccessList
{
    /// <summary>
    /// What a member is granted: FILE_GENERIC_READ and FILE_GENERIC_WRITE, as the engine itself grants the group that its daemon.json names. The engine's
    /// clients open the pipe with GENERIC_WRITE, so FILE_CREATE_PIPE_INSTANCE (0x4, the same bit as FILE_APPEND_DATA) cannot be left out; a member can
    /// therefore serve instances of this pipe to other members.
    /// </summary>
    public const uint MemberAccess = 0x0012019F;

    private const string LocalSystem = "S-1-5-18";
    private const string Administrators = "S-1-5-32-544";
    private const int HeaderBytes = 20; // SECURITY_DESCRIPTOR_RELATIVE
    private const int ListHeaderBytes = 8; // ACL
    private const int EntryHeaderBytes = 8; // ACE_HEADER and the mask
    private const ushort DaclPresent = 0x0004; // SE_DACL_PRESENT
    private const ushort SelfRelative = 0x8000; // SE_SELF_RELATIVE
    private const ushort KeptControl = 0x1400; // SE_DACL_PROTECTED, SE_DACL_AUTO_INHERITED
    private const byte Allowed = 0; // ACCESS_ALLOWED_ACE_TYPE
    private const byte Denied = 1; // ACCESS_DENIED_ACE_TYPE
    private const byte InheritOnly = 0x08; // INHERIT_ONLY_ACE
    private const byte Inherited = 0x10; // INHERITED_ACE

    /// <summary>Returns the SID of the owner; empty if there is none.</summary>
    /// <param name="descriptor">Self-relative.</param>
    public static string GetOwner(ReadOnlySpan<byte> descriptor)
    {
        int owner = BinaryPrimitives.ReadInt32LittleEndian(descriptor[4..]);
        return owner == 0 ? string.Empty : Format(descriptor[owner..]);
    }

    /// <summary>Says whether an owner may own the engine's pipe.</summary>
    public static bool IsTrustedOwner(string sid) => sid is LocalSystem or Administrators;

    /// <summary>Adds the group, or returns null if it is there already.</summary>
    /// <param name="descriptor">Self-relative, with its access list.</param>
    /// <param name="groupSid">The group.</param>
    /// <returns>
    /// A self-relative descriptor with an access list alone: every other entry as it was, in the order that Windows asks for (own refusals, own grants, what
    /// was inherited).
    /// </returns>
    /// <exception cref="PipeAccessException">The pipe has no access list to add to, or refuses the group.</exception>
    public static byte[]? Add(ReadOnlySpan<byte> descriptor, string groupSid)
    {
        ushort control = BinaryPrimitives.ReadUInt16LittleEndian(descriptor[2..]);
        int start = BinaryPrimitives.ReadInt32LittleEndian(descriptor[16..]);
        if ((control & DaclPresent) == 0 || start == 0)
        {
            // It lets everybody in; one made from it with a single entry would lock the engine's owner out.
            throw new PipeAccessException(
                "The engine's pipe has no access list, so everybody may open it",
                "Find out which program made the pipe or took its access list away, and restart the engine.");
        }

        ReadOnlySpan<byte> list = descriptor.Slice(start, BinaryPrimitives.ReadUInt16LittleEndian(descriptor[(start + 2)..]));
        ushort count = BinaryPrimitives.ReadUInt16LittleEndian(list[4..]);
        byte[] group = Parse(groupSid);
        int offset = ListHeaderBytes;
        int place = ListHeaderBytes;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = list.Slice(offset, BinaryPrimitives.ReadUInt16LittleEndian(list[(offset + 2)..]));
            offset += entry.Length;
            if ((entry[1] & Inherited) == 0)
            {
                // Behind the last own entry: no entry moves.
                place = offset;
            }

            if (IsForGroup(entry, group))
            {
                if (entry[0] == Denied)
                {
                    throw new PipeAccessException(
                        $"The engine's pipe refuses the group docker-users ({groupSid}) by an entry of its own",
                        "Take that entry away where it is made, or install with ENGINEACCESS=none.");
                }

                if ((BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]) & MemberAccess) == MemberAccess)
                {
                    return null;
                }
            }
        }

        return Build(list[..offset], place, count, (ushort)((control & KeptControl) | DaclPresent | SelfRelative), group);
    }

    /// <summary>Returns a SID's bytes.</summary>
    internal static byte[] Parse(string sid)
    {
        string[] parts = sid.Split('-'); // S, revision, authority, subauthorities
        byte[] bytes = new byte[8 + ((parts.Length - 3) * 4)];
        bytes[0] = byte.Parse(parts[1], CultureInfo.InvariantCulture);
        bytes[1] = (byte)(parts.Length - 3);
        // Six bytes, the highest first.
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), uint.Parse(parts[2], CultureInfo.InvariantCulture));
        for (int i = 3; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8 + ((i - 3) * 4)), uint.Parse(parts[i], CultureInfo.InvariantCulture));
        }

        return bytes;
    }

    private static string Format(ReadOnlySpan<byte> sid)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"S-{sid[0]}-{BinaryPrimitives.ReadUInt32BigEndian(sid[4..])}");
        for (int i = 0; i < sid[1]; i++)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"-{BinaryPrimitives.ReadUInt32LittleEndian(sid[(8 + (i * 4))..])}");
        }

        return text;
    }

    private static bool IsForGroup(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> group) =>
        entry[0] is Allowed or Denied && (entry[1] & InheritOnly) == 0 && entry[EntryHeaderBytes..].StartsWith(group);

    private static byte[] Build(ReadOnlySpan<byte> list, int place, ushort count, ushort control, ReadOnlySpan<byte> group)
    {
        int entryBytes = EntryHeaderBytes + group.Length;
        byte[] descriptor = new byte[HeaderBytes + list.Length + entryBytes];
        descriptor[0] = 1; // SECURITY_DESCRIPTOR_REVISION
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor.AsSpan(2), control);
        BinaryPrimitives.WriteInt32LittleEndian(descriptor.AsSpan(16), HeaderBytes);

        Span<byte> changed = descriptor.AsSpan(HeaderBytes);
        list[..place].CopyTo(changed);
        Span<byte> entry = changed.Slice(place, entryBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)entryBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], MemberAccess);
        group.CopyTo(entry[EntryHeaderBytes..]);
        list[place..].CopyTo(changed[(place + entryBytes)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(changed[2..], (ushort)changed.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(changed[4..], (ushort)(count + 1));
        return descriptor;
    }
}
