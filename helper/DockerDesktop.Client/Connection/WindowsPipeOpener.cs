using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Interop;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Client.Connection;

/// <summary>
/// Opens the pipe with exactly the rights that the service grants (the framework's streams ask for more and would be refused) and at identification level, so
/// that a false server cannot act as this account.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsPipeOpener : IPipeOpener
{
    private const int FileNotFound = 2;
    private const int AccessDenied = 5;
    private const int SemaphoreTimeout = 121;
    private const int PipeBusy = 231;

    /// <summary>dwFlagsAndAttributes of CreateFile: SECURITY_SQOS_PRESENT with SECURITY_IDENTIFICATION, and FILE_FLAG_OVERLAPPED.</summary>
    public static uint OpenFlags => FileApi.Overlapped | FileApi.IdentificationOnly;

    /// <inheritdoc/>
    public OpenedPipe Open(TimeSpan timeout)
    {
        Stopwatch elapsed = Stopwatch.StartNew();
        while (true)
        {
            SafeFileHandle handle = FileApi.CreateFile(
                BackendPipe.Path, BackendPipe.ClientAccess, 0, 0, FileApi.OpenExisting, OpenFlags, 0);
            if (!handle.IsInvalid)
            {
                return Take(handle);
            }

            int error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            TimeSpan left = timeout - elapsed.Elapsed;
            if (error != PipeBusy)
            {
                throw Unavailable(error);
            }

            if (left <= TimeSpan.Zero
                || (!WaitNamedPipeW(BackendPipe.Path, (uint)left.TotalMilliseconds + 1) && Marshal.GetLastPInvokeError() == SemaphoreTimeout))
            {
                throw Unavailable(PipeBusy);
            }
        }
    }

    private static OpenedPipe Take(SafeFileHandle opened)
    {
        SafePipeHandle pipe = new(opened.DangerousGetHandle(), ownsHandle: true);
        opened.SetHandleAsInvalid();
        opened.Dispose();
        try
        {
            return new OpenedPipe(new NamedPipeClientStream(PipeDirection.InOut, isAsync: true, isConnected: true, pipe), ObjectSecurity.GetOwner(pipe));
        }
        catch (Win32Exception e)
        {
            pipe.Dispose();
            throw Unavailable(e.NativeErrorCode);
        }
    }

    private static PipeUnavailableException Unavailable(int error) => new(
        error switch
        {
            FileNotFound => PipeUnavailableReason.Missing,
            AccessDenied => PipeUnavailableReason.AccessDenied,
            PipeBusy => PipeUnavailableReason.Busy,
            _ => PipeUnavailableReason.Other,
        },
        $"{BackendPipe.Path} cannot be opened (error {error}, {new Win32Exception(error).Message})");

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WaitNamedPipeW(string name, uint milliseconds);
}
