using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>Messages to windows of other processes.</summary>
internal static unsafe partial class WindowMessages
{
    /// <summary>SMTO_ABORTIFHUNG.</summary>
    private const uint AbortIfHung = 2;

    /// <summary>Sends a message and waits for the answer.</summary>
    /// <param name="window">The window.</param>
    /// <param name="message">The message.</param>
    /// <param name="first">Its WPARAM.</param>
    /// <param name="second">Its LPARAM.</param>
    /// <param name="timeout">How long a window may take, in milliseconds.</param>
    /// <returns>What the window answers; 0 when it does not.</returns>
    public static nint Send(nint window, uint message, nint first, nint second, uint timeout)
    {
        nint answer = 0;
        _ = SendMessageTimeoutW(window, message, first, second, AbortIfHung, timeout, &answer);
        return answer;
    }

    [LibraryImport("user32.dll")]
    private static partial nint SendMessageTimeoutW(nint window, uint message, nint first, nint second, uint flags, uint timeout, nint* result);
}
