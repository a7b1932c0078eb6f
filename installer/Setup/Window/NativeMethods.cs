using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.Window;

/// <summary>The window functions of user32 and comctl32.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class NativeMethods
{
    [LibraryImport("user32.dll", SetLastError = true)]
    public static partial nint DialogBoxIndirectParamW(nint instance, byte* template, nint parent, delegate* unmanaged<nint, uint, nint, nint, nint> procedure, nint parameter);

    [LibraryImport("user32.dll")]
    public static partial int EndDialog(nint dialog, nint result);

    [LibraryImport("user32.dll")]
    public static partial nint GetDlgItem(nint dialog, int id);

    [LibraryImport("user32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int SetDlgItemTextW(nint dialog, int id, string text);

    [LibraryImport("user32.dll")]
    public static partial nint SendDlgItemMessageW(nint dialog, int id, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial nint SendMessageW(nint window, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial int PostMessageW(nint window, uint message, nint first, nint second);

    [LibraryImport("user32.dll")]
    public static partial int ShowWindow(nint window, int command);

    [LibraryImport("user32.dll")]
    public static partial int EnableWindow(nint window, int enable);

    [LibraryImport("user32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int MessageBoxW(nint owner, string text, string caption, uint type);

    [LibraryImport("user32.dll")]
    public static partial nint LoadIconW(nint instance, nint id);

    [LibraryImport("kernel32.dll")]
    public static partial nint GetModuleHandleW(nint name);

    [LibraryImport("comctl32.dll")]
    public static partial int InitCommonControlsEx(ulong* classes);
}
