using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>An SC_HANDLE.</summary>
internal sealed partial class ServiceHandle : SafeHandle
{
    public ServiceHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => CloseServiceHandle(handle) != 0;

    [LibraryImport("advapi32.dll")]
    private static partial int CloseServiceHandle(nint service);
}
