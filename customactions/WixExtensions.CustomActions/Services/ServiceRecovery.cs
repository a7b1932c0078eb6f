using System.Globalization;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Services;

/// <summary>
/// Sets what Windows does when a service fails, as the rows of <c>Wix4ServiceConfig</c> say. How a service was is looked at when the action is scheduled, and is the data of its rollback; a service that this
/// installation makes goes with the rollback anyway.
/// </summary>
internal sealed class ServiceRecovery(IServiceControlManager services, IShutdownPrivilege shutdown, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecServiceConfig";

    public const string RollbackAction = "Wix4RollbackServiceConfig";

    private const string Table = "Wix4ServiceConfig";

    private const string Query =
        "SELECT `ServiceName`, `Component_`, `NewService`, `FirstFailureActionType`, `SecondFailureActionType`, `ThirdFailureActionType`, `ResetPeriodInDays`, `RestartServiceDelayInSeconds`, `ProgramCommandLine`, "
        + "`RebootMessage` FROM `Wix4ServiceConfig`";

    private const string ServiceKey = "Service";
    private const string ResetKey = "Reset";
    private const string ActionsKey = "Actions";
    private const string CommandKey = "Command";
    private const string MessageKey = "Message";

    private const uint SecondsInDay = 24 * 60 * 60;
    private const uint MillisecondsInSecond = 1000;

    /// <summary>SC_ACTION_RESTART.</summary>
    private const uint Restart = 1;

    /// <summary>SC_ACTION_REBOOT.</summary>
    private const uint Reboot = 2;

    /// <summary>ERROR_CANNOT_DETECT_PROCESS_ABORT, of services whose end cannot be noticed.</summary>
    private const uint CannotDetectAbort = 1081;

    /// <summary>The words of the table (SDK: winsvc.h, SC_ACTION_TYPE).</summary>
    private static readonly (string Name, uint Type)[] s_actions = [("none", 0), ("restart", Restart), ("reboot", Reboot), ("runCommand", 3)];

    public ActionResult Schedule(Session session)
    {
        var forward = new CustomActionData();
        var back = new CustomActionData();
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (!ComponentChanges.Of(session, row.GetString(2)).IsInstalled())
            {
                return;
            }

            var service = session.Format(row.GetString(1));
            forward.AddItem(ToItem(service, Read(session, row, service)));
            if (services.Query(service, out var configuration) == Win32Error.Success && configuration?.FailureActions is { } before)
            {
                back.AddItem(ToItem(service, before));
            }
        });
        if (forward.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), back);
            session.DoAction(ActionName.Of(ExecuteAction), forward);
        }

        return ActionResult.Success;
    }

    public ActionResult Execute(Session session)
    {
        if (authority.MayChange(session, isRemoval: false))
        {
            foreach (var item in session.CustomActionData.GetItems())
            {
                Set(session, item);
            }
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (authority.MayChange(session))
        {
            var items = session.CustomActionData.GetItems();
            items.Reverse();
            foreach (var item in items)
            {
                try
                {
                    Set(session, item);
                }
                catch (ActionFailedException exception)
                {
                    // The others are put back all the same.
                    session.Log($"Warning: {exception.Message}");
                }
            }
        }

        return ActionResult.Success;
    }

    private static CustomActionData ToItem(string service, ServiceFailureActions actions)
    {
        var item = new CustomActionData
        {
            { ServiceKey, service },
            { ResetKey, actions.ResetSeconds.ToString(CultureInfo.InvariantCulture) },
            { ActionsKey, actions.Actions },
        };
        item.AddText(CommandKey, actions.Command);
        item.AddText(MessageKey, actions.RebootMessage);
        return item;
    }

    private static ServiceFailureActions Read(Session session, Record row, string service)
    {
        var delay = (uint)row.GetInteger(8) * MillisecondsInSecond;
        var actions = string.Empty;
        for (var column = 4; column <= 6; column++)
        {
            var type = TypeOf(session.Format(row.GetString(column)), service);
            actions += FormattableString.Invariant($"{(column > 4 ? "/" : string.Empty)}{type}:{(type == Restart ? delay : 0)}");
        }

        return new ServiceFailureActions((uint)row.GetInteger(7) * SecondsInDay, actions) { Command = session.Format(row.GetString(9)), RebootMessage = row.GetString(10) };
    }

    private static uint TypeOf(string name, string service)
    {
        foreach (var (known, type) in s_actions)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        throw new ActionFailedException($"'{name}' is nothing that Windows does when the service {service} fails: it is none, restart, reboot or runCommand.");
    }

    private void Set(Session session, CustomActionData item)
    {
        var service = item[ServiceKey];
        var actions = new ServiceFailureActions(uint.Parse(item[ResetKey], CultureInfo.InvariantCulture), item[ActionsKey])
        {
            Command = item.GetText(CommandKey) ?? string.Empty,
            RebootMessage = item.GetText(MessageKey) ?? string.Empty,
        };
        foreach (var (type, _) in actions.Parse())
        {
            if (type == Reboot)
            {
                shutdown.Enable();
            }
        }

        var error = services.SetFailureActions(service, actions);
        if (error == CannotDetectAbort || Win32Error.IsNotSupported(error))
        {
            session.Log($"Warning: Windows does not take what is to be done when the service {service} fails: {Win32Error.Describe(error)}.");
        }
        else if (error != Win32Error.Success)
        {
            throw new ActionFailedException($"What Windows does when the service {service} fails could not be set: {Win32Error.Describe(error)}. Check that there is such a service.");
        }
        else
        {
            session.Log($"Set what Windows does when the service {service} fails.");
        }
    }
}
