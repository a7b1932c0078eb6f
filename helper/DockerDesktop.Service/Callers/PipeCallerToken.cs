using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Service.Callers;

/// <summary>The token of a pipe's client, at identification level, which is what AccessCheck needs.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class PipeCallerToken : ICallerToken
{
    private const uint PrivilegeSetBytes = 256;

    private readonly SafeAccessTokenHandle _token;
    private bool _isHeld;

    /// <summary>Holds the token, so that it stays open although the connection ends.</summary>
    /// <param name="token">The connection's.</param>
    /// <exception cref="ObjectDisposedException">The connection has ended.</exception>
    public PipeCallerToken(SafeAccessTokenHandle token)
    {
        _token = token;
        token.DangerousAddRef(ref _isHeld);
    }

    /// <inheritdoc/>
    public unsafe bool HasAccess(byte[] securityDescriptor, uint access)
    {
        // FILE_GENERIC_READ and so on; nothing generic comes in, so nothing is mapped.
        GenericMapping mapping = new() { Read = 0x00120089, Write = 0x00120116, Execute = 0x001200A0, All = 0x001F01FF };
        byte* privileges = stackalloc byte[(int)PrivilegeSetBytes];
        uint privilegeBytes = PrivilegeSetBytes;
        fixed (byte* descriptor = securityDescriptor)
        {
            return AccessCheck(descriptor, _token.DangerousGetHandle(), access, mapping, privileges, ref privilegeBytes, out _, out int granted)
                ? granted != 0
                : throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isHeld)
        {
            _isHeld = false;
            _token.DangerousRelease();
        }
    }

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool AccessCheck(
        byte* descriptor, nint token, uint access, in GenericMapping mapping, byte* privileges, ref uint privilegeBytes, out uint granted, out int status);

    // GENERIC_MAPPING
    private struct GenericMapping
    {
        public uint Read;
        public uint Write;
        public uint Execute;
        public uint All;
    }
}
