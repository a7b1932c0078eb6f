using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Running;

/// <summary>Opens what a property names, a program, a document or an address, as a double click would, and does not wait for it.</summary>
internal sealed class ShellExecution(IShell shell, IProgramRunner programs)
{
    private const string BinaryQuery = "SELECT `Data` FROM `Binary` WHERE `Name` = ?";

    /// <summary>With the rights of this process.</summary>
    public ActionResult Open(Session session)
    {
        Open(session, Read(session, "WixShellExecTarget"));
        return ActionResult.Success;
    }

    /// <summary>With the rights that the user's desktop has, also when the installation has more: Explorer hands it on to the one that runs already.</summary>
    public ActionResult OpenUnelevated(Session session)
    {
        var target = Read(session, "WixUnelevatedShellExecTarget");
        if (target.Contains('"', StringComparison.Ordinal))
        {
            throw new ActionFailedException($"'{target}' of the property WixUnelevatedShellExecTarget has a quotation mark in it, which no path and no address has.");
        }

        var explorer = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Windows), "explorer.exe");
        session.Log($"Opening {target} unelevated.");
        ThrowIfFailed(target, programs.Start($"\"{explorer}\" \"{target}\""));
        return ActionResult.Success;
    }

    /// <summary>Writes a binary of the package to a new folder for temporary files, which stays: what is opened may need it at any later time.</summary>
    public ActionResult OpenBinary(Session session)
    {
        var id = Read(session, "WixShellExecBinaryId");
        // A name that nobody knows before, in a folder of its own: what somebody else has put where the file will be is not what is opened. The key is an identifier, so it is a file name.
        var path = string.Empty;
        var isThere = PackageRows.TryVisit(session, BinaryQuery, id, row =>
        {
            path = Path.Combine(Directory.CreateTempSubdirectory("wix-").FullName, id);
            row.GetStream(1, path);
        });
        if (!isThere)
        {
            throw new ActionFailedException($"The package has no Binary '{id}', which the property WixShellExecBinaryId names.");
        }

        Open(session, path);
        return ActionResult.Success;
    }

    private static string Read(Session session, string property) => session.Format(session[property]) is { Length: > 0 } value
        ? value
        : throw new ActionFailedException($"There is nothing to open. Set the property {property} before the action.");

    private static void ThrowIfFailed(string target, uint error)
    {
        if (error != Win32Error.Success)
        {
            throw new ActionFailedException($"'{target}' could not be opened: {Win32Error.Describe(error)}. Check that it is there, and that a program is registered for it.");
        }
    }

    private void Open(Session session, string target)
    {
        session.Log($"Opening {target}.");
        var folder = Path.GetDirectoryName(target);
        ThrowIfFailed(target, shell.Open(target, Directory.Exists(folder) ? folder : string.Empty));
    }
}
