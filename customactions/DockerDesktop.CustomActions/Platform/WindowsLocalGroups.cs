using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The NetLocalGroup functions, always without a server name: this computer.</summary>
internal sealed unsafe partial class WindowsLocalGroups : ILocalGroups
{
    private const uint PreferredLength = uint.MaxValue;

    /// <summary>LG_INCLUDE_INDIRECT.</summary>
    private const uint IncludeIndirect = 1;

    public uint GetComment(string group, out string comment)
    {
        comment = string.Empty;
        var error = NetLocalGroupGetInfo(null, group, 1, out var buffer);
        if (buffer is not null)
        {
            if (error == Win32Error.Success && buffer->Comment is not null)
            {
                comment = new string(buffer->Comment);
            }

            _ = NetApiBufferFree(buffer);
        }

        return error;
    }

    public uint Add(string group, string comment)
    {
        fixed (char* name = group)
        fixed (char* text = comment)
        {
            var info = new LocalGroupInfo1 { Name = name, Comment = text };
            return NetLocalGroupAdd(null, 1, &info, out _);
        }
    }

    public uint Delete(string group) => NetLocalGroupDel(null, group);

    public uint GetMembers(string group, out IReadOnlyList<string> sids)
    {
        var found = new List<string>();
        sids = found;
        nint resume = 0;
        uint error;
        do
        {
            error = NetLocalGroupGetMembers(null, group, 0, out var buffer, PreferredLength, out var read, out _, ref resume);
            if (buffer is not null)
            {
                // LOCALGROUP_MEMBERS_INFO_0 is a pointer to a SID.
                for (var i = 0; i < read; i++)
                {
                    found.Add(WindowsSid.ToText(buffer[i]));
                }

                _ = NetApiBufferFree(buffer);
            }
        }
        while (error == Win32Error.MoreData);
        return error;
    }

    public uint GetGroupsOf(string user, out IReadOnlyList<string> groups)
    {
        var found = new List<string>();
        groups = found;
        var error = NetUserGetLocalGroups(null, user, 0, IncludeIndirect, out var buffer, PreferredLength, out var read, out _);
        if (buffer is not null)
        {
            // LOCALGROUP_USERS_INFO_0 is a pointer to a name.
            for (var i = 0; i < read; i++)
            {
                found.Add(new string((char*)buffer[i]));
            }

            _ = NetApiBufferFree(buffer);
        }

        return error;
    }

    public uint AddMember(string group, string sid) => ChangeMember(group, sid, add: true);

    public uint DeleteMember(string group, string sid) => ChangeMember(group, sid, add: false);

    private static uint ChangeMember(string group, string sid, bool add)
    {
        var error = WindowsSid.TryParse(sid, out var bytes);
        if (error != Win32Error.Success)
        {
            return error;
        }

        fixed (byte* pointer = bytes)
        {
            var member = (nint)pointer;
            return add ? NetLocalGroupAddMembers(null, group, 0, &member, 1) : NetLocalGroupDelMembers(null, group, 0, &member, 1);
        }
    }

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupGetInfo(string? server, string group, uint level, out LocalGroupInfo1* buffer);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupAdd(string? server, uint level, LocalGroupInfo1* buffer, out uint parameterError);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupDel(string? server, string group);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupGetMembers(string? server, string group, uint level, out nint* buffer, uint preferredLength, out uint read, out uint total, ref nint resume);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupAddMembers(string? server, string group, uint level, nint* members, uint count);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetLocalGroupDelMembers(string? server, string group, uint level, nint* members, uint count);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetUserGetLocalGroups(string? server, string user, uint level, uint flags, out nint* buffer, uint preferredLength, out uint read, out uint total);

    [LibraryImport("netapi32.dll")]
    private static partial uint NetApiBufferFree(void* buffer);

    /// <summary>LOCALGROUP_INFO_1.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct LocalGroupInfo1
    {
        public char* Name;
        public char* Comment;
    }
}
