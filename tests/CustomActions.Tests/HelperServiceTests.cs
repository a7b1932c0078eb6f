using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class HelperServiceTests
{
    private const string Transaction = "Transaction=00000000-0000-4000-8000-000000000001;";
    private const string Program = @"C:\Program Files\Docker\Docker\com.docker.service.exe";

    private static readonly ServiceConfiguration Old = new()
    {
        ServiceType = 0x20,
        StartType = ServiceStartType.Disabled,
        ErrorControl = 0,
        ImagePath = "\"C:\\Old; Place\\old.exe\" --a=b",
        LoadOrderGroup = "Group",
        Dependencies = "RpcSs/EventLog",
        Account = "LocalSystem",
        DisplayName = "Old name",
        Description = "Old; description",
        DelayedStart = true,
        SidType = 0,
        RequiredPrivileges = "SeBackupPrivilege",
        FailureActions = new ServiceFailureActions(60, "1:1000"),
        FailureActionsOnNonCrash = false,
        Security = "D:(A;;GA;;;BA)(A;;GA;;;SY)",
    };

    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Scheduled };
    private readonly FakeRegistry _registry = new();
    private readonly FakeServiceControlManager _services = new();
    private readonly FakePause _pause = new();

    [TestMethod]
    public void A_new_service_is_registered_as_the_contract_says()
    {
        Register("auto");
        Assert.AreEqual(
            new ServiceConfiguration
            {
                ServiceType = 0x10,
                StartType = ServiceStartType.Automatic,
                ErrorControl = 1,
                ImagePath = $"\"{Program}\"",
                Account = "LocalSystem",
                DisplayName = "Docker Desktop Service",
                Description = "Performs the operations of Docker Desktop that need privileges: hosts file entries, the Hyper-V virtual machine, the Windows containers engine.",
                DelayedStart = false,
                SidType = 1,
                RequiredPrivileges = "SeBackupPrivilege/SeChangeNotifyPrivilege/SeImpersonatePrivilege/SeRestorePrivilege",
                FailureActions = new ServiceFailureActions(86400, "1:5000/1:30000/0:0"),
                FailureActionsOnNonCrash = true,
                Security = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)",
            },
            _services.Service);
        Assert.Contains("Create com.docker.service", _services.Calls);
    }

    [TestMethod]
    [DataRow("auto", ServiceStartType.Automatic)]
    [DataRow("demand", ServiceStartType.Demand)]
    public void Registering_sets_the_start_type_and_does_not_start(string start, object startType)
    {
        Register(start);
        Assert.AreEqual(startType, _services.Service!.StartType);
        Assert.AreEqual(ServiceState.Stopped, _services.State);
        Assert.DoesNotContain("Start", _services.Calls);
    }

    [TestMethod]
    [DataRow("auto")]
    [DataRow("demand")]
    public void The_rollback_of_a_new_service_stops_and_deletes_it(string start)
    {
        Register(start);
        RollbackRegister();
        Assert.IsNull(_services.Service);
        Assert.DoesNotContain("Start", _services.Calls, "a service that never ran leaves nothing of its own behind");
        Forget();
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_existing_service_is_reconfigured_and_the_rollback_brings_all_of_it_back(bool isRunning)
    {
        _services.Service = Old;
        _services.State = isRunning ? ServiceState.Running : ServiceState.Stopped;
        Register("auto");
        Assert.AreEqual($"\"{Program}\"", _services.Service!.ImagePath);
        Assert.AreEqual("Docker Desktop Service", _services.Service.DisplayName);
        Assert.DoesNotContain("Create com.docker.service", _services.Calls);
        Assert.Contains(Old.ImagePath, _installer.Log);
        RollbackRegister();
        Assert.AreEqual(Old, _services.Service);
        Assert.AreEqual(isRunning ? ServiceState.Running : ServiceState.Stopped, _services.State);
        Assert.AreEqual(isRunning, _services.Calls.Contains("Start"), "only what ran before is started again");
    }

    [TestMethod]
    public void What_could_not_be_read_is_not_touched_by_the_rollback()
    {
        _services.Service = Old with { DelayedStart = null, SidType = null, RequiredPrivileges = null, FailureActions = null, FailureActionsOnNonCrash = null, Security = null, Description = null };
        Register("demand");
        _services.Calls.Clear();
        RollbackRegister();
        Assert.AreEqual("Stop,Change", string.Join(',', _services.Calls));
    }

    [TestMethod]
    public void Without_its_action_the_rollback_touches_nothing()
    {
        _services.Service = Old;
        RollbackRegister();
        Assert.IsEmpty(_services.Calls);
        Assert.AreEqual(Old, _services.Service);
    }

    [TestMethod]
    [DataRow("SetSidType", 124u, "service SID")]
    [DataRow("SetRequiredPrivileges", 124u, "required privileges")]
    [DataRow("SetFailureActions", 124u, "failure actions")]
    [DataRow("SetFailureActionsFlag", 124u, "failure actions flag")]
    [DataRow("SetDelayedStart", 124u, "delayed start")]
    [DataRow("SetFailureActions", 120u, "failure actions")]
    [DataRow("SetSecurity", 50u, "security descriptor")]
    public void A_setting_that_the_system_does_not_know_is_a_warning(string method, uint error, string what)
    {
        _services.Failures[method] = error;
        Assert.AreEqual(ActionResult.Success, Register("auto"));
        Assert.Contains($"Warning: this system does not support setting the {what}", _installer.Log);
        Assert.AreEqual($"\"{Program}\"", _services.Service!.ImagePath);
    }

    [TestMethod]
    [DataRow("SetDelayedStart")]
    [DataRow("SetSidType")]
    [DataRow("SetRequiredPrivileges")]
    [DataRow("SetFailureActions")]
    [DataRow("SetFailureActionsFlag")]
    [DataRow("SetSecurity")]
    [DataRow("SetDescription")]
    public void A_setting_that_is_refused_fails_and_the_rollback_deletes_the_service(string method)
    {
        _services.Failures[method] = 5;
        Assert.Contains("error 5", Assert.ThrowsExactly<ActionFailedException>(() => Register("auto")).Message);
        Assert.DoesNotContain("Start", _services.Calls);
        RollbackRegister();
        Assert.IsNull(_services.Service);
    }

    [TestMethod]
    public void A_service_that_is_marked_for_deletion_is_made_when_it_has_gone()
    {
        _services.Service = Old;
        _services.IsMarkedForDelete = true;
        _services.Failures["Query"] = Win32Error.ServiceMarkedForDelete;
        _pause.Waited = waits =>
        {
            if (waits == 3)
            {
                _services.LetGo();
            }
        };
        Register("demand");
        Assert.AreEqual($"\"{Program}\"", _services.Service!.ImagePath);
        Assert.AreEqual(3, _pause.Waits);
    }

    [TestMethod]
    public void A_service_that_stays_marked_for_deletion_fails_after_a_minute_with_the_cause_and_the_way_out()
    {
        _services.Service = Old;
        _services.IsMarkedForDelete = true;
        _services.Failures["Query"] = Win32Error.ServiceMarkedForDelete;
        var message = Assert.ThrowsExactly<ActionFailedException>(() => Register("demand")).Message;
        Assert.Contains("goes only when the last program that has it open closes it", message);
        Assert.Contains("Close the Services console", message);
        Assert.AreEqual(TimeSpan.FromSeconds(60), _pause.Waits * ServiceOperations.Interval);
    }

    [TestMethod]
    public void A_service_that_turns_out_to_be_marked_for_deletion_is_stopped_and_made_anew_when_it_has_gone()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        _services.IsMarkedForDelete = true;
        _pause.Waited = _ => _services.LetGo();
        Register("demand");
        Assert.AreEqual(ServiceState.Stopped, _services.State, "it would not go while it runs");
        Assert.AreEqual($"\"{Program}\"", _services.Service!.ImagePath);
        Assert.IsTrue(_installer.SentFields.Exists(fields => fields.StartsWith("ActionData Waiting for the service com.docker.service to go", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(@"""C:\Old\com.docker.service.exe""", "LocalSystem")]
    [DataRow(@"""C:\Program Files\Docker\Docker\com.docker.service.exe""", @".\service-account")]
    public void What_an_old_installation_left_running_is_stopped_and_runs_again_after_a_rollback(string imagePath, string account)
    {
        var leftover = Old with { ImagePath = imagePath, Account = account };
        _services.Service = leftover;
        _services.State = ServiceState.Running;
        Register("demand");
        Assert.AreEqual(ServiceState.Stopped, _services.State, "another program or account must not go on running");
        Assert.AreEqual("LocalSystem", _services.Service!.Account);
        Assert.AreEqual(ServiceStartType.Demand, _services.Service.StartType, "it was disabled");
        RollbackRegister();
        Assert.AreEqual(leftover, _services.Service);
        Assert.AreEqual(ServiceState.Running, _services.State);
    }

    [TestMethod]
    public void An_account_that_Windows_does_not_give_back_without_its_password_is_said()
    {
        _services.Service = Old with { Account = @".\service-account" };
        Register("demand");
        _services.Failures["Change"] = Win32Error.InvalidServiceAccount;
        var message = Assert.ThrowsExactly<ActionFailedException>(() => RollbackRegister()).Message;
        Assert.Contains(@"account .\service-account", message);
        Assert.Contains("password", message);
    }

    [TestMethod]
    public void Services_that_need_it_are_stopped_first_and_started_again_by_the_rollback()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        _services["first"].Configuration = Old with { Dependencies = "com.docker.service" };
        _services["first"].State = ServiceState.Running;
        _services["sleeping"].Configuration = Old with { Dependencies = "com.docker.service" };
        Remove();
        Assert.AreEqual("Stop,Stop first,Stop", string.Join(',', _services.Calls));
        _services.Calls.Clear();
        RollbackRemove();
        Assert.AreEqual("Start,Start first", string.Join(',', _services.Calls.Where(call => call.StartsWith("Start", StringComparison.Ordinal))));
        Assert.AreEqual(ServiceState.Stopped, _services["sleeping"].State, "what did not run is not started");
    }

    [TestMethod]
    public void A_wait_is_shown_every_five_seconds_and_may_be_cancelled()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        _services.AfterStop = ServiceState.StopPending;
        Assert.ThrowsExactly<ActionFailedException>(() => Remove());
        Assert.HasCount(12, _installer.Messages.Where(message => message.Type == InstallMessage.ActionData));
        Assert.IsInRange(ProgressShare.Ticks / 2, ProgressShare.Ticks - 1, ProgressShareTests.UsedTicks(_installer), "the bar moves, and not to its end");

        _services.State = ServiceState.Running;
        _installer.Answer = 0;
        _pause.Waited = _ => _installer.Answer = (int)MessageResult.Cancel;
        Assert.ThrowsExactly<InstallCanceledException>(() => Remove());
    }

    [TestMethod]
    public void A_rollback_goes_on_whatever_is_answered_while_it_waits()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        Remove();
        _installer.ActionMode = InstallRunMode.Rollback;
        _services.AfterStart = ServiceState.StartPending;
        _installer.AnswerTo = type => type == InstallMessage.ActionData ? (int)MessageResult.Cancel : 0;
        _pause.Waited = _ => _services.State = ServiceState.Running;
        Assert.AreEqual(ActionResult.Success, RollbackRemove());
        Assert.AreEqual(ServiceState.Running, _services.State);
    }

    [TestMethod]
    public void A_running_service_keeps_running_while_it_is_reconfigured()
    {
        _services.Service = Old with { ImagePath = $"\"{Program}\"" };
        _services.State = ServiceState.Running;
        Register("auto");
        Assert.AreEqual(ServiceState.Running, _services.State);
        Assert.DoesNotContain("Stop", _services.Calls);
    }

    [TestMethod]
    public void A_rollback_that_cannot_start_what_ran_before_says_how_to()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        Register("auto");
        _services.Failures["Start"] = 1069;
        var message = Assert.ThrowsExactly<ActionFailedException>(() => RollbackRegister()).Message;
        Assert.Contains("error 1069", message);
        Assert.Contains("sc start com.docker.service", message);
        Assert.AreEqual(Old, _services.Service);
    }

    [TestMethod]
    [DataRow(@"C:\Program Files (x86)\Docker\com.docker.service.exe")]
    [DataRow("\"")]
    [DataRow("relative")]
    [DataRow("")]
    public void A_folder_of_programs_that_is_no_full_local_path_is_refused(string folder)
    {
        _registry.Set(RegistryRoot.LocalMachine, SystemFolders.CurrentVersionKey, "ProgramFilesDir", folder);
        var isRight = folder is "" or [_, ':', ..];
        var before = _registry.Content.Count;
        if (isRight)
        {
            Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}Start=auto");
            Assert.AreEqual($"\"{(folder.Length == 0 ? @"C:\Program Files" : folder)}\\Docker\\Docker\\com.docker.service.exe\"", _services.Service!.ImagePath);
            return;
        }

        _registry.Set(RegistryRoot.LocalMachine, SystemFolders.CurrentVersionKey, "ProgramFilesDir", $"{folder}folder");
        Assert.ThrowsExactly<ActionFailedException>(() => Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}Start=auto"));
        Assert.IsEmpty(_services.Calls);
        Assert.HasCount(before, _registry.Content);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_uninstall_stops_the_service_and_the_rollback_starts_it_if_it_ran(bool isRunning)
    {
        _services.Service = Old;
        _services.State = isRunning ? ServiceState.Running : ServiceState.Stopped;
        _services.IsLookedAt = true;
        Remove();
        Assert.AreEqual(Old, _services.Service, "a deleted one could not be brought back while somebody has it open");
        Assert.AreEqual(ServiceState.Stopped, _services.State);
        RollbackRemove();
        Assert.AreEqual(Old, _services.Service);
        Assert.IsFalse(_services.IsMarkedForDelete);
        Assert.AreEqual(isRunning ? ServiceState.Running : ServiceState.Stopped, _services.State);
        Forget();
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void At_its_commit_the_service_is_deleted_though_somebody_started_or_opened_it(bool isLookedAt)
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        _services.IsLookedAt = isLookedAt;
        Assert.AreEqual(ActionResult.Success, DeleteAtCommit());
        Assert.AreEqual("Stop,Delete", string.Join(',', _services.Calls));
        Assert.AreEqual(isLookedAt, _services.IsMarkedForDelete);
        _services.LetGo();
        Assert.IsNull(_services.Service);
    }

    [TestMethod]
    [DataRow("Query")]
    [DataRow("Stop")]
    [DataRow("Delete")]
    public void A_service_that_cannot_be_deleted_at_commit_is_a_warning_with_the_way_out(string method)
    {
        _services.Service = Old;
        _services.Failures[method] = 5;
        Assert.AreEqual(ActionResult.Success, DeleteAtCommit());
        Assert.Contains("error 5", _installer.Log);
        Assert.Contains("sc delete com.docker.service", _installer.Log);
    }

    /// <summary>Whatever condition or data a user's process made of it: of a product that stays the service stays.</summary>
    [TestMethod]
    public void At_commit_the_service_stays_while_the_product_does_unless_an_administrator_removes_it()
    {
        const string Product = "0123456789ABCDEF0123456789ABCDEF";
        _registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
        _registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Features\{Product}", "DockerDesktop", string.Empty);
        _services.Service = Old;
        _installer.Properties["UserSID"] = FakeClientToken.StandardUser.Sid;
        DeleteAtCommit();
        Assert.AreEqual(Old, _services.Service);
        Assert.Contains("stays: the product is not being removed", _installer.Log);
        Assert.IsEmpty(_services.Calls);

        _installer.Properties["UserSID"] = FakeClientToken.AdminSid;
        DeleteAtCommit();
        Assert.IsNull(_services.Service);
    }

    [TestMethod]
    public void Without_a_rollback_the_service_is_deleted_at_once()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}RollbackDisabled=1;Delete=1");
        Assert.IsNull(_services.Service);
        Assert.AreEqual("Stop,Delete", string.Join(',', _services.Calls));
    }

    [TestMethod]
    public void What_is_recorded_of_the_start_goes_with_the_product_and_comes_back_in_a_rollback()
    {
        _services.Service = Old;
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "ServiceStart", "demand");
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "ServiceMode", "auto");
        var before = string.Join('|', _registry.Content);
        Remove();
        Forget();
        Assert.AreEqual(before, string.Join('|', _registry.Content), "an upgrade's removal leaves it to the newer version");
        Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}Forget=1");
        Assert.DoesNotContain("Install\\Service", string.Join('|', _registry.Content));
        Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Rollback(session), $"{Transaction}Forget=1");
        Forget();
        Assert.AreEqual(before, string.Join('|', _registry.Content));
    }

    [TestMethod]
    public void A_service_that_is_gone_already_is_fine()
    {
        Assert.AreEqual(ActionResult.Success, Remove());
        Assert.AreEqual(ActionResult.Success, RollbackRemove());
        Assert.IsNull(_services.Service);
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public void A_service_that_goes_meanwhile_is_fine()
    {
        _services.Service = Old;
        _services.Failures["Stop"] = Win32Error.ServiceDoesNotExist;
        _services.Failures["Delete"] = Win32Error.ServiceDoesNotExist;
        Assert.AreEqual(ActionResult.Success, Remove());
        Assert.AreEqual(ActionResult.Success, DeleteAtCommit());
        Assert.Contains("is gone already", _installer.Log);
    }

    [TestMethod]
    public void A_service_marked_for_deletion_before_is_left_to_go()
    {
        _services.Service = Old;
        _services.IsMarkedForDelete = true;
        _services.Failures["Query"] = Win32Error.ServiceMarkedForDelete;
        Assert.AreEqual(ActionResult.Success, Remove());
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public void A_starting_service_is_stopped_when_it_listens_and_the_stop_is_waited_for()
    {
        _services.Service = Old;
        _services.State = ServiceState.StartPending;
        _services.AfterStop = ServiceState.StopPending;
        _pause.Waited = waits => _services.State = waits switch { < 3 => ServiceState.StartPending, 3 => ServiceState.Running, < 6 => ServiceState.StopPending, _ => ServiceState.Stopped };
        Remove();
        Assert.AreEqual(ServiceState.Stopped, _services.State);
        Assert.AreEqual(6, _pause.Waits);
    }

    [TestMethod]
    public void A_service_that_never_stops_fails_and_is_not_deleted()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        _services.AfterStop = ServiceState.StopPending;
        Assert.Contains("end its process", Assert.ThrowsExactly<ActionFailedException>(() => Remove()).Message);
        Assert.DoesNotContain("Delete", _services.Calls);
    }

    [TestMethod]
    public void An_upgrade_that_fails_ends_with_the_old_service()
    {
        _services.Service = Old;
        _services.State = ServiceState.Running;
        Remove();
        Register("auto");
        RollbackRegister();
        Assert.AreEqual(ServiceState.Stopped, _services.State);
        RollbackRemove();
        Assert.AreEqual(Old, _services.Service);
        Assert.AreEqual(ServiceState.Running, _services.State);
    }

    [TestMethod]
    public void A_service_that_cannot_be_read_fails_before_anything_is_changed()
    {
        _services.Failures["Query"] = 5;
        Assert.ThrowsExactly<ActionFailedException>(() => Register("auto"));
        Assert.ThrowsExactly<ActionFailedException>(() => Remove());
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public void Settings_of_others_below_the_products_key_survive_the_end_of_a_transaction()
    {
        _registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Docker Inc.\Docker Desktop\Install", "Engine", "wsl");
        _services.Service = Old;
        Remove();
        Forget();
        Assert.AreEqual(
            @"LocalMachine\SOFTWARE\Docker Inc.\|LocalMachine\SOFTWARE\Docker Inc.\Docker Desktop\|LocalMachine\SOFTWARE\Docker Inc.\Docker Desktop\Install\Engine=wsl",
            string.Join('|', _registry.Content));
    }

    [TestMethod]
    public void An_interrupted_transaction_is_swept_when_the_product_goes()
    {
        _services.Service = Old;
        Remove();
        Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), "Transaction=00000000-0000-4000-8000-000000000002");
        Assert.IsNotEmpty(_registry.Content);
        Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), "Transaction=00000000-0000-4000-8000-000000000003;LastTransaction=1");
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    public void Nothing_is_kept_when_nothing_will_be_rolled_back()
    {
        _services.Service = Old;
        Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}RollbackDisabled=1;Delete=1");
        Assert.IsEmpty(_registry.Content);
    }

    private ActionResult Register(string start) => Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), $"{Transaction}Program={Program};Start={start}");

    private ActionResult RollbackRegister() => Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), _pause).Rollback(session), $"{Transaction}Program={Program};Start=auto");

    private ActionResult Remove() => Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), Transaction);

    private ActionResult RollbackRemove() => Run(session => new RemoveHelperService(_services, _registry, new FakeAdministrators(), _pause).Rollback(session), Transaction);

    private ActionResult DeleteAtCommit() => Run(session => new DeleteHelperService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), Transaction);

    private ActionResult Forget() => Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), Transaction);

    private ActionResult Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        _installer.Properties.TryAdd("UserSID", FakeClientToken.AdminSid);
        using var session = _installer.OpenSession();
        return action(session);
    }
}
