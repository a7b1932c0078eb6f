using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Interop;
using Microsoft.AspNetCore.Server.Kestrel.Transport.NamedPipes;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Service.Pipe;

/// <summary>
/// Makes the pipe's instances for Kestrel: with the helper's security descriptor, and with PIPE_REJECT_REMOTE_CLIENTS, for which the framework has no option.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class SecuredPipeFactory
{
    private const uint PipeAccessDuplex = 0x3;
    private const uint FileFlagFirstPipeInstance = 0x00080000;
    private const uint UnlimitedInstances = 255;
    private const int FileNotFound = 2;
    private const int AccessDenied = 5;
    private const int PipeBusy = 231;

    private readonly byte[] _securityDescriptor;

    /// <summary>Makes a factory.</summary>
    /// <param name="sddl">The security descriptor of every instance.</param>
    public SecuredPipeFactory(string sddl) => _securityDescriptor = ObjectSecurity.ToBinary(sddl);

    /// <summary>dwPipeMode of every instance: PIPE_REJECT_REMOTE_CLIENTS, with byte type, byte read mode and blocking wait, which are all 0.</summary>
    public static uint PipeMode => 0x8;

    /// <summary>
    /// nOutBufferSize and nInBufferSize: none, so that a write ends only when the client has read it. Kestrel disconnects the pipe after the last write, and
    /// that throws away what lies in a buffer.
    /// </summary>
    public static uint BufferBytes => 0;

    /// <summary>Returns dwOpenMode of an instance.</summary>
    /// <param name="first">FILE_FLAG_FIRST_PIPE_INSTANCE: fail if there is a pipe of this name.</param>
    public static uint GetOpenMode(bool first) => PipeAccessDuplex | FileApi.Overlapped | (first ? FileFlagFirstPipeInstance : 0);

    /// <summary>Makes one instance; the first one only if nobody else has the pipe's name.</summary>
    /// <exception cref="ServiceFailedException">The name is taken, or Windows refuses.</exception>
    public unsafe NamedPipeServerStream Create(CreateNamedPipeServerStreamContext context)
    {
        // Kestrel asks for this with the first instance that it makes and for that one only.
        bool first = context.PipeOptions.HasFlag(PipeOptions.FirstPipeInstance);
        string path = @"\\.\pipe\" + context.NamedPipeEndPoint.PipeName;
        if (first && IsTaken(path))
        {
            throw NameTaken(path);
        }

        SafePipeHandle handle;
        fixed (byte* descriptor = _securityDescriptor)
        {
            handle = CreateNamedPipeW(
                path,
                GetOpenMode(first),
                PipeMode,
                UnlimitedInstances,
                BufferBytes,
                BufferBytes,
                defaultTimeout: 0,
                new SecurityAttributes(descriptor));
        }

        if (handle.IsInvalid)
        {
            int error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            throw first && error is (AccessDenied or PipeBusy)
                ? NameTaken(path)
                : new ServiceFailedException(ServiceExitCode.PipeFailed, $"the pipe {path} cannot be made (error {error}, {new Win32Exception(error).Message})");
        }

        return new NamedPipeServerStream(PipeDirection.InOut, isAsync: true, isConnected: false, handle);
    }

    // Only for a clear answer in the usual case: that nobody takes the name between this question and the creation, the flag for the first instance sees to.
    private static bool IsTaken(string path) => WaitNamedPipeW(path, milliseconds: 1) || Marshal.GetLastPInvokeError() != FileNotFound;

    private static ServiceFailedException NameTaken(string path) =>
        new(ServiceExitCode.PipeNameTaken, $"another process already has the pipe {path}; end it, then start the service");

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WaitNamedPipeW(string name, uint milliseconds);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial SafePipeHandle CreateNamedPipeW(
        string name, uint openMode, uint pipeMode, uint maximumInstances, uint outBuffer, uint inBuffer, uint defaultTimeout, in SecurityAttributes attributes);
}
