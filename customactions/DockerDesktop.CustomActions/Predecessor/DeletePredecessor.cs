using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// Deletes the folder that was set aside; its entry goes with the facts of the transaction. A commit action: nothing is rolled back any more. A link in the folder is deleted and never followed; what cannot be deleted is told, and is no failure of the
/// installation, which is committed.
/// </summary>
internal sealed class DeletePredecessor(IFileSystem files)
{
    public ActionResult Execute(Session session)
    {
        var place = PredecessorPlace.Read(session.CustomActionData);
        var progress = new ProgressShare(session);
        try
        {
            using var parent = TrustedFolder.TryOpen(files, place.Parent, place.Trust);
            var left = parent?.DeleteTree(place.AsideName, progress.StepOfMany) ?? [];
            foreach (var problem in left)
            {
                session.Log($"Warning: {problem}");
            }

            session.Log(left.Count == 0
                ? $@"Deleted {place.Parent}\{place.AsideName}."
                : $@"Warning: {left.Count} entries of the earlier installation are left in {place.Parent}\{place.AsideName}. Delete this folder after the next start of Windows.");
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException or InstallCanceledException)
        {
            session.Log($@"Warning: the earlier installation in {place.Parent}\{place.AsideName} could not be deleted: {exception.Message} Delete this folder.");
        }

        progress.End();
        return ActionResult.Success;
    }
}
