using System.Globalization;
using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Removal;

/// <summary>
/// Adds rows to the <c>RemoveFile</c> table for all folders below those that the rows of <c>Wix4RemoveFolderEx</c> name, so that Windows Installer removes them with all files in them and, when the
/// installation fails, puts them back. A junction is not followed and stays, and so do the folders above it.
/// </summary>
internal sealed class RemoveFolders(IFolders folders)
{
    private const string Table = "Wix4RemoveFolderEx";

    private const string Query = "SELECT `RemoveFolderEx`, `Component_`, `Property`, `InstallMode`, `Condition` FROM `Wix4RemoveFolderEx`";

    private const string TargetQuery = "SELECT `FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode` FROM `RemoveFile`";

    /// <summary>How many folders deep is looked, so that a file system that leads into itself does not exhaust the stack. A path has at most 32,767 characters.</summary>
    private const int MaximumDepth = 4096;

    private int _count;

    public ActionResult Execute(Session session)
    {
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (PackageRows.IsWanted(session, row.GetString(1), row.GetString(5)))
            {
                Add(session, row);
            }
        });
        return ActionResult.Success;
    }

    private void Add(Session session, Record row)
    {
        var property = row.GetString(3);
        var path = Environment.ExpandEnvironmentVariables(session[property]);
        if (path.Length == 0)
        {
            throw new ActionFailedException($"The property {property}, which names a folder to remove, is not set. Set it before CostInitialize, mostly by a RegistrySearch of a value that the installation wrote.");
        }

        // A path of another kind would be relative to a folder that nobody names, or a whole drive.
        if (!IsFolderOfDrive(path))
        {
            throw new ActionFailedException($"The property {property}, which names a folder to remove, is '{path}', which is not the full path of a folder below a drive or share. Nothing is removed.");
        }

        session.Log($"Removing {path} with all that is in it.");
        Add(session, path.TrimEnd('\\', '/') + '\\', row.GetString(2), property, row.GetInteger(4), 0);
    }

    private void Add(Session session, string path, string component, string property, int mode, int depth)
    {
        switch (folders.Look(path))
        {
            case FolderKind.Missing:
                session.Log($"{path} is not there.");
                return;
            case FolderKind.Link:
                session.Log($"{path} is a junction or another link, which is not followed.");
                return;
        }

        if (depth == MaximumDepth)
        {
            throw new ActionFailedException($"{path} lies more than {MaximumDepth} folders deep.");
        }

        foreach (var name in folders.List(path))
        {
            Add(session, $@"{path}{name}\", component, property, mode, depth + 1);
        }

        var number = (_count++).ToString(CultureInfo.InvariantCulture);
        var directory = $"_{property}_{number}";
        session[directory] = path;
        PackageRows.AddTemporary(session, TargetQuery, $"RfxFiles_{number}", component, "*.*", directory, mode);
        PackageRows.AddTemporary(session, TargetQuery, $"RfxFolder_{number}", component, null, directory, mode);
    }

    private static bool IsFolderOfDrive(string path)
    {
        var parts = path.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (part is "." or "..")
            {
                return false;
            }
        }

        return path is [_, ':', '\\' or '/', ..] ? char.IsAsciiLetter(path[0]) && parts.Length > 1
            : path is ['\\', '\\', not ('?' or '.' or '\\'), ..] && parts.Length > 2;
    }
}
