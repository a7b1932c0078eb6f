using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <content>Removing folders.</content>
internal sealed partial class TrustedFolder
{
    /// <summary>Folders in folders, at most. Deeper ones stay, and are reported: nobody makes them but to exhaust whoever removes them.</summary>
    public const int MaximumDepth = 128;

    /// <summary>Names of a folder that are looked at together; long ones are some ten megabytes.</summary>
    public const int PartOfNames = 20_000;

    // Enough to see what it is about; a tree of a million files that are in use must not become a text of a million lines.
    private const int MaximumReasons = 100;

    /// <summary>
    /// Removes an entry with all that is in it. A link is removed, never what it leads to; each entry is opened below its folder's handle, so that one put in
    /// another's place meanwhile is only ever removed itself.
    /// </summary>
    /// <param name="name">Its name; nothing happens when it is not there.</param>
    /// <param name="deleting">Called with the full path of each entry before it is deleted.</param>
    /// <param name="keeps">
    /// Asked about each entry, by its full path and what it is, before anything in it is removed: true leaves it, with all that is in it, and the folders above
    /// it.
    /// </param>
    /// <returns>What could not be removed, with the reason; empty when all is gone that was not to be kept.</returns>
    public IReadOnlyList<string> DeleteTree(string name, Action<string>? deleting = null, Func<string, FileFacts, bool>? keeps = null)
    {
        RefuseName(name);
        var removal = new Removal(deleting, keeps);
        DeleteTree(Handle, name, MaximumDepth, removal);
        return removal.Left;
    }

    /// <summary>
    /// As <see cref="DeleteTree(string, Action{string}, Func{string, FileFacts, bool})"/>, but only if the entry itself is one that SYSTEM, Administrators or
    /// TrustedInstaller own.
    /// </summary>
    /// <param name="name">Its name; nothing happens when it is not there.</param>
    /// <returns>What could not be removed, with the reason; empty when all is gone.</returns>
    /// <exception cref="FileRefusedException">It is somebody else's.</exception>
    /// <exception cref="SystemFileException">Windows does not let it be opened or removed.</exception>
    public IReadOnlyList<string> DeleteTrustedTree(string name)
    {
        // Without sharing its deletion, so that nobody exchanges what was looked at for something else of that name.
        using var entry = TryOpenEntry(
            Handle, name, new FileOpening(FileRights.Delete | FileRights.WriteAttributes | FileRights.ReadSecurity) { Share = FileShare.ReadWrite });
        if (entry is null)
        {
            return [];
        }

        RefuseOwner(entry);
        return DeleteTree(entry, name);
    }

    /// <summary>As <see cref="DeleteTree(string, Action{string}, Func{string, FileFacts, bool})"/>, for an entry that is open.</summary>
    /// <param name="entry">Opened with DELETE and without sharing it, so that its name stays bound to it.</param>
    /// <param name="name">Its name.</param>
    /// <returns>What could not be removed, with the reason; empty when all is gone.</returns>
    /// <exception cref="SystemFileException">Windows does not let it be removed.</exception>
    public IReadOnlyList<string> DeleteTree(IFileObject entry, string name)
    {
        RefuseName(name);
        var removal = new Removal(null, null);
        if (entry.Query() is not { IsFolder: true, IsReparsePoint: false } || Empty(Handle, entry, name, MaximumDepth, removal))
        {
            entry.Delete();
        }

        return removal.Left;
    }

    /// <summary>Removes a folder in this one when it is empty.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True when it is not there afterwards.</returns>
    public bool DeleteIfEmpty(string name)
    {
        RefuseName(name);
        return TryRemoveFolder(Handle, name);
    }

    private static void DeleteTree(IFileObject parent, string name, int depth, Removal removal)
    {
        var opening = new FileOpening(FileRights.Delete | FileRights.WriteAttributes) { Share = FileShare.ReadWrite | FileShare.Delete };
        var error = parent.Open(name, opening, out var entry);
        if (Win32FileError.IsMissing(error))
        {
            return;
        }

        if (error != Win32FileError.Success)
        {
            removal.Leave(new SystemFileException(Join(parent.Path, name), "opened", error));
            return;
        }

        using (entry)
        {
            try
            {
                var facts = entry!.Query();
                if (removal.Keeps?.Invoke(entry.Path, facts) == true)
                {
                    removal.Stays++;
                    return;
                }

                if (facts is { IsFolder: true, IsReparsePoint: false } && !Empty(parent, entry, name, depth, removal))
                {
                    return;
                }

                removal.Deleting?.Invoke(entry.Path);
                entry.Delete();
            }
            catch (SystemFileException e)
            {
                removal.Leave(e);
            }
        }
    }

    /// <returns>False when something stays in it, which was reported or was to be kept.</returns>
    private static bool Empty(IFileObject parent, IFileObject folder, string name, int depth, Removal removal)
    {
        if (depth == 0)
        {
            removal.Leave($"{folder.Path} is deeper than {MaximumDepth} folders.");
            return false;
        }

        // A second handle: the right to list may be missing where the right to delete is not.
        var error = parent.Open(
            name, new FileOpening(FileRights.Read | FileRights.Traverse) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete }, out var listing);
        if (error != Win32FileError.Success)
        {
            throw new SystemFileException(folder.Path, "listed", error);
        }

        using (listing)
        {
            if (listing!.Query().IsReparsePoint)
            {
                // Made into a junction since: what is to be removed is the junction.
                return true;
            }

            // In parts: there is no end to what others may have put there. Where something of a part stays, the next one would begin with it again, so that is
            // the last.
            var before = removal.Stays;
            var told = removal.Left.Count;
            IReadOnlyList<string> part;
            do
            {
                part = listing.List(PartOfNames);
                foreach (var child in part)
                {
                    DeleteTree(listing, child, depth - 1, removal);
                }
            }
            while (part.Count == PartOfNames && removal.Stays == before);

            if (part.Count == PartOfNames && removal.Left.Count == told)
            {
                removal.Leave($"{folder.Path} has more in it than was looked at.");
            }

            return removal.Stays == before;
        }
    }

    private static bool TryRemoveFolder(IFileObject parent, string name)
    {
        var error = parent.Open(name, new FileOpening(FileRights.Delete) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete }, out var folder);
        if (error != Win32FileError.Success)
        {
            return Win32FileError.IsMissing(error);
        }

        using (folder)
        {
            try
            {
                if (folder!.Query().IsReparsePoint)
                {
                    return false;
                }

                folder.Delete();
                return true;
            }
            catch (SystemFileException)
            {
                return false;
            }
        }
    }

    /// <summary>A removal in progress.</summary>
    /// <param name="deleting">Called with the full path of each entry before it is deleted.</param>
    /// <param name="keeps">Whether an entry is to stay.</param>
    private sealed class Removal(Action<string>? deleting, Func<string, FileFacts, bool>? keeps)
    {
        public Action<string>? Deleting => deleting;

        public Func<string, FileFacts, bool>? Keeps => keeps;

        /// <summary>What could not be removed, with the reason.</summary>
        public List<string> Left { get; } = [];

        /// <summary>How much stays, whyever.</summary>
        public int Stays { get; set; }

        public void Leave(SystemFileException reason) => Leave(reason.Message);

        public void Leave(string reason)
        {
            Stays++;
            if (Left.Count <= MaximumReasons)
            {
                Left.Add(Left.Count < MaximumReasons ? reason : "More stays than is listed here.");
            }
        }
    }
}
