using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>
/// Adds the installing user, or the accounts of DOCKERUSERS, to docker-users; undone, it takes out only those whom this run put in. Whether whoever started the installation may say who is decided here
/// again, and services and groups that stand for everybody are refused whoever says it.
/// </summary>
internal sealed class AddDockerUsers(ILocalGroups groups, IRegistry registry, IAdministrators administrators)
{
    /// <summary>The SIDs to add, joined by commas.</summary>
    public const string MembersKey = "Members";

    public const string SignOutHint = "Sign out and in again to use features that need the helper.";

    private const string AddedFact = "DockerUsersAdded.";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        var members = Members(data);
        if (members.Length == 0)
        {
            return ActionResult.Success;
        }

        if (!MachineAuthority.Of(session, registry, administrators).MayDecide)
        {
            session.Log(
                $"Nobody is added to \"{DockerUsersGroup.Name}\": the product is installed or advertised already, and whoever started this is no administrator. An administrator adds members with DOCKERUSERS.");
            return ActionResult.Success;
        }

        if (Array.Find(members, static sid => !DockerUsers.MayBeMember(sid)) is { } stranger)
        {
            throw new ActionFailedException($"{stranger} is not the SID of a user or of a group of a domain, so it cannot be a member of \"{DockerUsersGroup.Name}\". Correct DOCKERUSERS.");
        }

        // A name that the product does not know for certain decides nothing; a failure to list is found again, with its own text, when adding.
        var present = groups.GetMembers(DockerUsersGroup.Name, out var sids) == Win32Error.Success ? new HashSet<string>(sids, StringComparer.OrdinalIgnoreCase) : [];
        var added = false;
        foreach (var sid in members)
        {
            if (present.Contains(sid) || !Add(store, sid))
            {
                session.Log($"{sid} is a member of \"{DockerUsersGroup.Name}\" already.");
            }
            else
            {
                session.Log($"Added {sid} to \"{DockerUsersGroup.Name}\".");
                added = true;
            }
        }

        if (added)
        {
            session.Log(SignOutHint);
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        foreach (var sid in Members(data))
        {
            if (store.Recall(AddedFact + sid) is null)
            {
                continue;
            }

            var error = groups.DeleteMember(DockerUsersGroup.Name, sid);
            if (error is Win32Error.Success or Win32Error.MemberNotInAlias or Win32Error.GroupNotFound or Win32Error.NoSuchAlias)
            {
                store.Forget(AddedFact + sid);
                session.Log($"Took {sid}, whom this run had added, out of \"{DockerUsersGroup.Name}\".");
            }
            else
            {
                // The others are still to be taken out.
                session.Log($"{sid}, whom this run had added, could not be taken out of \"{DockerUsersGroup.Name}\": {Win32Error.Describe(error)}. Take it out by hand.");
            }
        }

        return ActionResult.Success;
    }

    private static string[] Members(CustomActionData data) =>
        data.TryGetValue(MembersKey, out var members) ? members.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    /// <returns>False when it was a member.</returns>
    private bool Add(RollbackStore store, string sid)
    {
        store.Remember(AddedFact + sid, "1");
        var error = groups.AddMember(DockerUsersGroup.Name, sid);
        if (error == Win32Error.Success)
        {
            return true;
        }

        store.Forget(AddedFact + sid);
        return error switch
        {
            Win32Error.MemberInAlias => false,
            Win32Error.GroupNotFound or Win32Error.NoSuchAlias => throw new ActionFailedException(
                $"{sid} could not be added: the local group \"{DockerUsersGroup.Name}\" is gone. It was deleted while this installation ran; run the installation again."),
            Win32Error.NoSuchMember or Win32Error.InvalidMember => throw new ActionFailedException(
                $"{sid} could not be added to \"{DockerUsersGroup.Name}\": {Win32Error.Describe(error)}. It is no user or group of this computer or its domain; correct DOCKERUSERS."),
            _ => throw new ActionFailedException(
                $"{sid} could not be added to \"{DockerUsersGroup.Name}\": {Win32Error.Describe(error)}. Leave the account out of DOCKERUSERS and add it by hand (net localgroup {DockerUsersGroup.Name} ACCOUNT /add)."),
        };
    }
}
