using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.Logging;

/// <summary>
/// %ProgramData%\DockerDesktop\service. Every account may make folders in %ProgramData%, so what is there already is looked at before it is used.
/// </summary>
internal sealed class ServiceLogFolder(IFileSystem files, HelperFolders folders) : ILogFolder
{
    /// <inheritdoc/>
    public string Path => folders.Service;

    /// <inheritdoc/>
    public IDisposable Hold()
    {
        using TrustedFolder product = TrustedFolder.Create(files, folders.Product, SecurityDescriptors.ReadableFolder, FolderTrust.Own);
        TrustedFolder folder = TrustedFolder.Create(files, folders.Service, SecurityDescriptors.PrivateFolder, FolderTrust.Own);
        try
        {
            if (folder.Made.Count == 0)
            {
                // The owner is trusted, but whoever made the folder may have left the access list of %ProgramData% on it.
                folder.SetAccess(SecurityDescriptors.PrivateFolder);
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }
}
