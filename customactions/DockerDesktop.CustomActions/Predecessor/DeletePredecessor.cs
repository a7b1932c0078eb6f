using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// Deletes the program files of what was set aside, after the data in it has gone back to its place; its entry goes with the facts of the transaction. A commit action: nothing is rolled back any
/// more. A link in the folder is deleted and never followed; what cannot be deleted is told, and is no failure of the installation, which is committed. What an interrupted transaction has set
/// aside, which was never put back, is gone on with.
/// </summary>
internal sealed class DeletePredecessor(IFileSystem files, IRegistry registry, IClientToken client)
{
    private const int MaximumLines = 100;

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session, client);
        var user = RollbackStore.ReadUser(data, client);
        var progress = new ProgressShare(session);
        foreach (var transaction in store.ListTransactions())
        {
            // The folder that the record names is the one that was set aside, whatever the data says.
            if (store.Recall(transaction, SetPredecessorAside.FolderFact) is { } folder && PredecessorPlace.TryCreate(user, transaction, folder, registry) is { } place)
            {
                Delete(session, progress, store, place);
            }
        }

        progress.End();
        return ActionResult.Success;
    }

    private void Delete(Session session, ProgressShare progress, RollbackStore store, PredecessorPlace place)
    {
        try
        {
            using var parent = TrustedFolder.TryOpen(files, place.Parent, place.Trust);
            if (parent is null || !parent.Contains(place.AsideName))
            {
                return;
            }

            var data = new PredecessorData(files, registry, place);
            PutBack(session, store, place, data);
            if (data.IsUnknown)
            {
                session.Log($"Warning: {place.AsidePath} could not be listed, so nothing in it is deleted. As an administrator, look for data in this folder and move it where it belongs; then delete the folder.");
                return;
            }

            var kept = 0;
            var left = parent.DeleteTree(place.AsideName, progress.StepOfMany, (path, facts) => Keeps(session, data, path, facts, ref kept));
            foreach (var problem in left)
            {
                session.Log($"Warning: {problem}");
            }

            session.Log(
                kept > 0 ? $"Warning: data of the earlier installation is left in {place.AsidePath}. Move it where it belongs; then delete this folder."
                : left.Count == 0 ? $"Deleted the program files of the earlier installation, in {place.AsidePath}."
                : $"Warning: {left.Count} entries of the earlier installation are left in {place.AsidePath}. Delete this folder after the next start of Windows.");
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException or InstallCanceledException)
        {
            session.Log($"Warning: the earlier installation in {place.AsidePath} could not be deleted: {exception.Message} Look for data in this folder and move it where it belongs; then delete the folder.");
        }
    }

    private static bool Keeps(Session session, PredecessorData data, string path, FileFacts facts, ref int kept)
    {
        if (!data.Stays(path, facts))
        {
            return false;
        }

        if (kept++ < MaximumLines)
        {
            session.Log($"{path} is data and stays.");
        }

        return true;
    }

    private static void PutBack(Session session, RollbackStore store, PredecessorPlace place, PredecessorData data)
    {
        var paths = data.Find();
        if (paths.Count == 0)
        {
            return;
        }

        // Before the first one goes, so that a rollback after a loss of power finds all of them.
        store.Remember(SetPredecessorAside.DataFact, string.Join(SetPredecessorAside.Separator, paths));
        if (paths.Count > MaximumLines)
        {
            session.Log($@"{place.FullPath} has {paths.Count} files and folders that are data of the earlier installation or not known as its programs. They go back to their place; the first {MaximumLines} are named.");
        }

        for (var i = 0; i < paths.Count; i++)
        {
            var failure = data.PutBack(paths[i]);
            if (failure is not null)
            {
                session.Log($@"Warning: {place.FullPath}\{paths[i]}, data of the earlier installation, could not go back to its place: {failure}");
            }
            else if (i < MaximumLines)
            {
                session.Log($@"{place.FullPath}\{paths[i]} is data of the earlier installation, and is back at its place.");
            }
        }
    }
}
