using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>The functions of ntsecapi.h on this computer's policy.</summary>
internal sealed unsafe partial class WindowsLogonRights : ILogonRights
{
    /// <summary>POLICY_LOOKUP_NAMES and POLICY_CREATE_ACCOUNT.</summary>
    private const uint Access = 0x800 | 0x10;

    private delegate int Call(nint policy, byte* sid);

    public bool Has(string sid, string right)
    {
        var isFound = false;
        _ = With(sid, (policy, account) =>
        {
            var status = LsaEnumerateAccountRights(policy, account, out var rights, out var count);
            for (var i = 0; status == 0 && i < count; i++)
            {
                isFound |= new string(rights[i].Text, 0, rights[i].Length / sizeof(char)) == right;
            }

            if (status == 0)
            {
                _ = LsaFreeMemory(rights);
            }

            return status;
        });
        return isFound;
    }

    public uint Grant(string sid, string right) => With(sid, (policy, account) =>
    {
        fixed (char* text = right)
        {
            var name = Name(text, right.Length);
            return LsaAddAccountRights(policy, account, &name, 1);
        }
    });

    public uint Revoke(string sid, string right) => With(sid, (policy, account) =>
    {
        fixed (char* text = right)
        {
            var name = Name(text, right.Length);
            return LsaRemoveAccountRights(policy, account, 0, &name, 1);
        }
    });

    private static UnicodeString Name(char* text, int length) => new() { Length = (ushort)(length * sizeof(char)), MaximumLength = (ushort)(length * sizeof(char)), Text = text };

    private static uint With(string sid, Call call)
    {
        var error = WindowsSid.TryParse(sid, out var bytes);
        if (error != Win32Error.Success)
        {
            return error;
        }

        var attributes = new ObjectAttributes { Length = (uint)sizeof(ObjectAttributes) };
        var status = LsaOpenPolicy(0, &attributes, Access, out var policy);
        if (status == 0)
        {
            fixed (byte* account = bytes)
            {
                status = call(policy, account);
            }

            _ = LsaClose(policy);
        }

        return status == 0 ? Win32Error.Success : LsaNtStatusToWinError(status);
    }

    [LibraryImport("advapi32.dll")]
    private static partial int LsaOpenPolicy(nint system, ObjectAttributes* attributes, uint access, out nint policy);

    [LibraryImport("advapi32.dll")]
    private static partial int LsaClose(nint policy);

    [LibraryImport("advapi32.dll")]
    private static partial int LsaEnumerateAccountRights(nint policy, byte* sid, out UnicodeString* rights, out uint count);

    [LibraryImport("advapi32.dll")]
    private static partial int LsaAddAccountRights(nint policy, byte* sid, UnicodeString* rights, uint count);

    [LibraryImport("advapi32.dll")]
    private static partial int LsaRemoveAccountRights(nint policy, byte* sid, byte all, UnicodeString* rights, uint count);

    [LibraryImport("advapi32.dll")]
    private static partial int LsaFreeMemory(void* memory);

    [LibraryImport("advapi32.dll")]
    private static partial uint LsaNtStatusToWinError(int status);

    /// <summary>LSA_UNICODE_STRING.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct UnicodeString
    {
        public ushort Length;
        public ushort MaximumLength;
        public char* Text;
    }

    /// <summary>LSA_OBJECT_ATTRIBUTES.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ObjectAttributes
    {
        public uint Length;
        public nint RootDirectory;
        public nint ObjectName;
        public uint Attributes;
        public nint SecurityDescriptor;
        public nint SecurityQualityOfService;
    }
}
