using System.Buffers.Binary;
using System.Globalization;

namespace DockerDesktop.SystemFiles.Objects;

/// <summary>
/// Owner and access list of a file or folder, as far as they say what somebody may do to it. Each entry that grants counts with all that it may grant, whatever
/// condition, object type or refusal stands beside it: what cannot be proven to be harmless is not.
/// </summary>
internal sealed class AccessList
{
    /// <summary>Everyone.</summary>
    public const string Everyone = "S-1-1-0";

    private const int HeaderBytes = 20; // SECURITY_DESCRIPTOR_RELATIVE
    private const ushort ListPresent = 0x0004; // SE_DACL_PRESENT
    private const int ListHeaderBytes = 8; // ACL
    private const int MaskOffset = 4; // ACE_HEADER
    private const int ObjectFlagsOffset = 8; // ACCESS_ALLOWED_OBJECT_ACE
    private const int GuidBytes = 16;

    private AccessList(string owner, List<AccessEntry>? entries) => (Owner, Entries) = (owner, entries);

    /// <summary>SID of the owner; empty when there is none.</summary>
    public string Owner { get; }

    /// <summary>What it grants; null when there is no list at all, which lets everybody do everything.</summary>
    public List<AccessEntry>? Entries { get; }

    /// <summary>Reads a security descriptor (SDK: SECURITY_DESCRIPTOR_RELATIVE, ACL, ACE_HEADER).</summary>
    /// <param name="descriptor">Self-relative, with owner and access list.</param>
    public static AccessList Parse(ReadOnlySpan<byte> descriptor)
    {
        var owner = BinaryPrimitives.ReadInt32LittleEndian(descriptor[4..]);
        var start = BinaryPrimitives.ReadInt32LittleEndian(descriptor[16..]);
        var isThere = (BinaryPrimitives.ReadUInt16LittleEndian(descriptor[2..]) & ListPresent) != 0 && start >= HeaderBytes;
        return new AccessList(owner == 0 ? string.Empty : FormatSid(descriptor[owner..]), isThere ? ParseEntries(descriptor[start..]) : null);
    }

    private static List<AccessEntry> ParseEntries(ReadOnlySpan<byte> list)
    {
        var entries = new List<AccessEntry>();
        var rest = list[ListHeaderBytes..];
        for (int i = BinaryPrimitives.ReadUInt16LittleEndian(list[4..]); i > 0; i--)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
            var entry = rest[..length];
            rest = rest[length..];
            var flags = (AccessEntryFlags)entry[1];
            switch (entry[0])
            {
                // ACCESS_DENIED_ACE_TYPE and its object, callback and callback object forms.
                case 1 or 6 or 10 or 12:
                    break;

                // ACCESS_ALLOWED_ACE_TYPE, ACCESS_ALLOWED_CALLBACK_ACE_TYPE
                case 0 or 9:
                    entries.Add(new AccessEntry(FormatSid(entry[8..]), AccessEntry.Expand(ReadMask(entry)), flags));
                    break;

                // ACCESS_ALLOWED_OBJECT_ACE_TYPE, ACCESS_ALLOWED_CALLBACK_OBJECT_ACE_TYPE: flags say which of two GUIDs are there.
                case 5 or 11:
                    var objects = entry[ObjectFlagsOffset];
                    entries.Add(new AccessEntry(
                        FormatSid(entry[(12 + (GuidBytes * ((objects & 1) + ((objects >> 1) & 1))))..]), AccessEntry.Expand(ReadMask(entry)), flags));
                    break;

                // What is not known may grant everything to everybody.
                default:
                    entries.Add(new AccessEntry(Everyone, AccessEntry.Expand(AccessEntry.GenericAll), flags));
                    break;
            }
        }

        return entries;
    }

    private static uint ReadMask(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32LittleEndian(entry[MaskOffset..]);

    private static string FormatSid(ReadOnlySpan<byte> sid)
    {
        // Revision, count, six bytes of authority with the highest first, count sub-authorities of four bytes.
        var authority = ((ulong)BinaryPrimitives.ReadUInt16BigEndian(sid[2..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(sid[4..]);
        var text = $"S-{sid[0]}-{authority.ToString(CultureInfo.InvariantCulture)}";
        for (var i = 0; i < sid[1]; i++)
        {
            text += $"-{BinaryPrimitives.ReadUInt32LittleEndian(sid[(8 + (4 * i))..]).ToString(CultureInfo.InvariantCulture)}";
        }

        return text;
    }
}
