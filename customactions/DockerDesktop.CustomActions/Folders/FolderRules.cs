using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// Where programs and data may lie. Those of all users: on a disk of this computer, where nobody but SYSTEM, Administrators and TrustedInstaller leads a path elsewhere, replaces a folder above,
/// or writes. Immediate actions say so before anything is changed; the deferred actions that make or fill such a folder ask again, because much may happen meanwhile.
/// </summary>
internal sealed class FolderRules(IFileSystem files, IDrives drives, IRegistry registry)
{
    internal const string ProfileListKey = WindowsFolders.ProfileListKey;

    private const string Substituted = @"\??\";
    private const string VolumeDevice = @"\Device\HarddiskVolume";

    /// <summary>Says what is wrong with a folder for one user: the syntax is right already.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckVolume(string path)
    {
        var drive = path[..2];
        if (drives.GetTarget(drive).StartsWith(Substituted, StringComparison.Ordinal))
        {
            return $"the drive {drive} stands for a folder (SUBST); write that folder";
        }

        var volume = files.QueryVolume($@"{drive}\");
        return !volume.IsFixed ? $"{drive} is not a fixed drive of this computer"
            : !volume.FileSystem.Equals("NTFS", StringComparison.OrdinalIgnoreCase) ? $"the file system of {drive} is {(volume.FileSystem.Length == 0 ? "not known" : volume.FileSystem)} and has to be NTFS, which knows access rights"
            : null;
    }

    /// <summary>Says what is wrong with a program's folder for one user, who installs it with their own rights: the syntax is right already.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="user">The user's SID.</param>
    /// <param name="profile">The user's profile, where whatever is there is theirs.</param>
    /// <param name="folders">Windows' folders.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckForOneUser(string path, string user, string profile, WindowsFolders folders)
    {
        foreach (var (place, folder) in ((string, string)[])[("Windows", folders.Windows), ("Program Files", folders.ProgramFiles), ("Program Files", folders.ProgramFilesX86)])
        {
            if (folder.Length > 0 && IsInOrAbove(path, folder))
            {
                return $"it is in {place}, {folder}, or holds it";
            }
        }

        if (profile.Length > 0 && IsIn(profile, path))
        {
            return $"it is not in your own profile, {profile}, but holds it";
        }

        foreach (var (_, folder) in folders.Profiles(registry))
        {
            // What is made in C:\Users\Public is for all to change.
            if (IsIn(path, folder) && !IsIn(path, profile))
            {
                return $"it is not in your own profile, {profile}, but where other users have theirs, {folder}";
            }
        }

        return CheckVolume(path) ?? Examine(() => FindForeignOwner(path, user, profile));
    }

    /// <summary>Says what is wrong with a folder for all users: the syntax is right already.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="folders">Windows' folders.</param>
    /// <param name="trust"><see cref="FolderTrust.UsersFolders"/> for the root of users' own disks.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckForAllUsers(string path, WindowsFolders folders, FolderTrust trust = FolderTrust.Path)
    {
        foreach (var (place, folder) in ((string, string)[])[("ProgramData", folders.ProgramData), ("a folder for temporary files", folders.Temporary), ("Windows", folders.Windows), .. folders.Profiles(registry)])
        {
            if (folder.Length > 0 && IsInOrAbove(path, folder))
            {
                return $"it is in {place}, {folder}, or holds it";
            }
        }

        return CheckVolume(path) ?? CheckDevice(path[..2]) ?? Examine(() => CheckAccess(path, folders, trust));
    }

    /// <summary>Says what is wrong with a program that is to run as LocalSystem: with its folder, or with the file if it is there.</summary>
    /// <param name="program">The full path.</param>
    /// <param name="folders">Windows' folders.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? CheckProgram(string program, WindowsFolders folders) => CheckForAllUsers(Parent(program), folders) ?? Examine(() =>
    {
        using var folder = TrustedFolder.TryOpen(files, Parent(program));
        folder?.CheckFile(program[(program.LastIndexOf('\\') + 1)..]);
        return null;
    });

    /// <summary>Says whether the drive of a path is there at all.</summary>
    public bool HasDrive(string path)
    {
        if (path.Length < 3)
        {
            return true;
        }

        _ = files.OpenRoot(path[..3], out var root);
        using (root)
        {
            return root is not null;
        }
    }

    /// <summary>True when a path is a folder or lies below it.</summary>
    public static bool IsIn(string path, string folder) => folder.Length > 0 && $@"{path.TrimEnd('\\')}\".StartsWith($@"{folder.TrimEnd('\\')}\", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Of all that a drive letter can stand for, a folder, a share, a disk in a file or in memory whose driver any user may talk to, only a volume keeps access rights for sure. A user
    /// has letters of their own, which only their processes see: what counts is what all see.
    /// </summary>
    private string? CheckDevice(string drive)
    {
        var target = drives.GetTarget(drive);
        return target != drives.GetGlobalTarget(drive) ? $"the drive {drive} is one that only you have; write the folder that it leads to"
            : IsVolume(target) ? null
            : $"the drive {drive} leads to {target} and not straight to a volume of this computer; write a folder on one of its own volumes";
    }

    private static bool IsVolume(string device) =>
        device.Length > VolumeDevice.Length
        && device.StartsWith(VolumeDevice, StringComparison.OrdinalIgnoreCase)
        && device.AsSpan(VolumeDevice.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string? Examine(Func<string?> check)
    {
        try
        {
            return check();
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

    private string? CheckAccess(string path, WindowsFolders folders, FolderTrust trust)
    {
        try
        {
            using var folder = TrustedFolder.TryOpen(files, path, trust);
            if (folder is null)
            {
                CheckAbove(path, folders);
            }
        }
        catch (FileRefusedException) when (IsReplaced(path))
        {
            // It is deleted and made anew, with its own owner and access list.
        }

        return null;
    }

    /// <summary>
    /// Below Program Files Windows Installer makes a folder that is not there, and what is above hands its access list down. Elsewhere what is missing gets the product's own.
    /// </summary>
    private void CheckAbove(string path, WindowsFolders folders)
    {
        for (var above = Parent(path); IsIn(above, folders.ProgramFiles); above = Parent(above))
        {
            using var folder = TrustedFolder.TryOpen(files, above);
            if (folder is not null)
            {
                return;
            }
        }
    }

    /// <summary>What is in an empty folder nobody has put there, so whatever it is like it may be made anew.</summary>
    private bool IsReplaced(string path)
    {
        // Refused itself, whatever the folder is like.
        using var parent = TrustedFolder.TryOpen(files, Parent(path), FolderTrust.Above);
        using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody);
        return folder is not null && folder.List().Count == 0;
    }

    private string? FindForeignOwner(string path, string user, string profile)
    {
        for (var above = path; above.Length >= 3; above = Parent(above))
        {
            using var folder = TrustedFolder.TryOpen(files, above, FolderTrust.Anybody);
            if (folder is null)
            {
                continue;
            }

            if (above.Length != path.Length)
            {
                return folder.MayAddFolder() ? null : $"you may not make folders in {folder.Path}";
            }

            return IsIn(path, profile) || folder.GetOwner() == user ? null
                : $"{folder.Path} is there already and is not yours; it belongs to {(folder.GetOwner() is { Length: > 0 } owner ? owner : "nobody")}";
        }

        return null;
    }

    private static bool IsInOrAbove(string path, string folder) => IsIn(path, folder) || IsIn(folder, path);

    /// <summary>The folder above; of the root of a drive nothing.</summary>
    private static string Parent(string path) => path.LastIndexOf('\\') is var slash && slash > 2 ? path[..slash] : path.Length > 3 ? path[..3] : string.Empty;
}
