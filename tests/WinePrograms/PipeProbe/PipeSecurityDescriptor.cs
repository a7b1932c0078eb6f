using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.AccessControl;
using System.Security.Principal;

namespace PipeProbe;

/// <summary>Owner, group and DACL of a live named pipe, in self-relative form.</summary>
internal sealed class PipeSecurityDescriptor
{
    private const uint ReadControl = 0x20000;
    private const uint ShareReadWrite = 3;
    private const uint OpenExisting = 3;
    private const uint OwnerGroupAndDacl = 7;
    private const int ErrorInsufficientBuffer = 122;

    private PipeSecurityDescriptor(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; }

    /// <exception cref="Win32Exception">The pipe is not there or its descriptor cannot be read.</exception>
    public static unsafe PipeSecurityDescriptor Read(string pipe)
    {
        nint handle = NativeMethods.CreateFile($@"\\.\pipe\{pipe}", ReadControl, ShareReadWrite, 0, OpenExisting, 0, 0);
        if (handle == -1)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        try
        {
            uint needed = 0;
            if (!NativeMethods.GetKernelObjectSecurity(handle, OwnerGroupAndDacl, null, 0, out needed) && Marshal.GetLastPInvokeError() != ErrorInsufficientBuffer)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }

            byte[] descriptor = new byte[needed];
            fixed (byte* start = descriptor)
            {
                return NativeMethods.GetKernelObjectSecurity(handle, OwnerGroupAndDacl, start, needed, out _)
                    ? new PipeSecurityDescriptor(descriptor)
                    : throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _ = NativeMethods.CloseHandle(handle);
        }
    }

    public string ToSddl() => new RawSecurityDescriptor(Bytes, 0).GetSddlForm(AccessControlSections.Owner | AccessControlSections.Group | AccessControlSections.Access);

    /// <summary>
    /// The descriptor with another account in the place of this process' user: what AccessCheck then says of this user, it would say of another one about the pipe. A token
    /// cannot be made that has the same groups and another user.
    /// </summary>
    public byte[] AsSeenByAnotherUser()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        RawSecurityDescriptor changed = new(ToSddl().Replace(identity.User!.Value, "S-1-5-21-1-2-3-4000", StringComparison.Ordinal));
        byte[] bytes = new byte[changed.BinaryLength];
        changed.GetBinaryForm(bytes, 0);
        return bytes;
    }
}
