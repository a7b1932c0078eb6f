using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;
using DockerDesktop.Windows.Interop;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Service.Logging;

/// <summary>
/// %ProgramData%\DockerDesktop\service. Every account may make folders in %ProgramData%, so each of the two is made with its descriptor in one call, or
/// checked when it is there already, and then held open so that nobody can put another in its place.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class ProgramDataLogFolders : ILogFolders
{
    private const int AlreadyExists = 183; // ERROR_ALREADY_EXISTS

    /// <inheritdoc/>
    public ILogFolder Open()
    {
        // From the known-folder function, not from the environment.
        string product = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "DockerDesktop");
        string log = Path.Combine(product, "service");
        SafeFileHandle productHandle = OpenTrusted(product, LogFolderSecurity.ProductFolder, restoreAccess: false);
        try
        {
            return new HeldFolder(log, productHandle, OpenTrusted(log, LogFolderSecurity.LogFolder, restoreAccess: true));
        }
        catch
        {
            productHandle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle OpenTrusted(string path, string sddl, bool restoreAccess)
    {
        byte[] descriptor = ObjectSecurity.ToBinary(sddl);
        bool made = TryMake(path, descriptor);
        SafeFileHandle handle = FileApi.CreateFile(
            path,
            FileApi.ReadControl | FileApi.ReadAttributes | (restoreAccess ? FileApi.WriteDac : 0),
            FileApi.ShareReadWrite,
            0,
            FileApi.OpenExisting,
            FileApi.BackupSemantics | FileApi.OpenReparsePoint,
            0);
        try
        {
            if (handle.IsInvalid)
            {
                throw Failed(path, "cannot be opened", Marshal.GetLastPInvokeError());
            }

            using WindowsIdentity self = WindowsIdentity.GetCurrent();
            if (FolderTrust.FindFault(path, File.GetAttributes(handle), ObjectSecurity.GetOwner(handle), self.User!.Value) is { } fault)
            {
                throw new LogFolderException(fault);
            }

            if (!made && restoreAccess)
            {
                // The owner is trusted, but whoever made the folder may have left the access list of %ProgramData% on it.
                ObjectSecurity.SetAccess(handle, descriptor);
            }

            return handle;
        }
        catch (Win32Exception e)
        {
            handle.Dispose();
            throw Failed(path, "cannot be secured", e.NativeErrorCode);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static unsafe bool TryMake(string path, byte[] descriptor)
    {
        fixed (byte* start = descriptor)
        {
            if (FileApi.CreateDirectory(path, new SecurityAttributes(start)))
            {
                return true;
            }
        }

        int error = Marshal.GetLastPInvokeError();
        return error == AlreadyExists ? false : throw Failed(path, "cannot be made", error);
    }

    private static LogFolderException Failed(string path, string what, int error) =>
        new($"{path} {what} (error {error}, {new Win32Exception(error).Message})");

    private sealed class HeldFolder(string path, SafeFileHandle product, SafeFileHandle log) : ILogFolder
    {
        public string Path => path;

        public void Dispose()
        {
            log.Dispose();
            product.Dispose();
        }
    }
}
