using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>A file that an action changes and its rollback twin gives back what it had.</summary>
/// <param name="name">Its name.</param>
/// <param name="fact">What the change is called in the rollback store.</param>
/// <param name="maximumLength">Bytes that it may have.</param>
/// <param name="security">The security descriptor of a file that has to be made again, as SDDL.</param>
/// <param name="trust">Whose it may be.</param>
internal sealed class ChangedFile(string name, string fact, int maximumLength, string security, FolderTrust trust = FolderTrust.Path)
{
    /// <summary>Keeps what is going to be changed. Called under the file's lock, before the change.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="before">The file's bytes; null when it is not there.</param>
    /// <param name="after">Its bytes to be; null when it is to go.</param>
    /// <param name="descriptor">Its security descriptor, self-relative, when that does not stay; null when it does or there is none.</param>
    public void Remember(RollbackStore store, byte[]? before, byte[]? after, byte[]? descriptor = null) => store.Remember(fact, FileChange.Between(before, after, descriptor).ToString());

    /// <summary>Gives the file back what it had. One that somebody else has changed since is left as it is, which the log says.</summary>
    /// <param name="session">The rollback action's session.</param>
    /// <param name="files">The files.</param>
    /// <param name="store">Where the change is kept.</param>
    /// <param name="path">The full path of the file's folder.</param>
    public void Undo(Session session, IFileSystem files, RollbackStore store, string path)
    {
        using (var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Above))
        {
            // Also when nothing was changed: taking the lock removes one that a loss of power left.
            using var held = folder?.Lock(name);
            if (folder is not null && store.Recall(fact) is { } change && !FileChange.Parse(change).Undo(folder, name, maximumLength, security, trust))
            {
                session.Log($"{folder.Path}\\{name} was changed by somebody else since and is left as it is.");
            }
        }

        store.Forget(fact);
    }
}
