using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Restarts;

/// <summary>Tells the Restart Manager's session of the installation what the rows of <c>Wix4RestartResource</c> name. Without one, or where it refuses, the installation goes on: files in use are replaced at the next restart.</summary>
internal sealed class RestartResources(IRestartManager restartManager, IPrograms programs)
{
    private const string Table = "Wix4RestartResource";

    private const string Query = "SELECT `RestartResource`, `Component_`, `Resource`, `Attributes` FROM `Wix4RestartResource`";

    private const string SessionProperty = "MsiRestartManagerSessionKey";

    private const int KindMask = 0xF;
    private const int IsFile = 1;
    private const int IsProcess = 2;
    private const int IsService = 3;

    public ActionResult Register(Session session)
    {
        var key = session[SessionProperty];
        if (key.Length == 0)
        {
            session.Log("Windows Installer uses no Restart Manager, so nothing is registered with it.");
            return ActionResult.Success;
        }

        var (files, processes, services) = (new List<string>(), new List<uint>(), new List<string>());
        PackageRows.Visit(session, Table, Query, row =>
        {
            var component = row.GetString(2);
            if (component.Length > 0 && ComponentChanges.Of(session, component) == ComponentChange.None)
            {
                return;
            }

            var resource = session.Format(row.GetString(3));
            switch (row.GetInteger(4) & KindMask)
            {
                case IsFile:
                    files.Add(resource);
                    break;
                case IsProcess:
                    processes.AddRange(programs.Find(resource));
                    break;
                case IsService:
                    services.Add(resource);
                    break;
                default:
                    session.Log($"Warning: the Restart Manager knows nothing of the kind of {row.GetString(1)}.");
                    break;
            }
        });
        if (files.Count + processes.Count + services.Count > 0)
        {
            var error = restartManager.Register(key, files, processes, services);
            session.Log(error == Win32Error.Success
                ? FormattableString.Invariant($"Registered {files.Count} files, {processes.Count} processes and {services.Count} services with the Restart Manager.")
                : $"Warning: nothing could be registered with the Restart Manager: {Win32Error.Describe(error)}.");
        }

        return ActionResult.Success;
    }
}
