using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// Where programs and data of all users may lie: on a disk of this computer, where no user leads a path elsewhere, owns a folder above it, or has put something in it beforehand.
/// </summary>
internal sealed class FolderRules(IFileSystem files, IDrives drives, IRegistry registry)
{
    internal const string ProfileListKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

    private const string Substituted = @"\??\";

    /// <summary>Says what is wrong with a folder for one user: the syntax is right already.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckVolume(string path)
    {
        var drive = path[..2];
        var target = drives.GetTarget(drive);
        if (target.StartsWith(Substituted, StringComparison.Ordinal))
        {
            return $"the drive {drive} stands for a folder (SUBST); write that folder";
        }

        var volume = files.QueryVolume($@"{drive}\");
        return !volume.IsFixed ? $"{drive} is not a fixed drive of this computer"
            : !volume.FileSystem.Equals("NTFS", StringComparison.OrdinalIgnoreCase) ? $"the file system of {drive} is {(volume.FileSystem.Length == 0 ? "not known" : volume.FileSystem)} and has to be NTFS, which knows access rights"
            : null;
    }

    /// <summary>Says what is wrong with a folder for all users: the syntax is right already.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="context">The installation, which knows Windows' folders.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckForAllUsers(string path, InstallationContext context)
    {
        foreach (var (place, folder) in ForeignPlaces(context))
        {
            if (folder.Length > 0 && IsInOrAbove(path, folder))
            {
                return $"it is in {place}, {folder}, or holds it";
            }
        }

        if (CheckVolume(path) is { } wrong)
        {
            return wrong;
        }

        try
        {
            return CheckOwners(path);
        }
        catch (FileRefusedException refusal)
        {
            return refusal.Message.TrimEnd('.');
        }
        catch (SystemFileException failure)
        {
            return $"it could not be examined: {failure.Message.TrimEnd('.')}";
        }
    }

    /// <summary>What is in an empty folder nobody has put there, so its owner may be anybody: it gets a new one.</summary>
    private string? CheckOwners(string path)
    {
        var end = path.LastIndexOf('\\');
        if (end > 2)
        {
            using var parent = TrustedFolder.TryOpen(files, path[..end]);
        }

        using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody);
        if (folder is null || folder.List().Count == 0)
        {
            return null;
        }

        using var trusted = TrustedFolder.TryOpen(files, path);
        return null;
    }

    private IEnumerable<(string Place, string Folder)> ForeignPlaces(InstallationContext context)
    {
        yield return ("ProgramData", context["CommonAppDataFolder"]);
        yield return ("a folder for temporary files", context["TempFolder"]);
        yield return ("Windows", context["WindowsFolder"]);
        yield return ("the folder of users' profiles", registry.ReadString(RegistryRoot.LocalMachine, ProfileListKey, "ProfilesDirectory") ?? string.Empty);
        foreach (var sid in registry.ListKeys(RegistryRoot.LocalMachine, ProfileListKey))
        {
            yield return ("a user's profile", registry.ReadString(RegistryRoot.LocalMachine, $@"{ProfileListKey}\{sid}", "ProfileImagePath") ?? string.Empty);
        }
    }

    private static bool IsInOrAbove(string path, string folder)
    {
        var left = $@"{path.TrimEnd('\\')}\";
        var right = $@"{folder.TrimEnd('\\')}\";
        return left.StartsWith(right, StringComparison.OrdinalIgnoreCase) || right.StartsWith(left, StringComparison.OrdinalIgnoreCase);
    }
}
