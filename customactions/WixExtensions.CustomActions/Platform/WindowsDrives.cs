using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Platform;

/// <summary>The drives of this computer, as the kernel has them.</summary>
internal sealed partial class WindowsDrives : IDrives
{
    /// <summary>DRIVE_FIXED.</summary>
    private const uint Fixed = 3;

    public bool IsFixed(string root) => GetDriveTypeW(root) == Fixed;

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint GetDriveTypeW(string root);
}
