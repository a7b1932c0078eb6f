using System.Globalization;
using System.Runtime.InteropServices;

namespace WineBed;

/// <summary>The folder that Wine's server keeps for a prefix and leaves behind when it ends: <c>/tmp/.wine-UID/server-DEVICE-INODE</c>, inode of the prefix.</summary>
internal static partial class WineServerFolder
{
    /// <summary>Deletes it; the server has ended. Nothing happens where it cannot be found.</summary>
    public static void Delete(string prefix)
    {
        string root = string.Create(CultureInfo.InvariantCulture, $"/tmp/.wine-{GetUserId()}");
        if (!Directory.Exists(root) || HostFile.Inode(prefix) is not ulong inode)
        {
            return;
        }

        foreach (string folder in Directory.EnumerateDirectories(root, string.Create(CultureInfo.InvariantCulture, $"server-*-{inode:x}")))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint GetUserId();
}
