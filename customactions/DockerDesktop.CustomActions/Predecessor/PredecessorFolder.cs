using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// The folder that the entry of a predecessor in Apps and Features names. It counts only if it holds the product: the program itself lies in it, a file and no link; no part of the path is a link;
/// of all users, program and folder belong to SYSTEM, Administrators or TrustedInstaller; and it is no folder that holds Windows, all programs, all data or the profiles. An entry that is garbled
/// names nothing.
/// </summary>
internal sealed class PredecessorFolder(IFileSystem files, IRegistry registry)
{
    // Where it is installed to, else where its icon and its uninstaller lie.
    private const string LocationValue = "InstallLocation";
    private static readonly string[] s_values = [LocationValue, "DisplayIcon", "UninstallString"];

    /// <summary>Finds the folder.</summary>
    /// <param name="root">The entry's hive.</param>
    /// <param name="key">The entry's key.</param>
    /// <param name="isAllUsers">Whether it is an installation for all users.</param>
    /// <param name="report">Told why a folder that is named does not count.</param>
    /// <returns>The full path, without a backslash at its end; null when the entry names none.</returns>
    public string? Find(RegistryRoot root, string key, bool isAllUsers, Action<string> report)
    {
        foreach (var name in s_values)
        {
            if (registry.ReadString(root, key, name) is { Length: > 0 and < 1024 } text && ReadPath(text, isFile: name != LocationValue) is { } path)
            {
                if (WhatIsWrong(path, isAllUsers) is not { } wrong)
                {
                    return path;
                }

                report($"{name} of the earlier installation's entry names {path}, which is not touched: {wrong}");
            }
        }

        return null;
    }

    /// <summary>Takes the path of a folder out of what an entry says.</summary>
    private static string? ReadPath(string text, bool isFile)
    {
        var path = text.Trim();
        if (path.StartsWith('"'))
        {
            var end = path.IndexOf('"', 1);
            path = end < 0 ? string.Empty : path[1..end];
        }
        else if (isFile && path.IndexOf(".exe", StringComparison.OrdinalIgnoreCase) is >= 0 and var extension)
        {
            path = path[..(extension + ".exe".Length)];
        }

        if (isFile)
        {
            path = path[..Math.Max(path.LastIndexOf('\\'), 0)];
        }

        try
        {
            return LocalPath.Parse(path) is { Names.Count: > 0 } ? path.TrimEnd('\\') : null;
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private string? WhatIsWrong(string path, bool isAllUsers)
    {
        if (FindPlace(path, isAllUsers) is { } place)
        {
            return $"it is, holds or lies in {place}.";
        }

        try
        {
            var slash = path.LastIndexOf('\\');
            using var parent = TrustedFolder.TryOpen(files, path[..Math.Max(slash, 3)], FolderTrust.Anybody);
            using var folder = parent?.TryOpenObject(path[(slash + 1)..], new FileOpening(FileRights.Traverse | FileRights.ReadSecurity) { Share = FileShare.ReadWrite });
            if (folder is null || !IsTrusted(folder, isAllUsers))
            {
                return folder is null ? "it is not there." : $"it belongs to {folder.GetOwner()}, or is a link.";
            }

            var error = folder.Open(PredecessorInstall.Program, new FileOpening(FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete }, out var program);
            using (program)
            {
                return error != Win32FileError.Success || program!.Query().IsFolder ? $"it does not hold {PredecessorInstall.Program}."
                    : IsTrusted(program, isAllUsers) ? null
                    : $"its {PredecessorInstall.Program} is not an administrator's.";
            }
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException)
        {
            return exception.Message;
        }
    }

    private bool IsTrusted(IFileObject entry, bool isAllUsers) => !entry.Query().IsReparsePoint && (!isAllUsers || TrustedOwners.Contain(entry.GetOwner(), files.SystemOwner));

    /// <summary>The folder of Windows' own that a folder is, holds or lies in; null when there is none. In Program Files one may lie, and in a profile an installation for one user.</summary>
    private string? FindPlace(string path, bool isAllUsers)
    {
        var windows = WindowsFolders.Read(registry);
        var place = Check(path, windows.Windows, isForeign: true) ?? Check(path, windows.ProgramFiles, isForeign: false) ?? Check(path, $"{windows.ProgramFiles} (x86)", isForeign: false)
            ?? Check(path, windows.ProgramData, isAllUsers);
        foreach (var (_, profile) in windows.Profiles(registry))
        {
            place ??= Check(path, profile, isAllUsers);
        }

        return place;
    }

    private static string? Check(string path, string place, bool isForeign) => FolderNesting.Holds(path, place) || (isForeign && FolderNesting.Holds(place, path)) ? place : null;
}
