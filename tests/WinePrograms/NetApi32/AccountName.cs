using System.Runtime.InteropServices;
using System.Security.Principal;

namespace NetApi32;

/// <summary>Accounts by name and by SID, as far as Wine knows them.</summary>
internal static partial class AccountName
{
    /// <summary>SidTypeUnknown of SID_NAME_USE.</summary>
    private const int SidTypeUnknown = 8;

    /// <returns>The SID as text, or null if no account has this name.</returns>
    public static unsafe string? ToSid(string name)
    {
        byte* sid = stackalloc byte[SecurityIdentifier.MaxBinaryLength];
        char* domain = stackalloc char[256];
        uint sidLength = (uint)SecurityIdentifier.MaxBinaryLength;
        uint domainLength = 256;
        return LookupAccountName(null, name, sid, ref sidLength, domain, ref domainLength, out _) ? new SecurityIdentifier((nint)sid).Value : null;
    }

    /// <returns>The account's domain, name and SID_NAME_USE; the SID's text as name when it belongs to no account.</returns>
    public static unsafe (string Domain, string Name, int Use) FromSid(string sid)
    {
        char* name = stackalloc char[256];
        char* domain = stackalloc char[256];
        uint nameLength = 256;
        uint domainLength = 256;
        fixed (byte* bytes = ToBytes(sid))
        {
            return LookupAccountSid(null, bytes, name, ref nameLength, domain, ref domainLength, out int use)
                ? (new string(domain), new string(name), use)
                : ("", sid, SidTypeUnknown);
        }
    }

    public static byte[] ToBytes(string sid)
    {
        var identifier = new SecurityIdentifier(sid);
        byte[] bytes = new byte[identifier.BinaryLength];
        identifier.GetBinaryForm(bytes, 0);
        return bytes;
    }

    [LibraryImport("advapi32", EntryPoint = "LookupAccountNameW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LookupAccountName(string? system, string name, byte* sid, ref uint sidLength, char* domain, ref uint domainLength, out int use);

    [LibraryImport("advapi32", EntryPoint = "LookupAccountSidW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LookupAccountSid(string? system, byte* sid, char* name, ref uint nameLength, char* domain, ref uint domainLength, out int use);
}
