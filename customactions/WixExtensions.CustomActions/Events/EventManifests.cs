using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Events;

/// <summary>Registers the manifests of <c>Wix4EventManifest</c> with the event log, and takes them out of it, by Windows' own <c>wevtutil</c>: there is no other way.</summary>
internal static class EventManifests
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string RegisterAction = "Wix4RegisterEventManifest";

    public const string RollbackRegisterAction = "Wix4RollbackRegisterEventManifest";

    public const string UnregisterAction = "Wix4UnregisterEventManifest";

    public const string RollbackUnregisterAction = "Wix4RollbackUnregisterEventManifest";

    private const string Table = "Wix4EventManifest";

    private const string Query = "SELECT `Component_`, `File` FROM `Wix4EventManifest`";

    public static ActionResult ScheduleRegister(Session session)
    {
        PackageRows.Visit(session, Table, Query, row =>
        {
            var change = ComponentChanges.Of(session, row.GetString(1));
            var file = session.Format(row.GetString(2));
            if (change == ComponentChange.Reinstall)
            {
                // What is registered already cannot be registered again.
                Schedule(session, UnregisterAction, "um", file);
            }

            if (change.IsInstalled())
            {
                Schedule(session, RollbackRegisterAction, "um", file);
                Schedule(session, RegisterAction, "im", file);
            }
        });
        return ActionResult.Success;
    }

    public static ActionResult ScheduleUnregister(Session session)
    {
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (ComponentChanges.Of(session, row.GetString(1)) == ComponentChange.Uninstall)
            {
                var file = session.Format(row.GetString(2));
                Schedule(session, RollbackUnregisterAction, "im", file);
                Schedule(session, UnregisterAction, "um", file);
            }
        });
        return ActionResult.Success;
    }

    /// <summary>The action in the script is one that runs its data as a command line.</summary>
    private static void Schedule(Session session, string action, string command, string file)
    {
        var name = ActionName.Of(action);
        session[name] = $"\"{Path.Combine(Environment.SystemDirectory, "wevtutil.exe")}\" {command} \"{file}\"";
        session.DoAction(name);
    }
}
