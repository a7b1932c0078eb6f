using System.Runtime.InteropServices;

namespace DockerDesktop.Windows.Services;

/// <summary>SC_HANDLE.</summary>
internal sealed partial class ServiceHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CloseServiceHandle(handle);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseServiceHandle(nint handle);
}
