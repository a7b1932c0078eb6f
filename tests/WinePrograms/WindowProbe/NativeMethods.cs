using System.Runtime.InteropServices;

namespace WindowProbe;

/// <summary>The window functions of user32.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("user32.dll", SetLastError = true)]
    public static partial ushort RegisterClassW(WindowClass* windowClass);

    [LibraryImport("user32.dll", SetLastError = true)]
    public static partial nint CreateWindowExW(
        uint extendedStyle, char* className, char* windowName, uint style, int x, int y, int width, int height, nint parent, nint menu, nint instance, nint parameter);

    [LibraryImport("user32.dll")]
    public static partial int DestroyWindow(nint window);

    [LibraryImport("user32.dll")]
    public static partial nuint SetTimer(nint window, nuint id, uint milliseconds, nint procedure);

    [LibraryImport("user32.dll")]
    public static partial int GetMessageW(Message* message, nint window, uint first, uint last);

    [LibraryImport("user32.dll")]
    public static partial nint DispatchMessageW(Message* message);

    [LibraryImport("user32.dll")]
    public static partial nint DefWindowProcW(nint window, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial void PostQuitMessage(int exitCode);

    /// <summary>WNDCLASSW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WindowClass
    {
        public uint Style;
        public delegate* unmanaged<nint, uint, nint, nint, nint> Procedure;
        public int ClassExtra;
        public int WindowExtra;
        public nint Instance;
        public nint Icon;
        public nint Cursor;
        public nint Background;
        public char* MenuName;
        public char* ClassName;
    }

    /// <summary>MSG.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public nint Window;
        public uint Number;
        public nint First;
        public nint Second;
        public uint Time;
        public int X;
        public int Y;
    }
}
