using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.Features;

/// <summary>The folder in which DISM logs and unpacks the programs that it starts: SYSTEM's and administrators' alone.</summary>
internal sealed class ServicingFolder(IFileSystem files, HelperFolders folders)
{
    /// <summary>Makes the folder, or makes sure that the one that is there can be trusted.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It cannot be trusted or made.</exception>
    public string Open()
    {
        try
        {
            using TrustedFolder folder = TrustedFolder.Create(files, folders.Servicing, SecurityDescriptors.PrivateFolder, FolderTrust.Own);
            if (folder.Made.Count == 0)
            {
                folder.SetAccess(SecurityDescriptors.PrivateFolder);
            }

            return folders.Servicing;
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException)
        {
            throw new IOException(e.Message, e);
        }
    }
}
