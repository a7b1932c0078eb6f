using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>Makes the local group docker-users where there is none, and records that it did; undone, it deletes the group only if this run made it.</summary>
internal sealed class CreateDockerUsersGroup(ILocalGroups groups, IRegistry registry)
{
    /// <summary>1 when the group was not there before the installation began.</summary>
    public const string ExpectAbsentKey = "ExpectAbsent";

    private const string CreatedFact = "DockerUsersGroupCreated";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
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
            Record(store).Set(RecordedSettings.DockerUsersGroupCreatedName, new RegistryData(RegistryDataKind.Number, 1));
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
        var store = RollbackStore.Open(registry, session);
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

        if (Record(store).Restore(RecordedSettings.DockerUsersGroupCreatedName))
        {
            registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
        }

        store.Forget(CreatedFact);
        session.Log($"Deleted the local group \"{DockerUsersGroup.Name}\", which this run had made.");
        return ActionResult.Success;
    }

    private RegistryChanges Record(RollbackStore store) => new(registry, store, RegistryRoot.LocalMachine, RecordedSettings.Key, "DockerUsersGroup.");

    /// <summary>Who is to be added was decided for a group that this product makes; another one has members that somebody else chose.</summary>
    private static void RefuseUnexpected(CustomActionData data)
    {
        if (data.TryGetValue(ExpectAbsentKey, out var expectAbsent) && expectAbsent == "1")
        {
            throw new ActionFailedException(
                $"The local group \"{DockerUsersGroup.Name}\" was made by somebody else while this installation ran. Run the installation again: it will use that group.");
        }
    }
}
