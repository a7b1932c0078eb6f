using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Service.Callers;

/// <summary>The token of a pipe's client, at identification level, which is what AccessCheck needs.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class PipeCallerToken(WindowsIdentity identity) : ICallerToken
{
    private const uint PrivilegeSetBytes = 256;

    /// <inheritdoc/>
    public unsafe bool HasAccess(byte[] securityDescriptor, uint access)
    {
        // FILE_GENERIC_READ and so on; nothing generic comes in, so nothing is mapped.
        GenericMapping mapping = new() { Read = 0x00120089, Write = 0x00120116, Execute = 0x001200A0, All = 0x001F01FF };
        byte* privileges = stackalloc byte[(int)PrivilegeSetBytes];
        uint privilegeBytes = PrivilegeSetBytes;
        fixed (byte* descriptor = securityDescriptor)
        {
            return AccessCheck(descriptor, identity.AccessToken, access, mapping, privileges, ref privilegeBytes, out _, out int granted)
                ? granted != 0
                : throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => identity.Dispose();

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool AccessCheck(
        byte* descriptor, SafeAccessTokenHandle token, uint access, in GenericMapping mapping, byte* privileges, ref uint privilegeBytes, out uint granted, out int status);

    // GENERIC_MAPPING
    private struct GenericMapping
    {
        public uint Read;
        public uint Write;
        public uint Execute;
        public uint All;
    }
}
