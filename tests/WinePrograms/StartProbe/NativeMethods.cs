using System.Runtime.InteropServices;

namespace StartProbe;

/// <summary>The window functions of user32.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("user32.dll")]
    public static partial int EnumWindows(delegate* unmanaged<nint, nint, int> visit, nint parameter);

    [LibraryImport("user32.dll")]
    public static partial int IsWindowVisible(nint window);

    [LibraryImport("user32.dll")]
    public static partial uint GetWindowThreadProcessId(nint window, uint* process);
}
