using System.Runtime.InteropServices;

#pragma warning disable IDE0060 // The signatures are Windows' own.

namespace NetApi32;

/// <summary>
/// The buffer functions, and the other functions of netapi32.dll that Wine's own modules (msv1_0.dll, net.exe) and programs under test load by name: a machine in
/// a workgroup, without users or connections of its own.
/// </summary>
internal static unsafe class OtherExports
{
    private const int NetSetupWorkgroupName = 2;

    [UnmanagedCallersOnly(EntryPoint = "NetApiBufferAllocate")]
    private static uint BufferAllocate(uint size, void** buffer)
    {
        *buffer = NativeMemory.AllocZeroed(Math.Max(size, 1));
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetApiBufferReallocate")]
    private static uint BufferReallocate(void* old, uint size, void** buffer)
    {
        *buffer = NativeMemory.Realloc(old, Math.Max(size, 1));
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetApiBufferFree")]
    private static uint BufferFree(void* buffer)
    {
        NativeMemory.Free(buffer);
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetGetJoinInformation")]
    private static uint GetJoinInformation(char* server, byte** name, int* status)
    {
        *name = NetBuffer.OfString("WORKGROUP");
        *status = NetSetupWorkgroupName;
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetWkstaUserGetInfo")]
    private static uint WorkstationUserGetInfo(char* reserved, uint level, byte** buffer)
    {
        *buffer = null;
        if (level > 1)
        {
            return Status.InvalidLevel;
        }

        // WKSTA_USER_INFO_0: name; _1: name, logon domain, other domains, logon server.
        NetBuffer entries = new(fieldsPerEntry: level == 0 ? 1 : 4);
        if (level == 0)
        {
            entries.Add(Environment.UserName);
        }
        else
        {
            entries.Add(Environment.UserName, Environment.MachineName, "", Environment.MachineName);
        }

        *buffer = entries.Build();
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetUserGetInfo")]
    private static uint UserGetInfo(char* server, char* user, uint level, byte** buffer)
    {
        *buffer = null;
        return Status.UserNotFound;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetUserGetLocalGroups")]
    private static uint UserGetLocalGroups(char* server, char* user, uint level, uint flags, byte** buffer, uint preferredLength, uint* read, uint* total)
    {
        *buffer = null;
        *read = *total = 0;
        if (level != 0)
        {
            return Status.InvalidLevel;
        }

        if (AccountName.ToSid(new string(user)) is not string sid)
        {
            return Status.UserNotFound;
        }

        NetBuffer entries = new(fieldsPerEntry: 1);
        foreach (string name in LocalGroupStore.Names().Where(name => LocalGroupStore.Members(name).Contains(sid)))
        {
            entries.Add(name);
            (*read)++;
        }

        *total = *read;
        *buffer = entries.Build();
        return Status.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "NetUseEnum")]
    private static uint UseEnumerate(char* server, uint level, byte** buffer, uint preferredLength, uint* read, uint* total, uint* resume)
    {
        *buffer = null;
        *read = *total = 0;
        return level > 2 ? Status.InvalidLevel : Status.Success;
    }
}
