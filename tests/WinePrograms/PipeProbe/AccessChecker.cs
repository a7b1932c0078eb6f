using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Principal;

namespace PipeProbe;

/// <summary>Asks AccessCheck about a security descriptor; Wine evaluates it as Windows does, though it never refuses to open the object itself.</summary>
internal static unsafe class AccessChecker
{
    private const uint TokenAllAccess = 0xF01FF;
    private const uint DisableMaxPrivilege = 1;
    private const int SecurityImpersonation = 2;
    private const int TokenImpersonation = 2;

    /// <param name="descriptor">Self-relative security descriptor of a file or pipe.</param>
    /// <param name="access">The access wanted; generic rights are mapped as for a file.</param>
    /// <param name="restricted">With the process' token in which Administrators only denies, and without its privileges: as a standard user would have.</param>
    public static bool WouldGrant(byte[] descriptor, uint access, bool restricted)
    {
        List<nint> handles = [];
        try
        {
            nint token = Keep(handles, NativeMethods.OpenProcessToken(-1, TokenAllAccess, out nint opened), opened);
            if (restricted)
            {
                var administrators = new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null);
                byte[] sid = new byte[administrators.BinaryLength];
                administrators.GetBinaryForm(sid, 0);
                fixed (byte* start = sid)
                {
                    var disabled = new NativeMethods.SidAndAttributes { Sid = (nint)start };
                    token = Keep(handles, NativeMethods.CreateRestrictedToken(token, DisableMaxPrivilege, 1, &disabled, 0, 0, 0, 0, out nint made), made);
                }
            }

            nint client = Keep(handles, NativeMethods.DuplicateTokenEx(token, TokenAllAccess, 0, SecurityImpersonation, TokenImpersonation, out nint copy), copy);
            // FILE_GENERIC_READ, _WRITE, _EXECUTE and FILE_ALL_ACCESS.
            var mapping = new NativeMethods.GenericMapping { Read = 0x120089, Write = 0x120116, Execute = 0x1200A0, All = 0x1F01FF };
            NativeMethods.MapGenericMask(ref access, in mapping);
            byte* privileges = stackalloc byte[64];
            uint length = 64;
            fixed (byte* start = descriptor)
            {
                return NativeMethods.AccessCheck(start, client, access, in mapping, privileges, ref length, out _, out int granted)
                    ? granted != 0
                    : throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            handles.ForEach(handle => NativeMethods.CloseHandle(handle));
        }
    }

    private static nint Keep(List<nint> handles, bool succeeded, nint handle)
    {
        if (!succeeded)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        handles.Add(handle);
        return handle;
    }
}
