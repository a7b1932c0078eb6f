using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Setup.Cache;

/// <summary>Where unpacked packages are kept, and whose the folders are.</summary>
/// <param name="Parent">A folder of Windows' that is there: Program Files, or the user's own for local data.</param>
/// <param name="FolderSecurity">The security descriptor of a folder that is made there, as SDDL.</param>
/// <param name="FileSecurity">That of a file.</param>
/// <param name="Trust">What a folder has to be that is there already.</param>
internal sealed record PackageCacheLocation(string Parent, string FolderSecurity, string FileSecurity, FolderTrust Trust)
{
    /// <summary>The folder's name; the packages' sources (SetupPackage.wxs) name it too.</summary>
    public const string FolderName = "Docker Desktop Installer";

    /// <summary>For all users: written by administrators and SYSTEM alone, below Program Files, where nobody else could have made it beforehand.</summary>
    /// <param name="programFiles">The folder Program Files.</param>
    public static PackageCacheLocation ForAllUsers(string programFiles) => new(
        programFiles, "O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", "O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", FolderTrust.Own);

    /// <summary>For one user: his own, and nobody else's but the administrators'.</summary>
    /// <param name="files">The files.</param>
    /// <param name="localData">The user's folder for local data.</param>
    /// <param name="user">
    /// The user. One who is not elevated has it wherever links, a moved profile or a network drive put that folder; with an administrator's rights no link is
    /// followed, since the user can make one.
    /// </param>
    public static PackageCacheLocation ForUser(IFileSystem files, string localData, SetupUser user) => new(
        user.IsElevated ? localData : files.FindFinalPath(localData) ?? localData,
        $"O:{user.Sid}G:{user.Sid}D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{user.Sid})",
        $"O:{user.Sid}G:{user.Sid}D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{user.Sid})",
        user.IsElevated ? FolderTrust.Anybody : FolderTrust.AnybodyAnywhere);
}
