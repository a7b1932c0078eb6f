using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The drive letters of the running Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsDrives : IDrives
{
    private const uint LongestTarget = 1024;
    private const uint Query = 0x1; // SYMBOLIC_LINK_QUERY
    private const uint PathNotFound = 0xC000003A; // STATUS_OBJECT_PATH_NOT_FOUND

    public string GetTarget(string drive)
    {
        // The current one of all that the letter has stood for comes first, and ends with a zero.
        var target = stackalloc char[(int)LongestTarget];
        return QueryDosDeviceW(drive, target, LongestTarget) == 0 ? string.Empty : new string(target);
    }

    public string GetGlobalTarget(string drive)
    {
        // QueryDosDevice looks into the caller's own map first.
        var name = $@"\GLOBAL??\{drive}";
        var target = stackalloc char[(int)LongestTarget];
        fixed (char* start = name)
        {
            var text = new NativeMethods.UnicodeString { Length = (ushort)(name.Length * sizeof(char)), MaximumLength = (ushort)(name.Length * sizeof(char)), Buffer = start };
            var attributes = new NativeMethods.ObjectAttributes { Length = (uint)sizeof(NativeMethods.ObjectAttributes), ObjectName = &text, Attributes = NativeMethods.CaseInsensitive };
            var status = NtOpenSymbolicLinkObject(out var link, Query, &attributes);
            if (status != 0)
            {
                // Wine has one map alone, and not under this name. Windows always has the directory, so there a letter that is not in it is another failure.
                return status == PathNotFound ? GetTarget(drive) : string.Empty;
            }

            var result = new NativeMethods.UnicodeString { MaximumLength = (ushort)(LongestTarget * sizeof(char)), Buffer = target };
            status = NtQuerySymbolicLinkObject(link, &result, null);
            _ = NtClose(link);
            return status == 0 ? new string(target, 0, result.Length / sizeof(char)) : string.Empty;
        }
    }

    [LibraryImport("kernel32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint QueryDosDeviceW(string name, char* target, uint length);

    [LibraryImport("ntdll.dll")]
    private static partial uint NtOpenSymbolicLinkObject(out nint link, uint access, NativeMethods.ObjectAttributes* attributes);

    [LibraryImport("ntdll.dll")]
    private static partial uint NtQuerySymbolicLinkObject(nint link, NativeMethods.UnicodeString* target, uint* length);

    [LibraryImport("ntdll.dll")]
    private static partial uint NtClose(nint handle);
}
