using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>SIDs between their text and the form that Windows functions take.</summary>
internal static unsafe partial class WindowsSid
{
    /// <summary>Reads a SID's text.</summary>
    /// <param name="text"><c>S-1-5-21-...</c>.</param>
    /// <param name="sid">Its bytes.</param>
    /// <returns>The Windows error code: 1337 for a text that is no SID.</returns>
    public static uint TryParse(string text, out byte[] sid)
    {
        sid = [];
        if (ConvertStringSidToSidW(text, out var pointer) == 0)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        try
        {
            sid = new ReadOnlySpan<byte>((void*)pointer, (int)GetLengthSid(pointer)).ToArray();
            return Win32Error.Success;
        }
        finally
        {
            LocalFree(pointer);
        }
    }

    /// <summary>Writes a SID as text.</summary>
    /// <param name="sid">Where it lies.</param>
    /// <returns>The text.</returns>
    public static string ToText(nint sid)
    {
        if (ConvertSidToStringSidW(sid, out var text) == 0)
        {
            throw new ActionFailedException($"A SID could not be read: {Win32Error.Describe((uint)Marshal.GetLastPInvokeError())}.");
        }

        try
        {
            return new string((char*)text);
        }
        finally
        {
            LocalFree(text);
        }
    }

    [LibraryImport("advapi32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int ConvertStringSidToSidW(string text, out nint sid);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int ConvertSidToStringSidW(nint sid, out nint text);

    [LibraryImport("advapi32.dll")]
    private static partial uint GetLengthSid(nint sid);

    [LibraryImport("kernel32.dll")]
    private static partial nint LocalFree(nint memory);
}
