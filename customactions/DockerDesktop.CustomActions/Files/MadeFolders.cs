using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>The folders that the product makes outside its own, so that a rollback and an uninstall remove those and no others, and only while they are empty.</summary>
internal static class MadeFolders
{
    /// <summary>The value that records them.</summary>
    public const string ValueName = "FoldersMade";

    /// <summary>What is recorded when there are none.</summary>
    public const string None = "-";

    /// <summary>Between two; no path has it.</summary>
    public const char Separator = '|';

    /// <summary>The part of a path that is not there.</summary>
    /// <param name="files">The files.</param>
    /// <param name="path">A folder's full path.</param>
    /// <returns>The full paths of the folders that would have to be made, outermost first.</returns>
    /// <exception cref="FileRefusedException">A part of the path is a link, or no folder.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public static IReadOnlyList<string> FindMissing(IFileSystem files, string path)
    {
        var missing = new List<string>();
        var current = path.TrimEnd('\\');
        while (current.Length > 3)
        {
            using (var folder = TrustedFolder.TryOpen(files, current, FolderTrust.Anybody))
            {
                if (folder is not null)
                {
                    break;
                }
            }

            missing.Insert(0, current);
            current = current[..Math.Max(current.LastIndexOf('\\'), 3)];
        }

        return missing;
    }

    /// <summary>Makes a folder, and keeps before which ones of its path are made for it.</summary>
    /// <param name="files">The files.</param>
    /// <param name="path">The folder's full path.</param>
    /// <param name="security">The security descriptor of what is made, as SDDL.</param>
    /// <param name="trust">What the folder has to be when it is there.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="fact">Under which name.</param>
    public static TrustedFolder Create(IFileSystem files, string path, string security, FolderTrust trust, RollbackStore store, string fact)
    {
        RememberMissing(files, path, store, fact);
        return TrustedFolder.Create(files, path, security, trust);
    }

    /// <summary>As <see cref="Create"/>, but an empty folder that is not what it has to be is deleted and made anew.</summary>
    public static TrustedFolder CreateAnew(IFileSystem files, string path, string security, FolderTrust trust, RollbackStore store, string fact)
    {
        RememberMissing(files, path, store, fact);
        return TrustedFolder.CreateAnew(files, path, security, trust);
    }

    /// <summary>Removes those that were made and are empty.</summary>
    /// <param name="files">The files.</param>
    /// <param name="paths">Their full paths, joined, outermost first; null when none was made.</param>
    public static void Remove(IFileSystem files, string? paths)
    {
        var list = paths is null or None ? [] : paths.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        for (var i = list.Length - 1; i >= 0; i--)
        {
            var slash = list[i].LastIndexOf('\\');
            if (slash < 2 || slash + 1 == list[i].Length)
            {
                // No folder on a drive: nothing that was made.
                continue;
            }

            using var parent = TrustedFolder.TryOpen(files, list[i][..Math.Max(slash, 3)], FolderTrust.Anybody);
            parent?.DeleteIfEmpty(list[i][(slash + 1)..]);
        }
    }

    /// <summary>Twice in a transaction, what the first time made stays known.</summary>
    private static void RememberMissing(IFileSystem files, string path, RollbackStore store, string fact)
    {
        var missing = FindMissing(files, path);
        if (missing.Count > 0 && store.Recall(fact) is null)
        {
            store.Remember(fact, string.Join(Separator, missing));
        }
    }
}
