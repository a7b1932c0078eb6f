using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The drive letters of the running Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsDrives : IDrives
{
    private const uint LongestTarget = 1024;

    public string GetTarget(string drive)
    {
        // The current one of all that the letter has stood for comes first, and ends with a zero.
        var target = stackalloc char[(int)LongestTarget];
        return QueryDosDeviceW(drive, target, LongestTarget) == 0 ? string.Empty : new string(target);
    }

    [LibraryImport("kernel32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint QueryDosDeviceW(string name, char* target, uint length);
}
