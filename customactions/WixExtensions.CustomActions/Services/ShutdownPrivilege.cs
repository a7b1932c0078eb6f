using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Services;

/// <summary>RtlAdjustPrivilege. It stays enabled until the process, which runs this one action's library, ends.</summary>
internal sealed partial class ShutdownPrivilege : IShutdownPrivilege
{
    /// <summary>SE_SHUTDOWN_PRIVILEGE.</summary>
    private const uint Shutdown = 19;

    public void Enable() => _ = RtlAdjustPrivilege(Shutdown, 1, 0, out _);

    [LibraryImport("ntdll.dll")]
    private static partial int RtlAdjustPrivilege(uint privilege, byte enable, byte ofThread, out byte wasEnabled);
}
