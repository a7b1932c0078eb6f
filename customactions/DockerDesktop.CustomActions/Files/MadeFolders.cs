using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>The folders that the product makes outside its own, so that a rollback and an uninstall remove those and no others, and only while they are empty.</summary>
internal static class MadeFolders
{
    /// <summary>What versions recorded that recorded something when there were none.</summary>
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

    /// <summary>Makes a folder, keeps before which ones of its path are made for it, and records them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="registry">Where they are recorded.</param>
    /// <param name="path">The folder's full path.</param>
    /// <param name="security">The security descriptor of what is made, as SDDL.</param>
    /// <param name="trust">What the folder has to be when it is there.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="fact">Under which name.</param>
    public static TrustedFolder Create(IFileSystem files, IRegistry registry, string path, string security, FolderTrust trust, RollbackStore store, string fact)
    {
        var missing = RememberMissing(files, path, store, fact);
        var folder = TrustedFolder.Create(files, path, security, trust);
        Record(registry, Changes(registry, store, fact), missing, folder.Made);
        return folder;
    }

    /// <summary>As <see cref="Create"/>, but an empty folder that is not what it has to be is deleted and made anew.</summary>
    public static TrustedFolder CreateAnew(IFileSystem files, IRegistry registry, string path, string security, FolderTrust trust, RollbackStore store, string fact)
    {
        var missing = RememberMissing(files, path, store, fact);
        var folder = TrustedFolder.CreateAnew(files, path, security, trust);
        Record(registry, Changes(registry, store, fact), missing, folder.Made);
        return folder;
    }

    /// <summary>Records folders beside those that are recorded.</summary>
    /// <param name="registry">Where they are recorded.</param>
    /// <param name="changes">What keeps the record of before.</param>
    /// <param name="paths">Their full paths, outermost first.</param>
    public static void Record(IRegistry registry, RegistryChanges changes, IReadOnlyList<string> paths)
    {
        var recorded = Split(registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, RecordedSettings.FoldersMadeName));
        List<string> all = [.. recorded];
        foreach (var path in paths)
        {
            if (!Has(all, path))
            {
                all.Add(path);
            }
        }

        if (all.Count > recorded.Length)
        {
            changes.Set(RecordedSettings.FoldersMadeName, RegistryData.Text(string.Join(Separator, all)));
        }
    }

    /// <summary>In a rollback: removes those that this transaction made and that are empty, and brings the record of before back.</summary>
    /// <param name="files">The files.</param>
    /// <param name="registry">Where they are recorded.</param>
    /// <param name="store">What was kept.</param>
    /// <param name="fact">Under which name.</param>
    public static void Undo(IFileSystem files, IRegistry registry, RollbackStore store, string fact)
    {
        Remove(files, store.Recall(fact));
        if (Changes(registry, store, fact).Restore(RecordedSettings.FoldersMadeName))
        {
            registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
        }

        store.Forget(fact);
    }

    /// <summary>The full paths in a list of them; none for null.</summary>
    public static string[] Split(string? paths) => paths is null or None ? [] : paths.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Removes those that were made and are empty.</summary>
    /// <param name="files">The files.</param>
    /// <param name="paths">Their full paths, joined, outermost first; null when none was made.</param>
    public static void Remove(IFileSystem files, string? paths)
    {
        var list = Split(paths);
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
    private static IReadOnlyList<string> RememberMissing(IFileSystem files, string path, RollbackStore store, string fact)
    {
        var missing = FindMissing(files, path);
        if (missing.Count > 0 && store.Recall(fact) is null)
        {
            store.Remember(fact, string.Join(Separator, missing));
        }

        return missing;
    }

    /// <summary>Recorded is what was made here where nothing was: an empty folder that was made anew is somebody's, and one that somebody else made meanwhile too.</summary>
    private static void Record(IRegistry registry, RegistryChanges changes, IReadOnlyList<string> missing, IReadOnlyList<string> made)
    {
        List<string> paths = [];
        foreach (var path in made)
        {
            if (Has(missing, path))
            {
                paths.Add(path);
            }
        }

        Record(registry, changes, paths);
    }

    private static bool Has(IReadOnlyList<string> paths, string path)
    {
        foreach (var held in paths)
        {
            if (held.Equals(path, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static RegistryChanges Changes(IRegistry registry, RollbackStore store, string fact) => new(registry, store, RegistryRoot.LocalMachine, RecordedSettings.Key, $"{fact}.");
}
