using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>WTSQueryUserToken of every session, which LocalSystem alone may ask.</summary>
internal sealed unsafe partial class WindowsSignedInUsers : ISignedInUsers
{
    private const int TokenUser = 1;
    private const int TokenGroups = 2;
    private const int LargestUser = 256;

    public IReadOnlyList<string> GroupsOf(string sid)
    {
        if (WTSEnumerateSessionsW(0, 0, 1, out var sessions, out var count) == 0)
        {
            return [];
        }

        try
        {
            for (var i = 0; i < count; i++)
            {
                if (WTSQueryUserToken(sessions[i].Id, out var token) == 0)
                {
                    token.Dispose();
                    continue;
                }

                using (token)
                {
                    if (sid.Equals(UserOf(token), StringComparison.OrdinalIgnoreCase))
                    {
                        return Read(token);
                    }
                }
            }
        }
        finally
        {
            WTSFreeMemory(sessions);
        }

        return [];
    }

    /// <summary>Whose a token is.</summary>
    /// <param name="token">Opened with TOKEN_QUERY.</param>
    /// <returns>The SID; null when Windows does not tell.</returns>
    internal static string? UserOf(SafeAccessTokenHandle token)
    {
        // TOKEN_USER: a pointer to the SID, its attributes, and then the SID itself.
        var buffer = stackalloc byte[LargestUser];
        return GetTokenInformation(token, TokenUser, buffer, LargestUser, out _) != 0 ? WindowsSid.ToText(*(nint*)buffer) : null;
    }

    private static List<string> Read(SafeAccessTokenHandle token)
    {
        List<string> groups = [];
        _ = GetTokenInformation(token, TokenGroups, null, 0, out var length);
        var buffer = new byte[length];
        fixed (byte* information = buffer)
        {
            if (length > 0 && GetTokenInformation(token, TokenGroups, information, length, out _) != 0)
            {
                // TOKEN_GROUPS: how many, and then for each a pointer to its SID and its attributes.
                var entries = (GroupEntry*)(information + sizeof(nint));
                for (var i = 0; i < *(int*)information; i++)
                {
                    groups.Add(WindowsSid.ToText(entries[i].Sid));
                }
            }
        }

        return groups;
    }

    [LibraryImport("wtsapi32.dll", SetLastError = true)]
    private static partial int WTSEnumerateSessionsW(nint server, uint reserved, uint version, out SessionEntry* sessions, out uint count);

    [LibraryImport("wtsapi32.dll", SetLastError = true)]
    private static partial int WTSQueryUserToken(uint session, out SafeAccessTokenHandle token);

    [LibraryImport("wtsapi32.dll")]
    private static partial void WTSFreeMemory(void* memory);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int GetTokenInformation(SafeAccessTokenHandle token, int informationClass, byte* information, uint length, out uint returnedLength);

    /// <summary>WTS_SESSION_INFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SessionEntry
    {
        public uint Id;
        public char* Station;
        public int State;
    }

    /// <summary>SID_AND_ATTRIBUTES.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct GroupEntry
    {
        public nint Sid;
        public uint Attributes;
    }
}
