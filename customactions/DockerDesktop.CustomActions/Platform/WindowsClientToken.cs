using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The thread's token while the installer impersonates the client, else the process's.</summary>
internal sealed unsafe partial class WindowsClientToken(IAccounts accounts) : IClientToken
{
    private const uint TokenQuery = 0x0008;
    private const int TokenUser = 1;
    private const string AdministratorsSid = "S-1-5-32-544";

    public ClientIdentity Read()
    {
        using var token = Open();
        var sid = UserSid(token);
        var name = accounts.LookUpSid(sid, out var account) == Win32Error.Success && account is not null ? account.QualifiedName : sid;
        return new ClientIdentity(sid, name, IsAdministrator());
    }

    private static SafeAccessTokenHandle Open()
    {
        if (OpenThreadToken(GetCurrentThread(), TokenQuery, 1, out var token) != 0)
        {
            return token;
        }

        var error = (uint)Marshal.GetLastPInvokeError();
        token.Dispose();
        if (error != Win32Error.NoToken)
        {
            throw Unreadable(error);
        }

        if (OpenProcessToken(GetCurrentProcess(), TokenQuery, out token) != 0)
        {
            return token;
        }

        error = (uint)Marshal.GetLastPInvokeError();
        token.Dispose();
        throw Unreadable(error);
    }

    private static string UserSid(SafeAccessTokenHandle token)
    {
        // TOKEN_USER: a pointer to the SID, its attributes, and then the SID itself.
        var buffer = stackalloc byte[256];
        return GetTokenInformation(token, TokenUser, buffer, 256, out _) != 0
            ? WindowsSid.ToText(*(nint*)buffer)
            : throw Unreadable((uint)Marshal.GetLastPInvokeError());
    }

    /// <summary>CheckTokenMembership counts a SID only if it is enabled, so that of an administrator who has not elevated does not count.</summary>
    private static bool IsAdministrator()
    {
        var error = WindowsSid.TryParse(AdministratorsSid, out var sid);
        if (error == Win32Error.Success)
        {
            fixed (byte* bytes = sid)
            {
                if (CheckTokenMembership(0, bytes, out var isMember) != 0)
                {
                    return isMember != 0;
                }
            }

            error = (uint)Marshal.GetLastPInvokeError();
        }

        throw Unreadable(error);
    }

    private static ActionFailedException Unreadable(uint error) => new(
        $"The token of the user who started the installation could not be read: {Win32Error.Describe(error)}. Sign out and in again, then run the installation again.");

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int OpenThreadToken(nint thread, uint access, int openAsSelf, out SafeAccessTokenHandle token);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int OpenProcessToken(nint process, uint access, out SafeAccessTokenHandle token);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int GetTokenInformation(SafeAccessTokenHandle token, int informationClass, byte* information, uint length, out uint returnedLength);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int CheckTokenMembership(nint token, byte* sid, out int isMember);
}
