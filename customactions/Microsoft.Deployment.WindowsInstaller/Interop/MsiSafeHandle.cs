using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>An MSIHANDLE: 32 bits on every processor, passed where Windows reads the lower half of a register.</summary>
internal sealed class MsiSafeHandle : SafeHandle
{
    private readonly IInstallerApi? _api;

    /// <param name="handle">The MSIHANDLE.</param>
    /// <param name="api">What closes an owned handle.</param>
    /// <param name="ownsHandle">False for the session handle of a custom action, which belongs to the installer.</param>
    public MsiSafeHandle(uint handle, IInstallerApi? api, bool ownsHandle)
        : base(invalidHandleValue: 0, ownsHandle)
    {
        _api = api;
        SetHandle((nint)handle);
    }

    /// <summary>The null handle, where a function takes an optional one.</summary>
    public static MsiSafeHandle None { get; } = new(0, null, ownsHandle: false);

    /// <summary>The MSIHANDLE, for fakes and messages.</summary>
    public uint Value => (uint)handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => _api is null || _api.CloseHandle((uint)handle) == WindowsError.Success;
}
