using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>
/// Makes and removes the rules of <c>Wix5FirewallException</c>. How a rule was before is looked at when the action is scheduled, and is the data of its rollback: so a rule that
/// was there already comes back as it was.
/// </summary>
internal sealed class FirewallExceptions(IFirewall firewall, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string InstallAction = "Wix5ExecFirewallExceptionsInstall";

    public const string RollbackInstallAction = "Wix5RollbackFirewallExceptionsInstall";

    public const string UninstallAction = "Wix5ExecFirewallExceptionsUninstall";

    public const string RollbackUninstallAction = "Wix5RollbackFirewallExceptionsUninstall";

    private const string OperationKey = "Operation";
    private const string OptionsKey = "Options";
    private const string RuleKey = "Rule";
    private const string BeforeKey = "Before";

    /// <summary>What stands in a text column for a number that was not authored.</summary>
    private const int NotSet = int.MinValue;

    private const string Query =
        "SELECT `Wix5FirewallException`, `Component_`, `Attributes`, `Name`, `RemoteAddresses`, `Port`, `Protocol`, `Program`, `Profile`, `Description`, `Direction`, `Action`, "
        + "`EdgeTraversal`, `Enabled`, `Grouping`, `IcmpTypesAndCodes`, `Interfaces`, `InterfaceTypes`, `LocalAddresses`, `RemotePort`, `ServiceName`, `LocalAppPackageId`, "
        + "`LocalUserAuthorizedList`, `LocalUserOwner`, `RemoteMachineAuthorizedList`, `RemoteUserAuthorizedList`, `SecureFlags` FROM `Wix5FirewallException`";

    public ActionResult ScheduleInstall(Session session) =>
        Schedule(session, FirewallOperation.Install, component => $"${component}=3 OR ${component}=4", InstallAction, RollbackInstallAction);

    public ActionResult ScheduleUninstall(Session session) =>
        Schedule(session, FirewallOperation.Uninstall, component => $"${component}=2 AND (?{component}=3 OR ?{component}=4)", UninstallAction, RollbackUninstallAction);

    /// <summary>The action in the script and its rollback: the data says what is to be done.</summary>
    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var operation = (FirewallOperation)int.Parse(data[OperationKey], CultureInfo.InvariantCulture);
        if (!authority.MayChange(session, isRemoval: operation == FirewallOperation.Uninstall))
        {
            return ActionResult.Success;
        }

        var items = new List<CustomActionData>();
        while (data.TryGetValue(Number(items.Count + 1), out var text))
        {
            items.Add(new CustomActionData(text));
        }

        if (operation == FirewallOperation.Restore)
        {
            items.Reverse();
        }

        foreach (var item in items)
        {
            var rule = FirewallRule.Parse(item[RuleKey]);
            var options = (FirewallOptions)int.Parse(item[OptionsKey], CultureInfo.InvariantCulture);
            try
            {
                switch (operation)
                {
                    case FirewallOperation.Install:
                        Install(session, rule, options);
                        break;
                    case FirewallOperation.Uninstall:
                        Uninstall(session, rule);
                        break;
                    case FirewallOperation.Restore:
                        Restore(session, rule, item.TryGetValue(BeforeKey, out var before) ? FirewallRule.Parse(before) : null);
                        break;
                    default:
                        throw new FirewallException($"The action was given the operation {(int)operation}, which it does not know. The package is damaged.");
                }
            }
            catch (FirewallException exception) when (options.HasFlag(FirewallOptions.IgnoreFailure))
            {
                session.Log($"Warning: {exception.Message} The rule \"{rule.Name}\" may fail, so the installation goes on.");
            }
        }

        return ActionResult.Success;
    }

    private static FirewallRule Read(Session session, Record row)
    {
        return new FirewallRule
        {
            Name = session.Format(row.GetString(4)),
            RemoteAddresses = Text(5),
            LocalPorts = Text(6),
            Protocol = Value(7),
            Program = Text(8),
            Profiles = Value(9),
            Description = Text(10),
            Direction = row.GetInteger(11),
            Action = Value(12),
            EdgeTraversal = Value(13),
            Enabled = Value(14),
            Grouping = Text(15),
            IcmpTypesAndCodes = Text(16),
            Interfaces = Text(17),
            InterfaceTypes = Text(18),
            LocalAddresses = Text(19),
            RemotePorts = Text(20),
            Service = Text(21),
            LocalAppPackageId = Text(22),
            LocalUserAuthorizedList = Text(23),
            LocalUserOwner = Text(24),
            RemoteMachineAuthorizedList = Text(25),
            RemoteUserAuthorizedList = Text(26),
            SecureFlags = Value(27),
        };

        string? Text(int column) => session.Format(row.GetString(column)) is { Length: > 0 } text ? text : null;

        int? Value(int column)
        {
            var text = Text(column);
            if (text is null)
            {
                return null;
            }

            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? (value == NotSet ? null : value)
                : throw new FirewallException($"The firewall rule {row.GetString(1)} has \"{text}\" where a number is needed. The package is damaged, or a property that the rule refers to is wrong.");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ActionResult Schedule(Session session, FirewallOperation operation, Func<string, string> condition, string action, string rollbackAction)
    {
        var forward = new CustomActionData { { OperationKey, Number((int)operation) } };
        var back = new CustomActionData { { OperationKey, Number((int)FirewallOperation.Restore) } };
        using (var view = session.Database.OpenView(Query))
        {
            view.Execute();
            foreach (var row in view)
            {
                if (!session.EvaluateCondition(condition(row.GetString(2))))
                {
                    continue;
                }

                var rule = Read(session, row);
                var options = (FirewallOptions)row.GetInteger(3);
                try
                {
                    var before = firewall.Find(rule.Name).Find(rule.IsSameAs);
                    var number = Number(forward.Count);
                    var item = new CustomActionData { { OptionsKey, Number((int)options) }, { RuleKey, rule.ToString() } };
                    forward.Add(number, item.ToString());
                    if (before is not null)
                    {
                        item.Add(BeforeKey, before.ToString());
                    }

                    back.Add(number, item.ToString());
                }
                catch (FirewallException exception) when (options.HasFlag(FirewallOptions.IgnoreFailure))
                {
                    session.Log($"Warning: {exception.Message} The rule \"{rule.Name}\" is left alone.");
                }
            }
        }

        if (forward.Count > 1)
        {
            session.DoAction(ActionName.Of(rollbackAction), back);
            session.DoAction(ActionName.Of(action), forward);
        }

        return ActionResult.Success;
    }

    private void Install(Session session, FirewallRule rule, FirewallOptions options)
    {
        if (!firewall.Find(rule.Name).Exists(rule.IsSameAs))
        {
            firewall.Add(rule);
            session.Log($"Added the firewall rule \"{rule.Name}\".");
        }
        else if (options.HasFlag(FirewallOptions.EnableOnUpdate))
        {
            firewall.Enable(rule);
            session.Log($"Switched the firewall rule \"{rule.Name}\" on.");
        }
        else if (options.HasFlag(FirewallOptions.IgnoreUpdates))
        {
            session.Log($"The firewall rule \"{rule.Name}\" is there already and stays as it is.");
        }
        else
        {
            firewall.Change(rule);
            session.Log($"Set the firewall rule \"{rule.Name}\" right, which was there already.");
        }
    }

    private void Uninstall(Session session, FirewallRule rule)
    {
        var found = firewall.Find(rule.Name);
        if (found.Exists(rule.IsSameAs))
        {
            firewall.Remove(rule);
            session.Log($"Removed the firewall rule \"{rule.Name}\".");
        }
        else
        {
            session.Log(found.Count == 0 ? $"The firewall rule \"{rule.Name}\" is gone already." : $"The firewall's rules of the name \"{rule.Name}\" are for other programs and stay.");
        }
    }

    private void Restore(Session session, FirewallRule rule, FirewallRule? before)
    {
        var isThere = firewall.Find(rule.Name).Exists(rule.IsSameAs);
        if (before is null)
        {
            if (isThere)
            {
                firewall.Remove(rule);
                session.Log($"Removed the firewall rule \"{rule.Name}\" again.");
            }
        }
        else if (isThere)
        {
            firewall.Change(before);
            session.Log($"The firewall rule \"{rule.Name}\" is as before.");
        }
        else
        {
            firewall.Add(before);
            session.Log($"Added the firewall rule \"{rule.Name}\" again.");
        }
    }
}
