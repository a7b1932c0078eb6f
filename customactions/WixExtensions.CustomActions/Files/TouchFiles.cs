using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Files;

/// <summary>Sets the times of files to that of the installation, as the rows of <c>Wix4TouchFile</c> say. A file's time before is the data of the rollback.</summary>
internal sealed class TouchFiles(IInstalledFiles files, TimeProvider time, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecuteTouchFile";

    public const string RollbackAction = "Wix4RollbackTouchFile";

    private const string Table = "Wix4TouchFile";

    private const string Query = "SELECT `TouchFile`, `Component_`, `Path`, `Attributes` FROM `Wix4TouchFile`";

    private const string PathKey = "Path";
    private const string TimeKey = "Time";
    private const string VitalKey = "Vital";

    private const int OnInstall = 0x1;
    private const int OnReinstall = 0x2;
    private const int OnUninstall = 0x4;
    private const int Vital = 0x20;

    public ActionResult ScheduleInstall(Session session) => Schedule(session, change => change switch { ComponentChange.Install => OnInstall, ComponentChange.Reinstall => OnReinstall, _ => 0 });

    public ActionResult ScheduleUninstall(Session session) => Schedule(session, change => change == ComponentChange.Uninstall ? OnUninstall : 0);

    /// <summary>The action in the script and its rollback: the data says which time each file gets.</summary>
    public ActionResult Execute(Session session)
    {
        if (!authority.MayChange(session))
        {
            return ActionResult.Success;
        }

        foreach (var item in session.CustomActionData.GetItems())
        {
            var path = item[PathKey];
            try
            {
                files.SetTime(path, new DateTime(long.Parse(item[TimeKey], CultureInfo.InvariantCulture), DateTimeKind.Utc));
                session.Log($"{path} has its time.");
            }
            catch (InstallerException exception) when (item.GetNumber(VitalKey) == 0)
            {
                session.Log($"Warning: {exception.Message} The file may be left alone, so the installation goes on.");
            }
        }

        return ActionResult.Success;
    }

    private ActionResult Schedule(Session session, Func<ComponentChange, int> flag)
    {
        var forward = new CustomActionData();
        var back = new CustomActionData();
        var now = time.GetUtcNow().UtcDateTime;
        PackageRows.Visit(session, Table, Query, row =>
        {
            if ((row.GetInteger(4) & flag(ComponentChanges.Of(session, row.GetString(2)))) == 0)
            {
                return;
            }

            var path = session.Format(row.GetString(3));
            forward.AddItem(ToItem(path, now, row.GetInteger(4) & Vital));
            if (files.GetTime(path) is { } before)
            {
                back.AddItem(ToItem(path, before, 0));
            }
        });
        if (back.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), back);
        }

        if (forward.Count > 0)
        {
            session.DoAction(ActionName.Of(ExecuteAction), forward);
        }

        return ActionResult.Success;
    }

    private static CustomActionData ToItem(string path, DateTime time, int vital)
    {
        var item = new CustomActionData { { PathKey, path }, { TimeKey, time.Ticks.ToString(CultureInfo.InvariantCulture) } };
        item.AddNumber(VitalKey, vital);
        return item;
    }
}
