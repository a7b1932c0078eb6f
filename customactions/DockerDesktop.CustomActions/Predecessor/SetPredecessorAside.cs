using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// Sets the predecessor aside: its service is stopped (registering the new one is <see cref="RegisterHelperService"/>'s), its folder gets another name, its entry in Apps and Features
/// moves below the product's key. Undone, all is where it was. What was moved is told from the new names, which hold the transaction.
/// </summary>
internal sealed class SetPredecessorAside(IFileSystem files, IRegistry registry, IServiceControlManager services, IPause pause, IClientToken client, IAdministrators administrators)
{
    /// <summary>The full path of the folder.</summary>
    public const string FolderKey = "Folder";

    /// <summary>Kept until the end of the transaction: the folder that was set aside.</summary>
    public const string FolderFact = "PredecessorFolder";

    /// <summary>Kept from before data goes back to its place until the end of the transaction: paths below the folder.</summary>
    public const string DataFact = "PredecessorData";

    /// <summary>Between two paths; none has it.</summary>
    public const char Separator = '|';

    private const string ServiceFact = "PredecessorService";

    public ActionResult Execute(Session session)
    {
        var place = PredecessorPlace.Read(session.CustomActionData, registry, client);
        if (place.User is null && !MachineAuthority.Of(session, registry, administrators).MayDecide)
        {
            session.Log($"{place.FullPath} is not set aside: only an administrator, or a first installation, takes the place of an installation of all users.");
            return ActionResult.Success;
        }

        var progress = new ProgressShare(session);
        RefuseForeignFolder(session, place);
        if (place.User is null)
        {
            StopService(session, progress);
        }

        progress.Step(place.FullPath);
        MoveFolder(session, place);
        if (registry.KeyExists(place.Root, place.UninstallKey))
        {
            registry.CopyTree(place.Root, place.UninstallKey, place.AsideKey);
            registry.DeleteTree(place.Root, place.UninstallKey);
            session.Log("Set the entry in Apps and Features aside.");
        }

        progress.End();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        // The folder that the record names is the one that was set aside, whatever the data says.
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session, client);
        var user = RollbackStore.ReadUser(data, client);
        if (store.Recall(FolderFact) is { } folder && PredecessorPlace.TryCreate(user, RollbackStore.ReadTransaction(data), folder, registry) is { } place)
        {
            PutBack(session, store, place);
        }

        if (user is null)
        {
            RestartService(session, store);
        }

        return ActionResult.Success;
    }

    private void PutBack(Session session, RollbackStore store, PredecessorPlace place)
    {
        // The entry first: it is the way to the installation for its owner, whatever becomes of the rest.
        if (registry.KeyExists(place.Root, place.AsideKey))
        {
            registry.CopyTree(place.Root, place.AsideKey, place.UninstallKey);
            registry.DeleteTree(place.Root, place.AsideKey);
            session.Log("The entry in Apps and Features is back.");
        }

        MoveFolderBack(session, store, place);
    }

    private void StopService(Session session, ProgressShare progress)
    {
        var before = ServiceSnapshot.Take(services, HelperService.ServiceName);
        if (before.Running)
        {
            RollbackStore.Open(registry, session, client).Remember(ServiceFact, before.ToString());
            new ServiceOperations(services, pause, session, HelperService.ServiceName, progress).Stop();
        }
    }

    private void RestartService(Session session, RollbackStore store)
    {
        if (store.Recall(ServiceFact) is { } text)
        {
            new ServiceOperations(services, pause, session, HelperService.ServiceName).StartWithDependents(ServiceSnapshot.Parse(text).Dependents);
            store.Forget(ServiceFact);
        }
    }

    /// <summary>The data of the action may be anybody's: what is set aside is the fixed folder, or the one that the entry names as it is now.</summary>
    private void RefuseForeignFolder(Session session, PredecessorPlace place)
    {
        if (place is { IsFixed: false, User: null } && new PredecessorFolder(files, registry).Find(place.Root, place.UninstallKey, isAllUsers: true, session.Log) != place.FullPath)
        {
            throw new ActionFailedException(
                $"{place.FullPath} is not the folder of an earlier installation, by what its entry in Apps and Features says now. Nothing was changed. Run the installation again.");
        }
    }

    private void MoveFolder(Session session, PredecessorPlace place)
    {
        try
        {
            RollbackStore.Open(registry, session, client).Remember(FolderFact, place.FullPath);
            using var parent = TrustedFolder.TryOpen(files, place.Parent, place.Trust);
            session.Log(parent is not null && parent.Rename(place.Name, parent, place.AsideName)
                ? $@"Set {place.FullPath} aside as {place.AsideName}."
                : $@"{place.FullPath} is not there.");
        }
        catch (FileRefusedException exception)
        {
            throw new ActionFailedException(exception.Message, exception);
        }
        catch (SystemFileException exception)
        {
            throw new ActionFailedException(
                $@"The existing installation in {place.FullPath} could not be set aside: {exception.Message} Quit Docker Desktop, close programs that use files in this folder, then run the installation again.",
                exception);
        }
    }

    private void MoveFolderBack(Session session, RollbackStore store, PredecessorPlace place)
    {
        try
        {
            using var parent = TrustedFolder.TryOpen(files, place.Parent, place.Trust);
            if (parent is null || !parent.Contains(place.AsideName))
            {
                return;
            }

            if (store.Recall(DataFact) is { } data)
            {
                new PredecessorData(files, registry, place).PutAside(data.Split(Separator));
                store.Forget(DataFact);
            }

            // What this installation made is gone by now; the folder itself may be left.
            parent.DeleteIfEmpty(place.Name);
            parent.Rename(place.AsideName, parent, place.Name);
            session.Log($@"{place.FullPath} is back.");
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException)
        {
            throw new ActionFailedException(
                $@"The existing installation could not be put back: {exception.Message} As an administrator, rename {place.AsidePath} to {place.Name}.", exception);
        }
    }
}
