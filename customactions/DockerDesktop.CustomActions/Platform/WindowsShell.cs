using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>ShellExecuteEx.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsShell : IShell
{
    /// <summary>SEE_MASK_NOASYNC and SEE_MASK_FLAG_NO_UI: the thread that calls has no message loop, and what goes wrong is for the log.</summary>
    private const uint Mask = 0x100 | 0x400;

    private const int ShowNormal = 1;

    public uint Open(string program, string workingDirectory)
    {
        fixed (char* file = program, directory = workingDirectory)
        {
            var information = new ShellExecuteInformation { Size = (uint)sizeof(ShellExecuteInformation), Mask = Mask, File = file, Directory = directory, Show = ShowNormal };
            return ShellExecuteExW(&information) != 0 ? Win32Error.Success : (uint)Marshal.GetLastPInvokeError();
        }
    }

    [LibraryImport("shell32.dll", SetLastError = true)]
    private static partial int ShellExecuteExW(ShellExecuteInformation* information);

    /// <summary>SHELLEXECUTEINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ShellExecuteInformation
    {
        public uint Size;
        public uint Mask;
        public nint Window;
        public char* Verb;
        public char* File;
        public char* Parameters;
        public char* Directory;
        public int Show;
        public nint Instance;
        public nint IdList;
        public char* Class;
        public nint ClassKey;
        public uint HotKey;
        public nint Icon;
        public nint Process;
    }
}
