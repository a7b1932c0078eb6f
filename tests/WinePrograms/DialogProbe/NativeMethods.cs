using System.Runtime.InteropServices;

namespace DialogProbe;

/// <summary>The window functions of user32.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("user32.dll")]
    public static partial int EnumWindows(delegate* unmanaged<nint, nint, int> visit, nint parameter);

    [LibraryImport("user32.dll")]
    public static partial int EnumChildWindows(nint parent, delegate* unmanaged<nint, nint, int> visit, nint parameter);

    [LibraryImport("user32.dll")]
    public static partial int GetClassNameW(nint window, char* text, int length);

    [LibraryImport("user32.dll")]
    public static partial int IsWindowVisible(nint window);

    [LibraryImport("user32.dll")]
    public static partial int IsWindowEnabled(nint window);

    [LibraryImport("user32.dll")]
    public static partial int GetClientRect(nint window, int* rectangle);

    [LibraryImport("user32.dll")]
    public static partial int MapWindowPoints(nint from, nint to, int* points, uint count);

    [LibraryImport("user32.dll")]
    public static partial nint SendMessageW(nint window, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial int PostMessageW(nint window, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial uint GetWindowThreadProcessId(nint window, uint* process);

    [LibraryImport("user32.dll")]
    public static partial int GetGUIThreadInfo(uint thread, ThreadInformation* information);

    /// <summary>GUITHREADINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ThreadInformation
    {
        public uint Size;
        public uint Flags;
        public nint Active;
        public nint Focus;
        public nint Capture;
        public nint MenuOwner;
        public nint MoveSize;
        public nint Caret;
        public fixed int CaretRectangle[4];
    }
}
