using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Removes a folder of data and tells what became of it.</summary>
internal static class DataRemoval
{
    public static void Remove(Session session, ProgressShare progress, TrustedFolder? parent, string name)
    {
        if (parent is null || !parent.Contains(name))
        {
            return;
        }

        var left = parent.DeleteTree(name, progress.StepOfMany);
        if (left.Count == 0)
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
