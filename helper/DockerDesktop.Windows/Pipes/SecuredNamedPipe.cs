using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Interop;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Windows.Pipes;

/// <summary>
/// Instances of one named pipe: each with the same security descriptor and with PIPE_REJECT_REMOTE_CLIENTS, for which the framework has no option; the first
/// one only if nobody else has the name.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class SecuredNamedPipe
{
    private const string Prefix = @"\\.\pipe\";
    private const uint PipeAccessDuplex = 0x3;
    private const uint FileFlagFirstPipeInstance = 0x00080000;
    private const uint UnlimitedInstances = 255;
    private const int AccessDenied = 5;
    private const int PipeBusy = 231;

    private readonly byte[] _securityDescriptor;

    /// <summary>Makes nothing yet.</summary>
    /// <param name="name">The pipe's name without its prefix.</param>
    /// <param name="sddl">The security descriptor of every instance.</param>
    public SecuredNamedPipe(string name, string sddl)
    {
        Path = Prefix + name;
        _securityDescriptor = ObjectSecurity.ToBinary(sddl);
    }

    /// <summary>dwPipeMode of every instance: PIPE_REJECT_REMOTE_CLIENTS, with byte type, byte read mode and blocking wait, which are all 0.</summary>
    public static uint PipeMode => 0x8;

    /// <summary>
    /// nOutBufferSize and nInBufferSize: none, so that a write ends only when the client has read it. A server disconnects the pipe after its last write, and
    /// that throws away what lies in a buffer.
    /// </summary>
    public static uint BufferBytes => 0;

    /// <summary>The pipe's full path.</summary>
    public string Path { get; }

    /// <summary>Returns dwOpenMode of an instance.</summary>
    /// <param name="first">FILE_FLAG_FIRST_PIPE_INSTANCE: fail if there is a pipe of this name.</param>
    public static uint GetOpenMode(bool first) => PipeAccessDuplex | FileApi.Overlapped | (first ? FileFlagFirstPipeInstance : 0);

    /// <summary>Makes one instance.</summary>
    /// <param name="first">Only if there is no pipe of this name.</param>
    /// <exception cref="PipeNameTakenException">There is one.</exception>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    public unsafe NamedPipeServerStream CreateInstance(bool first)
    {
        // Only for a clear answer in the usual case: that nobody takes the name between this question and the creation, the flag for the first instance sees
        // to.
        if (first && NamedPipes.Exists(Path))
        {
            throw new PipeNameTakenException(Path);
        }

        SafePipeHandle handle;
        fixed (byte* descriptor = _securityDescriptor)
        {
            handle = CreateNamedPipeW(
                Path,
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
            throw first && error is (AccessDenied or PipeBusy) ? new PipeNameTakenException(Path) : new Win32Exception(error);
        }

        return new NamedPipeServerStream(PipeDirection.InOut, isAsync: true, isConnected: false, handle);
    }

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial SafePipeHandle CreateNamedPipeW(
        string name, uint openMode, uint pipeMode, uint maximumInstances, uint outBuffer, uint inBuffer, uint defaultTimeout, in SecurityAttributes attributes);
}
