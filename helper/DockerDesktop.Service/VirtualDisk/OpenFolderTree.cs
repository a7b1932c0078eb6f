using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// Everything in a folder, open for this process alone, so that it is what was looked at and nobody changes it meanwhile: files that SYSTEM, Administrators or
/// TrustedInstaller own and that have one name, and folders of theirs. Anything else, such as a link, is refused wherever it lies.
/// </summary>
internal sealed class OpenFolderTree : IDisposable
{
    /// <summary>Folders in folders, at most.</summary>
    public const int MaximumDepth = 8;

    /// <summary>Files and folders, at most: all are open at the same time.</summary>
    public const int MaximumEntries = 1000;

    private readonly IFileSystem _files;
    private readonly IFileObject _folder;
    private readonly List<OpenFolderEntry> _entries = [];

    private OpenFolderTree(IFileSystem files, IFileObject folder)
    {
        _files = files;
        _folder = folder;
    }

    /// <summary>The files and folders, each behind the folder that it is in.</summary>
    public IReadOnlyList<OpenFolderEntry> Entries => _entries;

    /// <summary>Opens everything in a folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">Opened to be listed. It is not disposed of.</param>
    /// <exception cref="FileRefusedException">Something in it is not what may be moved, or there is too much of it.</exception>
    /// <exception cref="SystemFileException">Windows refuses: something is in use.</exception>
    public static OpenFolderTree Open(IFileSystem files, IFileObject folder)
    {
        OpenFolderTree tree = new(files, folder);
        try
        {
            tree.Add(folder, -1, MaximumDepth);
            return tree;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Says whether a file of a name lies in the folder itself.</summary>
    public bool HasFile(string name) =>
        _entries.Any(entry => entry.Folder < 0 && !entry.Facts.IsFolder && string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            _entries[i].Object.Dispose();
        }

        _entries.Clear();
    }

    private void Add(IFileObject folder, int index, int depth)
    {
        // One more than there may be, and not all that somebody has put there.
        int room = MaximumEntries - _entries.Count;
        IReadOnlyList<string> names = folder.List(room + 1);
        foreach (string name in names)
        {
            if (names.Count > room || _entries.Count == MaximumEntries)
            {
                throw new FileRefusedException($"{_folder.Path} has more than {MaximumEntries} files and folders in it, so it is no folder of the virtual "
                    + "disk alone. Move the disk alone.");
            }

            // A link is opened itself.
            FileOpening opening = new(FileRights.Read | FileRights.Traverse | FileRights.ReadSecurity) { Share = FileShare.None };
            uint error = folder.Open(name, opening, out IFileObject? entry);
            if (error != Win32FileError.Success)
            {
                throw new SystemFileException($@"{folder.Path}\{name}", "opened", error);
            }

            // In the list before anything is asked, so that it is closed whatever comes.
            _entries.Add(new OpenFolderEntry(entry!, default, name, index));
            FileFacts facts = entry!.Query();
            _entries[^1] = _entries[^1] with { Facts = facts };
            DiskFiles.Refuse(_files, entry, facts);
            if (facts.IsFolder)
            {
                if (depth == 0)
                {
                    throw new FileRefusedException(
                        $"{entry.Path} is deeper than {MaximumDepth} folders, so it is no folder of the virtual disk alone. Move the disk alone.");
                }

                Add(entry, _entries.Count - 1, depth - 1);
            }
        }
    }
}
