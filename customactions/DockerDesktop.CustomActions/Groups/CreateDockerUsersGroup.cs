using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>Makes the local group docker-users where there is none; undone, it deletes the group only if this run made it.</summary>
internal sealed class CreateDockerUsersGroup(ILocalGroups groups, IRegistry registry)
{
    /// <summary>1 when the group was not there before the installation began, which the package then records.</summary>
    public const string ExpectAbsentKey = "ExpectAbsent";

    private const string CreatedFact = "DockerUsersGroupCreated";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        if (DockerUsersGroup.Exists(groups))
        {
            RefuseUnexpected(data);
            session.Log($"The local group \"{DockerUsersGroup.Name}\" exists already and is left as it is.");
            return ActionResult.Success;
        }

        store.Remember(CreatedFact, "1");
        var error = groups.Add(DockerUsersGroup.Name, DockerUsersGroup.Comment);
        if (error == Win32Error.Success)
        {
            session.Log($"Made the local group \"{DockerUsersGroup.Name}\".");
            return ActionResult.Success;
        }

        store.Forget(CreatedFact);
        switch (error)
        {
            case Win32Error.AliasExists:
                RefuseUnexpected(data);
                session.Log($"The local group \"{DockerUsersGroup.Name}\" was made by somebody else meanwhile and is left as it is.");
                return ActionResult.Success;
            case Win32Error.GroupExists:
                throw DockerUsersGroup.NameTaken("a group of the domain that this computer controls");
            case Win32Error.UserExists:
                throw DockerUsersGroup.NameTaken("a user account");
            default:
                throw new ActionFailedException(
                    $"The local group \"{DockerUsersGroup.Name}\" could not be made: {Win32Error.Describe(error)}. Make it by hand (net localgroup {DockerUsersGroup.Name} /add), then run the installation again.");
        }
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session.CustomActionData);
        if (store.Recall(CreatedFact) is null)
        {
            session.Log($"The local group \"{DockerUsersGroup.Name}\" was not made by this run and is left as it is.");
            return ActionResult.Success;
        }

        var error = groups.Delete(DockerUsersGroup.Name);
        if (error is not (Win32Error.Success or Win32Error.GroupNotFound or Win32Error.NoSuchAlias))
        {
            throw new ActionFailedException(
                $"The local group \"{DockerUsersGroup.Name}\", made by this run, could not be deleted: {Win32Error.Describe(error)}. Delete it by hand (net localgroup {DockerUsersGroup.Name} /delete).");
        }

        store.Forget(CreatedFact);
        session.Log($"Deleted the local group \"{DockerUsersGroup.Name}\", which this run had made.");
        return ActionResult.Success;
    }

    /// <summary>The package records who made the group, from what was seen at the beginning; a group that appeared since would be recorded as the product's.</summary>
    private static void RefuseUnexpected(CustomActionData data)
    {
        if (data.TryGetValue(ExpectAbsentKey, out var expectAbsent) && expectAbsent == "1")
        {
            throw new ActionFailedException(
                $"The local group \"{DockerUsersGroup.Name}\" was made by somebody else while this installation ran. Run the installation again: it will use that group.");
        }
    }
}
