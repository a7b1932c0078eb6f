using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Interop;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Windows.Pipes;

/// <summary>
/// Pipes through CreateFile with READ_CONTROL and WRITE_DAC alone. Even such an opening takes one of the instances that wait for a client, as the file system
/// of named pipes knows no other: the handle is closed at once, the server sees a client that went without a word, and the caller of this asks only once for
/// each new pipe.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsPipeAccess : IPipeAccess
{
    private const string Prefix = @"\\.\pipe\";
    private const int FileNotFound = 2;
    private const int PipeBusy = 231;
    private const int FindDataBytes = 592; // WIN32_FIND_DATAW

    /// <summary>dwFlagsAndAttributes of CreateFile: whoever serves the pipe can see who this is and cannot act as LocalSystem.</summary>
    public static uint OpenFlags => FileApi.IdentificationOnly;

    /// <summary>dwDesiredAccess of CreateFile: neither reading nor writing.</summary>
    public static uint OpenAccess => FileApi.ReadControl | FileApi.WriteDac;

    /// <inheritdoc/>
    public unsafe bool Exists(string name)
    {
        // The directory of all pipes is read, and none of them opened.
        byte* data = stackalloc byte[FindDataBytes];
        nint search = FindFirstFileW(Prefix + "*", data);
        if (search == -1)
        {
            // A directory that cannot be read is not one without pipes.
            return NamedPipes.Exists(Prefix + name);
        }

        try
        {
            do
            {
                if (MemoryMarshal.CreateReadOnlySpanFromNullTerminated((char*)(data + 44)).Equals(name, StringComparison.OrdinalIgnoreCase)) // cFileName
                {
                    return true;
                }
            }
            while (FindNextFileW(search, data));
            return false;
        }
        finally
        {
            _ = FindClose(search);
        }
    }

    /// <inheritdoc/>
    public IOpenPipe? TryOpen(string name)
    {
        SafeFileHandle handle = FileApi.CreateFile(
            Prefix + name, OpenAccess, 0, 0, FileApi.OpenExisting, OpenFlags, 0);
        if (!handle.IsInvalid)
        {
            return new OpenPipe(handle);
        }

        int error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        return error is FileNotFound or PipeBusy ? null : throw new Win32Exception(error);
    }

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16)]
    private static unsafe partial nint FindFirstFileW(string pattern, byte* data);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool FindNextFileW(nint search, byte* data);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FindClose(nint search);

    private sealed class OpenPipe(SafeFileHandle handle) : IOpenPipe
    {
        public byte[] GetSecurity() => ObjectSecurity.GetOwnerAndAccess(handle);

        public void SetAccess(byte[] descriptor) => ObjectSecurity.ReplaceAccess(handle, descriptor);

        public void Dispose() => handle.Dispose();
    }
}
