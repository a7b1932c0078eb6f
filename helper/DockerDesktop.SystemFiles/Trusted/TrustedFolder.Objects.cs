using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <content>Files and folders that are worked with while they are open.</content>
internal sealed partial class TrustedFolder
{
    /// <summary>Owner, group and access list of the folder itself.</summary>
    /// <returns>Self-relative.</returns>
    public byte[] GetSecurity() => Handle.GetSecurity();

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
