using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>The NetUser functions, always without a server name: this computer.</summary>
internal sealed unsafe partial class WindowsLocalUsers : ILocalUsers
{
    private const uint LevelOfAll = 1;
    private const uint LevelOfPassword = 1003;
    private const uint LevelOfComment = 1007;
    private const uint LevelOfFlags = 1008;

    /// <summary>USER_PRIV_USER, the only one that NetUserAdd takes.</summary>
    private const uint IsUser = 1;

    public uint Get(string name, out UserSettings? settings)
    {
        settings = null;
        var error = NetUserGetInfo(null, name, LevelOfAll, out var buffer);
        if (buffer is not null)
        {
            if (error == Win32Error.Success)
            {
                settings = new UserSettings(buffer->Flags, buffer->Comment is null ? string.Empty : new string(buffer->Comment));
            }

            _ = NetApiBufferFree(buffer);
        }

        return error;
    }

    public uint Add(string name, string password, UserSettings settings)
    {
        fixed (char* nameText = name, passwordText = password, comment = settings.Comment)
        {
            var info = new UserInfo { Name = nameText, Password = passwordText, Privilege = IsUser, Comment = comment, Flags = settings.Flags };
            return NetUserAdd(null, LevelOfAll, &info, out _);
        }
    }

    public uint Set(string name, UserSettings settings)
    {
        var flags = settings.Flags;
        var error = NetUserSetInfo(null, name, LevelOfFlags, &flags, out _);
        return error != Win32Error.Success ? error : SetText(name, LevelOfComment, settings.Comment);
    }

    public uint SetPassword(string name, string password) => SetText(name, LevelOfPassword, password);

    public uint Delete(string name) => NetUserDel(null, name);

    private static uint SetText(string name, uint level, string text)
    {
        fixed (char* characters = text)
        {
            var pointer = characters;
            return NetUserSetInfo(null, name, level, &pointer, out _);
        }
    }

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetUserGetInfo(string? server, string name, uint level, out UserInfo* buffer);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetUserAdd(string? server, uint level, UserInfo* buffer, out uint parameterError);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetUserSetInfo(string? server, string name, uint level, void* buffer, out uint parameterError);

    [LibraryImport("netapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint NetUserDel(string? server, string name);

    [LibraryImport("netapi32.dll")]
    private static partial uint NetApiBufferFree(void* buffer);

    /// <summary>USER_INFO_1.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct UserInfo
    {
        public char* Name;
        public char* Password;
        public uint PasswordAge;
        public uint Privilege;
        public char* HomeFolder;
        public char* Comment;
        public uint Flags;
        public char* Script;
    }
}
