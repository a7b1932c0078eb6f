using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Interop;
using DockerDesktop.Windows.Pipes;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Setup.Elevation;

/// <summary>The pipe between the unelevated setup program, which makes it, and its one elevated copy.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsConversationPipe
{
    private const string Prefix = "DockerDesktopInstaller-";

    /// <summary>FILE_READ_DATA, FILE_WRITE_DATA, FILE_READ_ATTRIBUTES, READ_CONTROL and SYNCHRONIZE.</summary>
    private const uint ClientAccess = 0x1 | 0x2 | 0x80 | FileApi.ReadControl | 0x100000;

    private const int PipeBusy = 231; // ERROR_PIPE_BUSY
    private const uint BusyPatience = 10_000; // milliseconds

    /// <summary>CreateFileW.</summary>
    internal delegate SafeFileHandle CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    /// <summary>Makes the pipe.</summary>
    /// <param name="name">Of <see cref="ConversationPipe.CreateName"/>.</param>
    /// <param name="sid">The user.</param>
    /// <exception cref="IOException">Somebody has the name.</exception>
    public static NamedPipeServerStream Create(string name, string sid) => new SecuredNamedPipe(Prefix + name, ConversationPipe.Security(sid)).CreateInstance(first: true);

    /// <summary>The process at the other end of a connected pipe; 0 when Windows does not tell.</summary>
    public static int ClientProcess(NamedPipeServerStream pipe) => GetNamedPipeClientProcessId(pipe.SafePipeHandle, out var id) ? (int)id : 0;

    /// <summary>dwFlagsAndAttributes of the elevated copy's end: its maker can see who that is and cannot act as it.</summary>
    public static uint OpenFlags => FileApi.Overlapped | FileApi.IdentificationOnly;

    /// <summary>Opens the pipe in the elevated copy. Where another process has come first it waits until that was sent away.</summary>
    /// <param name="name">Of <see cref="ConversationPipe.CreateName"/>.</param>
    /// <returns>The pipe, and the SID of its owner. A user cannot make a pipe that another owns, so this is who asked for the elevation.</returns>
    /// <exception cref="Win32Exception">It is not there.</exception>
    public static (Stream Pipe, string Owner) Open(string name) => Open(Path(name), FileApi.CreateFile);

    /// <summary>As <see cref="Open(string)"/>, by a function like CreateFileW.</summary>
    internal static (Stream Pipe, string Owner) Open(string path, CreateFile create)
    {
        var opened = create(path, ClientAccess, 0, 0, FileApi.OpenExisting, OpenFlags, 0);
        while (opened.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            opened.Dispose();
            if (error != PipeBusy || !WaitNamedPipeW(path, BusyPatience))
            {
                throw new Win32Exception(error);
            }

            opened = create(path, ClientAccess, 0, 0, FileApi.OpenExisting, OpenFlags, 0);
        }

        var pipe = new SafePipeHandle(opened.DangerousGetHandle(), ownsHandle: true);
        opened.SetHandleAsInvalid();
        opened.Dispose();
        try
        {
            return (new NamedPipeClientStream(PipeDirection.InOut, isAsync: true, isConnected: true, pipe), ObjectSecurity.GetOwner(pipe));
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    private static string Path(string name) => $@"\\.\pipe\{Prefix}{name}";

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetNamedPipeClientProcessId(SafePipeHandle pipe, out uint process);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WaitNamedPipeW(string name, uint milliseconds);
}
