using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace DockerDesktop.Windows.Interop;

/// <summary>Security descriptors of open objects (pipes), always through the handle and never through a name.</summary>
[SupportedOSPlatform("windows")]
internal static partial class ObjectSecurity
{
    private const uint OwnerSecurityInformation = 0x1;
    private const uint DaclSecurityInformation = 0x4;
    private const int InsufficientBuffer = 122;

    /// <summary>Returns the self-relative binary form of a descriptor.</summary>
    /// <param name="sddl">The descriptor in the security descriptor definition language.</param>
    public static byte[] ToBinary(string sddl)
    {
        RawSecurityDescriptor descriptor = new(sddl);
        byte[] binary = new byte[descriptor.BinaryLength];
        descriptor.GetBinaryForm(binary, 0);
        return binary;
    }

    /// <summary>Returns the SID of an object's owner.</summary>
    /// <param name="handle">Opened with READ_CONTROL.</param>
    /// <exception cref="Win32Exception">Windows does not tell.</exception>
    public static string GetOwner(SafeHandle handle) =>
        // An object without an owner is owned by nobody that could be trusted.
        new RawSecurityDescriptor(Get(handle, OwnerSecurityInformation), 0).Owner?.Value ?? string.Empty;

    /// <summary>Returns an object's owner and access list as a self-relative descriptor.</summary>
    /// <param name="handle">Opened with READ_CONTROL.</param>
    /// <exception cref="Win32Exception">Windows does not tell.</exception>
    public static byte[] GetOwnerAndAccess(SafeHandle handle) => Get(handle, OwnerSecurityInformation | DaclSecurityInformation);

    /// <summary>Replaces an object's access list by the one of a descriptor, entry for entry.</summary>
    /// <param name="handle">Opened with WRITE_DAC.</param>
    /// <param name="securityDescriptor">Self-relative; only its access list is used.</param>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    public static void ReplaceAccess(SafeHandle handle, byte[] securityDescriptor) => Set(handle, DaclSecurityInformation, securityDescriptor);

    private static byte[] Get(SafeHandle handle, uint information)
    {
        if (!GetKernelObjectSecurity(handle, information, [], 0, out uint length) && Marshal.GetLastPInvokeError() != InsufficientBuffer)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        byte[] binary = new byte[length];
        return GetKernelObjectSecurity(handle, information, binary, length, out _) ? binary : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static void Set(SafeHandle handle, uint information, byte[] securityDescriptor)
    {
        if (!SetKernelObjectSecurity(handle, information, securityDescriptor))
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetKernelObjectSecurity(SafeHandle handle, uint information, [Out] byte[] descriptor, uint length, out uint needed);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetKernelObjectSecurity(SafeHandle handle, uint information, byte[] descriptor);
}
