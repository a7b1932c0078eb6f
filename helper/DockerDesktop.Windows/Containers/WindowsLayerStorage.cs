using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Windows.Containers;

/// <summary>computestorage.dll of the system folder (SDK: computestorage.h), which needs the privileges to back up and to restore.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsLayerStorage : ILayerStorage
{
    private const uint AdjustPrivileges = 0x20; // TOKEN_ADJUST_PRIVILEGES
    private const uint Enabled = 0x2; // SE_PRIVILEGE_ENABLED

    // Their numbers are the same on every Windows (SDK: wdm.h, SE_BACKUP_PRIVILEGE and SE_RESTORE_PRIVILEGE).
    private const uint BackupPrivilege = 17;
    private const uint RestorePrivilege = 18;

    /// <inheritdoc/>
    public int? Destroy(string path)
    {
        // A token that does not have them stays without; then it is the storage that says so.
        Enable(BackupPrivilege);
        Enable(RestorePrivilege);
        try
        {
            return HcsDestroyLayer(path);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static void Enable(uint privilege)
    {
        if (!OpenProcessToken(-1, AdjustPrivileges, out SafeAccessTokenHandle token))
        {
            token.Dispose();
            return;
        }

        using (token)
        {
            TokenPrivileges wanted = new() { Count = 1, Luid = privilege, Attributes = Enabled };
            _ = AdjustTokenPrivileges(token, 0, in wanted, 0, 0, 0);
        }
    }

    [LibraryImport("computestorage", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int HcsDestroyLayer(string path);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool OpenProcessToken(nint process, uint access, out SafeAccessTokenHandle token);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AdjustTokenPrivileges(
        SafeAccessTokenHandle token, int disableAll, in TokenPrivileges wanted, uint length, nint before, nint needed);

    // TOKEN_PRIVILEGES with one entry: a count, an identifier of 64 bits on a boundary of four bytes, attributes.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct TokenPrivileges
    {
        public uint Count;
        public long Luid;
        public uint Attributes;
    }
}
