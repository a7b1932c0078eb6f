using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>LookupAccountName and LookupAccountSid.</summary>
internal sealed unsafe partial class WindowsAccounts : IAccounts
{
    /// <summary>SECURITY_MAX_SID_SIZE.</summary>
    private const int LargestSid = 68;

    public string ComputerName => Environment.MachineName;

    public uint LookUpName(string name, out Account? account)
    {
        account = null;
        var sid = stackalloc byte[LargestSid];
        var domain = new char[256];
        uint sidLength = LargestSid;
        AccountKind kind;
        while (true)
        {
            var domainLength = (uint)domain.Length;
            fixed (char* domainCharacters = domain)
            {
                if (LookupAccountNameW(null, name, sid, ref sidLength, domainCharacters, ref domainLength, out kind) != 0)
                {
                    break;
                }
            }

            var error = (uint)Marshal.GetLastPInvokeError();
            if (error != Win32Error.InsufficientBuffer || domainLength <= domain.Length)
            {
                return error;
            }

            domain = new char[domainLength];
        }

        account = new Account(WindowsSid.ToText((nint)sid), TextOf(domain), name[(name.LastIndexOf('\\') + 1)..], kind);
        return Win32Error.Success;
    }

    public uint LookUpSid(string sid, out Account? account)
    {
        account = null;
        var error = WindowsSid.TryParse(sid, out var bytes);
        if (error != Win32Error.Success)
        {
            return error;
        }

        var name = new char[256];
        var domain = new char[256];
        AccountKind kind;
        while (true)
        {
            var nameLength = (uint)name.Length;
            var domainLength = (uint)domain.Length;
            fixed (byte* sidBytes = bytes)
            fixed (char* nameCharacters = name)
            fixed (char* domainCharacters = domain)
            {
                if (LookupAccountSidW(null, sidBytes, nameCharacters, ref nameLength, domainCharacters, ref domainLength, out kind) != 0)
                {
                    break;
                }
            }

            error = (uint)Marshal.GetLastPInvokeError();
            if (error != Win32Error.InsufficientBuffer || (nameLength <= name.Length && domainLength <= domain.Length))
            {
                return error;
            }

            name = new char[Math.Max(nameLength, (uint)name.Length)];
            domain = new char[Math.Max(domainLength, (uint)domain.Length)];
        }

        account = new Account(sid, TextOf(domain), TextOf(name), kind);
        return Win32Error.Success;
    }

    private static string TextOf(char[] buffer) => new(buffer, 0, Array.IndexOf(buffer, '\0'));

    [LibraryImport("advapi32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int LookupAccountNameW(string? system, string name, byte* sid, ref uint sidLength, char* domain, ref uint domainLength, out AccountKind kind);

    [LibraryImport("advapi32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int LookupAccountSidW(string? system, byte* sid, char* name, ref uint nameLength, char* domain, ref uint domainLength, out AccountKind kind);
}
