using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// The one immediate action that decides: it refuses what cannot be before anything is changed, takes the properties of whoever may give them, and hands each deferred action
/// its data. A deferred action whose data is not set does not run: its condition in the sequence is the property that carries it.
/// </summary>
internal sealed class PrepareInstall(IRegistry registry, IClientToken clientToken, IAccounts accounts, ILocalGroups groups)
{
    public ActionResult Execute(Session session)
    {
        var scope = ReadScope(session);
        var client = clientToken.Read();
        var recorded = RecordedSettings.Read(registry, scope, client.Sid);
        session.Log($"Installing for {(scope == PackageScope.PerMachine ? "all users" : "one user")}; started by {client.Name} ({client.Sid}), {(client.IsSystem ? "LocalSystem" : client.IsAdministrator ? "administrator" : "no enabled administrator rights")}.");

        var isUninstall = session["REMOVE"].Equals("ALL", StringComparison.OrdinalIgnoreCase);
        var isFirstInstall = session["Installed"].Length == 0 && recorded.IsEmpty;
        var mayDecide = scope == PackageScope.PerUser || client.IsSystem || client.IsAdministrator || isFirstInstall;
        var errors = new List<string>();
        if (!isUninstall)
        {
            errors.AddRange(SystemRequirements.Check(registry));
            CheckScope(session, scope, client, errors);
        }

        var given = ReadProperties(session, scope, mayDecide, errors);
        if (isUninstall)
        {
            // Windows restores removed values in a rollback as they were; Wine writes them anew from their rows, and so from the properties.
            Record(session, recorded);
            PrepareUninstall(session, scope, recorded, given, errors);
        }
        else
        {
            PrepareInstallation(session, scope, client, recorded, given, isFirstInstall, mayDecide, errors);
        }

        Refuse(errors);
        return ActionResult.Success;
    }

    private static PackageScope ReadScope(Session session) => session["PackageScope"] switch
    {
        "perUser" => PackageScope.PerUser,
        "perMachine" => PackageScope.PerMachine,
        var other => throw new ActionFailedException($"The package is damaged: its property PackageScope is \"{other}\" and must be perUser or perMachine. Get the package anew."),
    };

    private static void CheckScope(Session session, PackageScope scope, ClientIdentity client, List<string> errors)
    {
        if (scope == PackageScope.PerMachine)
        {
            if (session["ALLUSERS"] != "1" || session["MSIINSTALLPERUSER"].Length > 0)
            {
                errors.Add("This package installs for all users only, so ALLUSERS and MSIINSTALLPERUSER cannot be given. Leave them out, or install DockerDesktop-PerUser.msi instead.");
            }

            // Without rollback neither the rollback nor the commit actions run, and a failure would leave a service running as SYSTEM behind.
            if (session["RollbackDisabled"].Length > 0)
            {
                errors.Add("Rollback is disabled (DISABLEROLLBACK=1, or the policy DisableRollback), and this installation could not be undone if it failed. Enable rollback, then run the installation again.");
            }
        }
        else
        {
            if (session["ALLUSERS"].Length > 0)
            {
                errors.Add("This package installs for one user only, so ALLUSERS cannot be given. Leave it out, or install DockerDesktop-AllUsers.msi instead.");
            }

            if (client.IsSystem)
            {
                errors.Add("The per-user package was started by LocalSystem, in whose profile nobody would find it. Start it in the user's own context, or deploy DockerDesktop-AllUsers.msi instead.");
            }
        }

        if (InstallFolder.Check(session["INSTALLFOLDER"], scope, session["ProgramFiles64Folder"], session["LocalAppDataFolder"]) is { } error)
        {
            errors.Add(error);
        }
    }

    /// <summary>Takes the public properties that are given and honoured. Those that are not are emptied, so that nothing else in the package sees them either.</summary>
    private static Dictionary<string, string> ReadProperties(Session session, PackageScope scope, bool mayDecide, List<string> errors)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in PublicProperties.All)
        {
            var value = session[property.Name];
            if (value.Length == 0)
            {
                continue;
            }

            if (property.IsMachineWide && !mayDecide)
            {
                session[property.Name] = string.Empty;
                session.Log($"{property.Name} is not honoured: on an installed product only an administrator may change it, and whoever started this is none. The recorded settings stay. Run this elevated to change it.");
            }
            else if (property.Check(value, scope) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                given.Add(property.Name, value);
            }
        }

        return given;
    }

    private void PrepareInstallation(
        Session session, PackageScope scope, ClientIdentity client, RecordedSettings recorded, Dictionary<string, string> given, bool isFirstInstall, bool mayDecide, List<string> errors)
    {
        var createGroup = false;
        IReadOnlyList<string> members = [];
        if (scope == PackageScope.PerMachine)
        {
            DockerUsersGroup.CheckName(accounts);
            createGroup = !DockerUsersGroup.Exists(groups);

            // Later, a group that is made anew gets whoever repairs it, if he is an administrator: a standard user who starts a repair must not become a member by it.
            members = Members(session, client, given, isFirstInstall || (createGroup && mayDecide), errors);
        }

        Refuse(errors);
        var settings = InstallSettings.Resolve(given, recorded);
        Record(session, RecordedSettings.From(settings, createGroup || recorded.DockerUsersGroupCreated == true));
        session.Log(
            $"Settings: engine {settings.Engine.ToName()}, Windows containers {(settings.DisableWindowsContainers ? "off" : "not off")}, always run the service {Number(settings.AlwaysRunService)}, "
            + $"maintain hosts {Number(settings.MaintainHosts)}, disable analytics {Number(settings.DisableAnalytics)}.");
        if (scope == PackageScope.PerUser)
        {
            return;
        }

        var transaction = NewTransaction(session);
        session["ForgetRollbackDataOnCommit"] = new CustomActionData(transaction.ToString()) { { RollbackStore.LastTransactionKey, "1" } }.ToString();
        Hand(session, "CreateDockerUsersGroup", transaction, (CreateDockerUsersGroup.ExpectAbsentKey, Number(createGroup)));
        if (members.Count > 0)
        {
            Hand(session, "AddInstallingUser", transaction, (AddDockerUsers.MembersKey, string.Join(',', members)));
        }

        Hand(
            session, "RegisterHelperService", transaction,
            (RegisterHelperService.ProgramKey, $"{session["HelperFolder"]}{HelperService.Name}.exe"), (RegisterHelperService.StartKey, settings.HelperStart));
        if (settings.HelperStart == RegisterHelperService.Automatic)
        {
            session["StartHelperService"] = transaction.ToString();
        }
    }

    private static void PrepareUninstall(Session session, PackageScope scope, RecordedSettings recorded, Dictionary<string, string> given, List<string> errors)
    {
        Refuse(errors);
        foreach (var property in given.Keys.Where(name => name is not PublicProperties.RemoveDockerUsers and not "KEEPDATA" and not "ENABLEDESKTOPSHORTCUT"))
        {
            session.Log($"{property} has no effect on an uninstall.");
        }

        if (scope == PackageScope.PerUser)
        {
            return;
        }

        // An uninstall is not refused when rollback is disabled: without it nothing is kept for it, either.
        var transaction = session["RollbackDisabled"].Length > 0 ? NewTransaction(session, RollbackStore.RollbackDisabledKey)
            : session["UPGRADINGPRODUCTCODE"].Length == 0 ? NewTransaction(session, RollbackStore.LastTransactionKey)
            : NewTransaction(session);
        if (session["UPGRADINGPRODUCTCODE"].Length > 0)
        {
            // The new product can still fail after this removal has ended, and then the old service has to come back: what is kept for that stays until the new product commits.
            session["ForgetRollbackDataOnCommit"] = string.Empty;
        }

        Hand(session, "RemoveHelperService", transaction);
        if (given.GetValueOrDefault(PublicProperties.RemoveDockerUsers) != "1")
        {
            return;
        }

        if (recorded.DockerUsersGroupCreated != true)
        {
            session.Log($"REMOVEDOCKERUSERS=1: the local group \"{DockerUsersGroup.Name}\" was not made by this product and is kept.");
        }
        else if (session["RollbackDisabled"].Length > 0)
        {
            throw new ActionFailedException("REMOVEDOCKERUSERS=1 needs rollback, which is disabled (DISABLEROLLBACK=1, or the policy DisableRollback). Enable rollback, or leave REMOVEDOCKERUSERS out.");
        }
        else
        {
            session["RemoveDockerUsersGroup"] = transaction.ToString();
        }
    }

    private IReadOnlyList<string> Members(Session session, ClientIdentity client, Dictionary<string, string> given, bool addsInstallingUser, List<string> errors)
    {
        if (given.TryGetValue(PublicProperties.DockerUsers, out var list))
        {
            return DockerUsers.Resolve(list, accounts, errors);
        }

        if (!addsInstallingUser)
        {
            return [];
        }

        if (!DockerUsers.MayBeMember(client.Sid))
        {
            session.Log($"{client.Name} is no user, so nobody is added to \"{DockerUsersGroup.Name}\". Name users with DOCKERUSERS, or add them by hand.");
            return [];
        }

        session.Log($"The installing user is {client.Name} ({client.Sid}), who started the installation; whoever gave his consent to the elevation is not added to \"{DockerUsersGroup.Name}\".");
        return [client.Sid];
    }

    private static CustomActionData NewTransaction(Session session, string? mark = null)
    {
        var transaction = new CustomActionData { { RollbackStore.TransactionKey, Guid.NewGuid().ToString("D") } };
        if (mark is not null)
        {
            transaction.Add(mark, "1");
        }

        session["ForgetRollbackDataOnCommit"] = transaction.ToString();
        session["ForgetRollbackDataOnRollback"] = transaction.ToString();
        return transaction;
    }

    /// <summary>Sets the data of a deferred action and of its rollback twin.</summary>
    private static void Hand(Session session, string action, CustomActionData transaction, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var data = new CustomActionData(transaction.ToString());
        foreach (var (key, value) in values)
        {
            data.Add(key, value);
        }

        session[action] = data.ToString();
        session[$"Rollback{action}"] = data.ToString();
    }

    /// <summary>Sets the properties that the authored registry values are written from.</summary>
    private static void Record(Session session, RecordedSettings settings)
    {
        session["RecordedEngine"] = settings.Engine ?? string.Empty;
        session["RecordedDisableWindowsContainers"] = Number(settings.DisableWindowsContainers == true);
        session["RecordedAlwaysRunService"] = Number(settings.AlwaysRunService == true);
        session["RecordedMaintainHosts"] = Number(settings.MaintainHosts == true);
        session["RecordedDisableAnalytics"] = Number(settings.DisableAnalytics == true);
        session["RecordedDockerUsersGroupCreated"] = Number(settings.DockerUsersGroupCreated == true);
    }

    private static string Number(bool value) => value ? "1" : "0";

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new ActionFailedException(string.Join(Environment.NewLine, errors));
        }
    }
}
