using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Security;

/// <summary>The functions of aclapi.h. A file is changed only where its path leads without a link.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsSecuredObjects : ISecuredObjects
{
    private const uint AccessList = 4;
    private const uint ProtectedAccessList = 0x80000000;
    private const uint UnprotectedAccessList = 0x20000000;
    private const ushort IsProtected = 0x1000;
    private const int SetAccess = 2;
    private const uint ContainersAndObjectsInherit = 3;

    public uint Read(SecuredObjectKind kind, string name, out string sddl)
    {
        sddl = string.Empty;
        var error = GetNamedSecurityInfoW(name, kind, AccessList, 0, 0, 0, 0, out var pointer);
        if (error == Win32Error.Success)
        {
            using var descriptor = SecurityDescriptor.Own(pointer);
            sddl = descriptor.ToText(AccessList);
        }

        return error;
    }

    public uint Grant(SecuredObjectKind kind, string name, string sid, uint rights, bool isInheritable)
    {
        var error = WindowsSid.TryParse(sid, out var account);
        if (error != Win32Error.Success)
        {
            return error;
        }

        using var path = Hold(kind, name);
        nint list;
        error = GetNamedSecurityInfoW(name, kind, AccessList, 0, 0, (nint)(&list), 0, out var pointer);
        if (error != Win32Error.Success)
        {
            return error;
        }

        using var descriptor = SecurityDescriptor.Own(pointer);
        fixed (byte* bytes = account)
        {
            var entry = new ExplicitAccess { Rights = rights, Mode = SetAccess, Inheritance = isInheritable ? ContainersAndObjectsInherit : 0, Account = (nint)bytes };
            error = SetEntriesInAclW(1, &entry, list, out var changed);
            if (error != Win32Error.Success)
            {
                return error;
            }

            // The list is made with LocalAlloc, as descriptors are.
            using var owned = SecurityDescriptor.Own(changed);
            return SetNamedSecurityInfoW(name, kind, AccessList | Protection(descriptor), 0, 0, changed, 0);
        }
    }

    public uint Write(SecuredObjectKind kind, string name, string sddl)
    {
        using var path = Hold(kind, name);
        using var descriptor = SecurityDescriptor.Parse(sddl);
        return GetSecurityDescriptorDacl(descriptor.Pointer, out _, out var list, out _) != 0
            ? SetNamedSecurityInfoW(name, kind, AccessList | Protection(descriptor), 0, 0, list, 0)
            : (uint)Marshal.GetLastPInvokeError();
    }

    private static HeldPath? Hold(SecuredObjectKind kind, string name) => kind == SecuredObjectKind.File ? HeldPath.Open(new WindowsFileSystem(), name.TrimEnd('\\')) : null;

    private static uint Protection(SecurityDescriptor descriptor) =>
        GetSecurityDescriptorControl(descriptor.Pointer, out var control, out _) != 0 && (control & IsProtected) != 0 ? ProtectedAccessList : UnprotectedAccessList;

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint GetNamedSecurityInfoW(string name, SecuredObjectKind kind, uint parts, nint owner, nint group, nint accessList, nint auditList, out nint descriptor);

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint SetNamedSecurityInfoW(string name, SecuredObjectKind kind, uint parts, nint owner, nint group, nint accessList, nint auditList);

    [LibraryImport("advapi32.dll")]
    private static partial uint SetEntriesInAclW(uint count, ExplicitAccess* entries, nint oldList, out nint newList);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int GetSecurityDescriptorDacl(nint descriptor, out int isPresent, out nint list, out int isDefaulted);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int GetSecurityDescriptorControl(nint descriptor, out ushort control, out uint revision);

    /// <summary>EXPLICIT_ACCESS_W with a TRUSTEE_W that is a SID: NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID and TRUSTEE_IS_UNKNOWN are 0.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ExplicitAccess
    {
        public uint Rights;
        public int Mode;
        public uint Inheritance;
        public nint MultipleTrustee;
        public int MultipleTrusteeOperation;
        public int TrusteeForm;
        public int TrusteeType;
        public nint Account;
    }
}
