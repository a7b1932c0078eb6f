using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace DockerDesktop.Windows.LocalGroups;

/// <summary>Local groups through the network management functions and the local security authority.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsLocalGroups : ILocalGroups
{
    private const uint GroupNotFound = 2220; // NERR_GroupNotFound
    private const uint NoSuchAlias = 1376; // ERROR_NO_SUCH_ALIAS
    private const int SidTypeAlias = 4; // SID_NAME_USE
    private const int MaximumSidBytes = 68; // SECURITY_MAX_SID_SIZE
    private const uint MaximumPreferredLength = uint.MaxValue; // MAX_PREFERRED_LENGTH

    /// <inheritdoc/>
    public LocalGroupLookup Find(string name)
    {
        // First the local database alone: a name look-up by itself would also find a domain group of that name.
        uint exists = NetLocalGroupGetInfo(null, name, 0, out nint information);
        if (information != 0)
        {
            _ = NetApiBufferFree(information);
        }

        if (exists is GroupNotFound or NoSuchAlias)
        {
            return LocalGroupLookup.NotFound($"the local group '{name}' does not exist");
        }

        if (exists != 0)
        {
            return LocalGroupLookup.NotFound($"the local group '{name}' cannot be read (NetLocalGroupGetInfo: {Describe((int)exists)})");
        }

        return FindSid(name, Environment.MachineName);
    }

    /// <inheritdoc/>
    public unsafe IReadOnlySet<string>? GetMembers(string name)
    {
        HashSet<string> members = [];
        nuint resume = 0;
        uint result;
        do
        {
            result = NetLocalGroupGetMembers(null, name, 0, out nint buffer, MaximumPreferredLength, out uint read, out _, ref resume);
            try
            {
                if (result is not (0 or 234)) // ERROR_MORE_DATA
                {
                    return null;
                }

                // LOCALGROUP_MEMBERS_INFO_0 is a single pointer to a SID.
                foreach (nint sid in new ReadOnlySpan<nint>((void*)buffer, checked((int)read)))
                {
                    members.Add(new SecurityIdentifier(sid).Value);
                }
            }
            finally
            {
                if (buffer != 0)
                {
                    _ = NetApiBufferFree(buffer);
                }
            }
        }
        while (result != 0);

        return members;
    }

    private static unsafe LocalGroupLookup FindSid(string name, string computer)
    {
        Span<byte> sid = stackalloc byte[MaximumSidBytes];
        Span<char> domain = stackalloc char[256];
        uint sidLength = (uint)sid.Length;
        uint domainLength = (uint)domain.Length;
        bool found;
        int use;
        fixed (byte* sidStart = sid)
        fixed (char* domainStart = domain)
        {
            found = LookupAccountNameW(null, $@"{computer}\{name}", sidStart, ref sidLength, domainStart, ref domainLength, out use);
        }

        if (!found)
        {
            return LocalGroupLookup.NotFound(
                $"the SID of the local group '{name}' cannot be found (LookupAccountName: {Describe(Marshal.GetLastPInvokeError())})");
        }

        return use == SidTypeAlias
            ? LocalGroupLookup.Found(new SecurityIdentifier(sid[..(int)sidLength].ToArray(), 0).Value)
            : LocalGroupLookup.NotFound($"'{name}' is not a local group of this computer (kind of account: {use})");
    }

    private static string Describe(int error) => $"error {error}, {new Win32Exception(error).Message}";

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupGetInfo(string? server, string group, uint level, out nint buffer);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupGetMembers(
        string? server, string group, uint level, out nint buffer, uint preferredLength, out uint read, out uint total, ref nuint resume);

    [LibraryImport("netapi32")]
    private static partial uint NetApiBufferFree(nint buffer);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LookupAccountNameW(
        string? system, string account, byte* sid, ref uint sidLength, char* domain, ref uint domainLength, out int use);
}
