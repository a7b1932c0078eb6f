using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>The group docker-users: made and filled by an installation for all users; deleted by an uninstall only when an administrator says so and the product made it.</summary>
internal sealed class DockerUsersPart(IAccounts accounts, ILocalGroups groups) : IInstallationPart
{
    private bool _createGroup;
    private IReadOnlyList<string> _members = [];

    public void Judge(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        if (context.IsUninstall)
        {
            if (DeletesGroup(context) && context.IsRollbackDisabled)
            {
                context.Refuse("REMOVEDOCKERUSERS=1 needs rollback, which is disabled (DISABLEROLLBACK=1, or the policy DisableRollback). Enable rollback, or leave REMOVEDOCKERUSERS out.");
            }

            return;
        }

        DockerUsersGroup.CheckName(accounts);
        _createGroup = !DockerUsersGroup.Exists(groups);
        _members = Members(context);
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        if (context.IsUninstall)
        {
            if (DeletesGroup(context))
            {
                context.HandAlone("RemoveDockerUsersGroup");
            }
            else if (IsRemovalGiven(context))
            {
                context.Log($"REMOVEDOCKERUSERS=1: the local group \"{DockerUsersGroup.Name}\" was not made by this product and is kept.");
            }

            return;
        }

        context.Hand("CreateDockerUsersGroup", (CreateDockerUsersGroup.ExpectAbsentKey, InstallationContext.Number(_createGroup)));
        if (_members.Count > 0)
        {
            context.Hand("AddInstallingUser", (AddDockerUsers.MembersKey, string.Join(',', _members)));
        }
    }

    private static bool IsRemovalGiven(InstallationContext context) => context.Given.GetValueOrDefault(PublicProperties.RemoveDockerUsers) == "1";

    private static bool DeletesGroup(InstallationContext context) => IsRemovalGiven(context) && context.Recorded.DockerUsersGroupCreated;

    private IReadOnlyList<string> Members(InstallationContext context)
    {
        if (context.Given.TryGetValue(PublicProperties.DockerUsers, out var list))
        {
            return DockerUsers.Resolve(list, accounts, context);
        }

        if (!context.DecidesForAll)
        {
            // What an administrator has advertised, a standard user installs without anybody's consent.
            context.Log($"{context.Client.Name}, who started this, is no administrator and is not added to \"{DockerUsersGroup.Name}\". An administrator names users with DOCKERUSERS, or adds them by hand.");
            return [];
        }

        // Later, a group that is made anew gets whoever repairs it, if he is an administrator: a standard user who starts a repair must not become a member by it. An installation that is
        // repeated because the first one was interrupted adds him as that would have.
        if (!context.IsFirstInstall && !_createGroup && !context.IsNewProduct)
        {
            return [];
        }

        if (context.Given.TryGetValue(PublicProperties.InstallingUserSid, out var sid))
        {
            // The setup program elevates itself, so the client here may be the administrator who gave his consent.
            if (!DockerUsers.IsUser(sid, accounts))
            {
                context.Refuse("INSTALLINGUSERSID is not the SID of a user. The setup program passes it on; leave it out, and name users with DOCKERUSERS.");
                return [];
            }

            context.Log($"The installing user is {sid}, who started the setup program; {context.Client.Name} ({context.Client.Sid}), who started the installation for it, is not added to \"{DockerUsersGroup.Name}\".");
            return [sid.ToUpperInvariant()];
        }

        var client = context.Client;
        if (!DockerUsers.MayBeMember(client.Sid))
        {
            context.Log($"{client.Name} is no user, so nobody is added to \"{DockerUsersGroup.Name}\". Name users with DOCKERUSERS, or add them by hand.");
            return [];
        }

        context.Log($"The installing user is {client.Name} ({client.Sid}), who started the installation; whoever gave his consent to the elevation is not added to \"{DockerUsersGroup.Name}\".");
        return [client.Sid];
    }
}
