using System.Globalization;
using System.Runtime.InteropServices;

namespace WineBed;

/// <summary>
/// The folder that Wine's server keeps for a prefix and leaves behind when it ends: <c>server-DEVICE-INODE</c>, inode of the prefix, in <c>/tmp/.wine-UID</c> or, with
/// Debian's Wine, in the folder of <c>/tmp</c> that the prefix' file <c>wineserver</c> names, which a copy of a prefix shares with it.
/// </summary>
internal static partial class WineServerFolder
{
    /// <summary>Deletes it; the server has ended. Nothing happens where it cannot be found.</summary>
    public static void Delete(string prefix)
    {
        string link = Path.Combine(prefix, "wineserver");
        string root = File.Exists(link)
            ? Path.Combine("/tmp", Path.GetFileName(File.ReadAllText(link).TrimEnd('\0', '\n')))
            : string.Create(CultureInfo.InvariantCulture, $"/tmp/.wine-{GetUserId()}");
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
