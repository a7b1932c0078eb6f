using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Pipes;

/// <summary>Named pipes of any process.</summary>
[SupportedOSPlatform("windows")]
internal static partial class NamedPipes
{
    private const int FileNotFound = 2;

    /// <summary>Says whether there is a pipe, without opening it: one whose instances are all in use is there as well.</summary>
    /// <param name="path">The full path.</param>
    public static bool Exists(string path) => WaitNamedPipeW(path, milliseconds: 1) || Marshal.GetLastPInvokeError() != FileNotFound;

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WaitNamedPipeW(string name, uint milliseconds);
}
