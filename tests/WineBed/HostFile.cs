using System.ComponentModel;
using System.Runtime.InteropServices;

namespace WineBed;

/// <summary>What the framework does not have for files of the host.</summary>
internal static partial class HostFile
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollowLinks = 0x100;
    private const uint StatxIno = 0x100;

    /// <summary>Makes a second name for a file.</summary>
    /// <exception cref="Win32Exception">The file system refused.</exception>
    public static void HardLink(string existing, string path)
    {
        if (Link(existing, path) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>The number that all names of a file share; null where the host is not Linux.</summary>
    public static unsafe ulong? Inode(string path)
    {
        // struct statx: stx_ino, 8 bytes at offset 32.
        byte* buffer = stackalloc byte[256];
        return OperatingSystem.IsLinux() && Statx(CurrentDirectory, path, DoNotFollowLinks, StatxIno, buffer) == 0 ? *(ulong*)(buffer + 32) : null;
    }

    /// <summary>A lock between processes, held until disposed; waits for whoever has it.</summary>
    public static async Task<IDisposable> LockAsync(string path, TimeSpan timeout)
    {
        DateTime end = DateTime.UtcNow + timeout;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                await Task.Delay(50);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int directory, string path, int flags, uint mask, byte* buffer);
}
