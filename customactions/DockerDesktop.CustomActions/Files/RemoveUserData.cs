using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall with KEEPDATA=0: removes the data of the account that uninstalls, with that account's own rights and with no others: on a Remote Desktop Session Host an action
/// that should be the user's may run as LocalSystem, and then the data stays. Links are removed, never what they lead to.
/// </summary>
internal sealed class RemoveUserData(IFileSystem files, IRegistry registry, IClientToken token)
{
    /// <summary>The account's SID.</summary>
    public const string AccountKey = "Account";

    /// <summary>The account's folder for local data, with a backslash at the end.</summary>
    public const string LocalKey = "Local";

    /// <summary>The account's folder for roaming data, with a backslash at the end.</summary>
    public const string RoamingKey = "Roaming";

    private const string LocalName = "Docker";
    private const string RoamingName = "Docker Desktop";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var progress = new ProgressShare(session);
        var account = data.TryGetValue(AccountKey, out var sid) ? sid : string.Empty;
        var running = token.Read();
        if (running.IsSystem || running.Sid != account)
        {
            session.Log(
                $"{data[LocalKey]}{LocalName} and {data[RoamingKey]}{RoamingName} are kept: they are to be removed with the rights of {account} alone, "
                + $"and this runs with those of {running.Name} ({running.Sid}). As that user, remove them by hand.");
        }
        else
        {
            Remove(session, progress, account, data[LocalKey], LocalName);
            Remove(session, progress, account, data[RoamingKey], RoamingName);
        }

        progress.End();
        return ActionResult.Success;
    }

    private void Remove(Session session, ProgressShare progress, string account, string path, string name)
    {
        var failure = FileActions.Try(() =>
        {
            using var parent = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody);
            if (parent is null || IsOf(account, path, parent, name))
            {
                DataRemoval.Remove(session, progress, parent, name);
            }
            else
            {
                session.Log($"{path}{name} is kept: it is neither in the profile of {account} nor belongs to that account.");
            }
        });
        DataRemoval.Report(session, $"{path}{name}", failure);
    }

    /// <summary>Whether a folder is the account's: an administrator's rights reach into the profiles of others.</summary>
    private bool IsOf(string account, string path, TrustedFolder parent, string name)
    {
        if (FolderNesting.Holds(WindowsFolders.Read(registry).Profile(registry, account), path))
        {
            return true;
        }

        using var folder = parent.TryOpenObject(name, new FileOpening(FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete });
        return folder is null || folder.GetOwner() == account;
    }
}
