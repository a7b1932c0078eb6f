using System.Runtime.InteropServices;

namespace FileProbe;

/// <summary>kernel32.</summary>
internal static partial class NativeMethods
{
    /// <summary>The pseudo handle of this process.</summary>
    public const nint CurrentProcess = -1;

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool TerminateProcess(nint process, uint exitCode);
}
