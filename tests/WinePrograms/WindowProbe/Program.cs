using System.Runtime.InteropServices;

namespace WindowProbe;

/// <summary>
/// A program with a window that ends when it is asked to: <c>WindowProbe close FILE</c> at WM_CLOSE, <c>tray</c> hides at WM_CLOSE as programs do that live on beside the clock, and
/// ends at WM_ENDSESSION; <c>never</c> does neither. It writes FILE once its window is there. A third argument names a file that nobody else can write as long. The exit code is the number of the message that ended it, or 1 after 60 seconds.
/// </summary>
internal static unsafe class Program
{
    private const uint WmDestroy = 0x2;
    private const uint WmClose = 0x10;
    private const uint WmQueryEndSession = 0x11;
    private const uint WmEndSession = 0x16;
    private const uint WmTimer = 0x113;

    private static string s_mode = string.Empty;
    private static int s_exitCode = 1;

    private static int Main(string[] arguments)
    {
        s_mode = arguments[0];
        fixed (char* className = "WindowProbe")
        {
            var windowClass = new NativeMethods.WindowClass { Procedure = &Handle, ClassName = className };
            if (NativeMethods.RegisterClassW(&windowClass) == 0)
            {
                return Marshal.GetLastPInvokeError();
            }

            var window = NativeMethods.CreateWindowExW(0, className, className, 0, 0, 0, 100, 100, 0, 0, 0, 0);
            if (window == 0)
            {
                return Marshal.GetLastPInvokeError();
            }

            _ = NativeMethods.SetTimer(window, 1, 60000, 0);
        }

        using var held = arguments.Length > 2 ? new FileStream(arguments[2], FileMode.Open, FileAccess.Read, FileShare.Read) : null;
        File.WriteAllText(arguments[1], "The window is there.");
        NativeMethods.Message message;
        while (NativeMethods.GetMessageW(&message, 0, 0, 0) > 0)
        {
            _ = NativeMethods.DispatchMessageW(&message);
        }

        return s_exitCode;
    }

    [UnmanagedCallersOnly]
    private static nint Handle(nint window, uint message, nint first, nint second)
    {
        switch (message)
        {
            case WmClose when s_mode == "close":
            case WmEndSession when s_mode == "tray" && first != 0:
                s_exitCode = (int)message;
                _ = NativeMethods.DestroyWindow(window);
                return 0;
            case WmClose or WmEndSession:
                return 0;
            case WmQueryEndSession:
                return s_mode == "tray" ? 1 : 0;
            case WmTimer:
                _ = NativeMethods.DestroyWindow(window);
                return 0;
            case WmDestroy:
                NativeMethods.PostQuitMessage(0);
                return 0;
            default:
                return NativeMethods.DefWindowProcW(window, message, first, second);
        }
    }
}
