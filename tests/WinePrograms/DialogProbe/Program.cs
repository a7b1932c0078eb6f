using System.Globalization;

namespace DialogProbe;

/// <summary>
/// Looks at the dialogs on the desktop and uses them by window messages, as a user would: <c>show</c> prints every dialog; <c>press HANDLE</c> presses a button; <c>type HANDLE TEXT</c> writes
/// into an edit control. A dialog is a line <c>dialog HANDLE X Y WIDTH HEIGHT ENABLED FOCUS TITLE</c>, without its frame, and a line
/// <c>control HANDLE X Y WIDTH HEIGHT ENABLED CHECKED CLASS TEXT</c> for each of its controls that can be seen, with tabs between, in pixels of the screen.
/// </summary>
internal static unsafe class Program
{
    private const uint SetText = 0x0C;
    private const uint GetText = 0x0D;
    private const uint GetTextLength = 0x0E;
    private const uint KillFocus = 0x08;
    private const uint GetCheck = 0xF0;
    private const uint Click = 0xF5;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["show"]:
                _ = NativeMethods.EnumWindows(&VisitDialog, 0);
                return 0;
            case ["press", var handle]:
                return Post(handle, Click);
            case ["type", var handle, var text]:
                fixed (char* characters = text)
                {
                    _ = NativeMethods.SendMessageW(Parse(handle), SetText, 0, (nint)characters);
                }

                // Windows Installer takes over what stands in an edit control when the control is left.
                return Post(handle, KillFocus);
            default:
                Console.Error.WriteLine("usage: DialogProbe show | press HANDLE | type HANDLE TEXT");
                return 2;
        }
    }

    private static nint Parse(string handle) => nint.Parse(handle, CultureInfo.InvariantCulture);

    private static int Post(string handle, uint message) => NativeMethods.PostMessageW(Parse(handle), message, 0, 0) != 0 ? 0 : 1;

    [System.Runtime.InteropServices.UnmanagedCallersOnly]
    private static int VisitDialog(nint window, nint parameter)
    {
        // Windows Installer's own class in Wine, and that of message boxes.
        if (NativeMethods.IsWindowVisible(window) != 0 && Class(window) is "MsiDialogCloseClass" or "#32770")
        {
            var information = new NativeMethods.ThreadInformation { Size = (uint)sizeof(NativeMethods.ThreadInformation) };
            _ = NativeMethods.GetGUIThreadInfo(NativeMethods.GetWindowThreadProcessId(window, null), &information);
            Console.WriteLine($"dialog\t{window}\t{Place(window)}\t{NativeMethods.IsWindowEnabled(window)}\t{information.Focus}\t{Text(window)}");
            _ = NativeMethods.EnumChildWindows(window, &VisitControl, 0);
        }

        return 1;
    }

    [System.Runtime.InteropServices.UnmanagedCallersOnly]
    private static int VisitControl(nint window, nint parameter)
    {
        if (NativeMethods.IsWindowVisible(window) != 0)
        {
            Console.WriteLine($"control\t{window}\t{Place(window)}\t{NativeMethods.IsWindowEnabled(window)}\t{NativeMethods.SendMessageW(window, GetCheck, 0, 0)}\t{Class(window)}\t{Text(window)}");
        }

        return 1;
    }

    private static string Place(nint window)
    {
        var edges = stackalloc int[4];
        _ = NativeMethods.GetClientRect(window, edges);
        _ = NativeMethods.MapWindowPoints(window, 0, edges, 2);
        return $"{edges[0]}\t{edges[1]}\t{edges[2] - edges[0]}\t{edges[3] - edges[1]}";
    }

    private static string Class(nint window)
    {
        var name = stackalloc char[256];
        return new string(name, 0, NativeMethods.GetClassNameW(window, name, 256));
    }

    /// <summary>The text in one line. By a message and not by GetWindowText, which does not ask the controls of another process.</summary>
    private static string Text(nint window)
    {
        var text = new char[(int)NativeMethods.SendMessageW(window, GetTextLength, 0, 0) + 1];
        fixed (char* characters = text)
        {
            _ = NativeMethods.SendMessageW(window, GetText, text.Length, (nint)characters);
        }

        return new string(text).TrimEnd('\0').ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
