using System.Globalization;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Setup;

/// <summary>
/// Where logs are written. With administrator's rights only in a folder that nobody else can write, so that no link lies in the way: below the Windows
/// folder, where Windows keeps such logs of its own. Else among the user's temporary files, wherever links, a moved profile or a network drive put these:
/// then nothing here can do more than the user can. A log is always a new file.
/// </summary>
internal sealed class SetupLogs(IFileSystem files, SetupPlaces places, TimeProvider time)
{
    private const string FolderSecurity = "O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";
    private const string FileSecurity = "O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)";

    /// <summary>Makes an empty log.</summary>
    /// <param name="command">What it is of.</param>
    /// <param name="isElevated">Whether this process has administrator's rights.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="FileRefusedException">The folder is a link, or somebody's who may not own it.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public string Create(SetupCommand command, bool isElevated)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"docker-desktop-{(command == SetupCommand.Install ? "install" : "uninstall")}-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..8]}.log");
        using var folder = isElevated
            ? TrustedFolder.Create(files, $@"{places.Windows}\Logs\Docker Desktop Installer", FolderSecurity, FolderTrust.Own)
            : TrustedFolder.TryOpen(files, files.FindFinalPath(places.Temporary) ?? places.Temporary, FolderTrust.AnybodyAnywhere)
                ?? throw new SystemFileException(places.Temporary, "opened", Win32FileError.PathNotFound);
        var opening = new FileOpening(FileRights.Write) { CreateNew = true, IsFolder = false, Share = FileShare.Read, Security = isElevated ? FileSecurity : null };
        using var log = folder.TryOpenObject(name, opening)!;
        return log.Path;
    }
}
