using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <content>Files and folders that are worked with while they are open.</content>
internal sealed partial class TrustedFolder
{
    /// <summary>Owner, group and access list of the folder itself.</summary>
    /// <returns>Self-relative.</returns>
    public byte[] GetSecurity() => Handle.GetSecurity();

    /// <summary>Makes sure that nobody but trusted accounts owns a file, or may change or replace it. Nothing happens when it is not there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FileRefusedException">Somebody else does, or it is a link or a folder.</exception>
    /// <exception cref="SystemFileException">Windows does not let it be looked at.</exception>
    public void CheckFile(string name)
    {
        using var file = TryOpenEntry(Handle, name, new FileOpening(FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete });
        if (file is not null)
        {
            _ = QueryFile(file);
            RefuseOwner(file);
            RefuseChange(_files, file, isFolder: false);
        }
    }

    /// <summary>Makes sure that nobody but trusted accounts may change or replace a file or folder, or what is made in it.</summary>
    /// <param name="files">The files.</param>
    /// <param name="entry">Opened with READ_CONTROL.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    /// <param name="mayChange">Says of further accounts, by their SID, that they may.</param>
    /// <exception cref="FileRefusedException">Somebody else may.</exception>
    public static void RefuseChange(IFileSystem files, IFileObject entry, bool isFolder, Func<string, bool>? mayChange = null)
    {
        const FileRights Changing = Replacing | Adding;
        var access = entry.GetAccess();
        if (TrustedOwners.FindGrant(access, Changing, isFolder ? Changing : FileRights.None, files.SystemOwner, mayChange) is { } grant)
        {
            throw FolderRefusals.ForGrant(files, entry.Path, isFolder, grant, access.Entries is not null);
        }
    }

    /// <summary>Opens or makes a file or folder in the folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="opening">How.</param>
    /// <returns>The file or folder; null when it is not there.</returns>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public IFileObject? TryOpenObject(string name, in FileOpening opening) => TryOpenEntry(Handle, name, opening);

    /// <summary>Moves an open file or folder into this folder, in one step, under a name that is free.</summary>
    /// <param name="entry">Opened with DELETE, on the same volume. Nothing in a folder may be open.</param>
    /// <param name="name">Its new name.</param>
    /// <exception cref="SystemFileException">Windows refuses: the name is taken.</exception>
    public void Place(IFileObject entry, string name)
    {
        RefuseName(name);
        entry.Rename(Handle, name, replace: false);
    }
}
