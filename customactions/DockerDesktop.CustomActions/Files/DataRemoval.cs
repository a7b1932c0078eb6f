using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Removes a folder of data and tells what became of it.</summary>
internal static class DataRemoval
{
    /// <param name="session">The action's session.</param>
    /// <param name="progress">Moved with what is removed.</param>
    /// <param name="parent">The folder above; null when it is not there.</param>
    /// <param name="name">The folder's, or a file's, name.</param>
    /// <param name="others">Full paths of folders that stay, with all that is in them.</param>
    public static void Remove(Session session, ProgressShare progress, TrustedFolder? parent, string name, params string[] others)
    {
        if (parent is null || !parent.Contains(name))
        {
            return;
        }

        var left = parent.DeleteTree(name, progress.StepOfMany, (path, _) => Array.Exists(others, other => FolderNesting.IsSame(other, path)));
        if (left.Count == 0 && parent.Contains(name))
        {
            session.Log($"Of {parent.Path}\\{name} stays what is recorded as another folder of data or of programs: {string.Join(", ", others)}.");
        }
        else if (left.Count == 0)
        {
            session.Log($"Removed {parent.Path}\\{name}.");
        }

        foreach (var reason in left)
        {
            Report(session, $"{parent.Path}\\{name}", reason);
        }
    }

    public static void Report(Session session, string path, string? failure)
    {
        if (failure is not null)
        {
            session.Log($"Not all of {path} could be removed: {failure} Remove it by hand.");
        }
    }
}
