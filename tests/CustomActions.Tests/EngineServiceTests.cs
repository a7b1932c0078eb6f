using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using FakeWindows;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>The actions of com.docker.engine; what it has in common with com.docker.service is tested there.</summary>
[TestClass]
public sealed class EngineServiceTests
{
    private const string Transaction = "Transaction=00000000-0000-4000-8000-000000000001;";
    private const string Program = @"C:\Program Files\Docker\Docker\resources\dockerd.exe";
    private const string CommandLine = $"\"{Program}\" --run-service --service-name com.docker.engine";

    private static readonly ServiceConfiguration Ours = EngineService.Definition.Configure(Program, ServiceStartType.Demand) with { RequiredPrivileges = string.Empty };

    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Scheduled };
    private readonly FakeRegistry _registry = new();
    private readonly FakeServiceControlManager _services = new();
    private readonly FakePause _pause = new();
    private readonly FakeFileSystem _files = new();
    private readonly FakeDrives _drives = new();

    private FakeServiceControlManager.Entry Engine => _services["com.docker.engine"];

    [TestMethod]
    public void It_is_registered_for_a_start_on_demand_with_dockerds_own_arguments()
    {
        Register();
        Assert.AreEqual(
            new ServiceConfiguration
            {
                ServiceType = 0x10,
                StartType = ServiceStartType.Demand,
                ErrorControl = 1,
                ImagePath = CommandLine,
                Account = "LocalSystem",
                DisplayName = "Docker Desktop Windows Engine",
                Description = "Runs Windows containers. Docker Desktop starts and stops it.",
                DelayedStart = false,
                SidType = 1,
                RequiredPrivileges = string.Empty,
                FailureActions = new ServiceFailureActions(86400, "1:60000/1:60000/0:0"),
                FailureActionsOnNonCrash = true,
                Security = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)",
            },
            Engine.Configuration);
        Assert.AreEqual(ServiceState.Stopped, Engine.State);
        Assert.IsNull(_services.Service, "the helper is another service");
    }

    [TestMethod]
    public void The_rollback_of_a_new_one_deletes_it()
    {
        Register();
        Run(session => new RegisterEngineService(_services, _registry, _pause, _files, _drives).Rollback(session), $"{Transaction}Program={Program};Start=demand");
        Assert.IsNull(Engine.Configuration);
        Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), Transaction);
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void It_is_only_stopped_and_runs_again_after_a_rollback_if_it_ran(bool isRunning)
    {
        Engine.Configuration = Ours;
        Engine.State = isRunning ? ServiceState.Running : ServiceState.Stopped;
        Stop();
        Assert.AreEqual(Ours, Engine.Configuration);
        Assert.AreEqual(ServiceState.Stopped, Engine.State);
        RollbackStop();
        Assert.AreEqual(Ours, Engine.Configuration);
        Assert.AreEqual(isRunning ? ServiceState.Running : ServiceState.Stopped, Engine.State);
        Assert.DoesNotContain("Change com.docker.engine", _services.Calls);
    }

    [TestMethod]
    public void One_that_goes_is_deleted_at_commit()
    {
        Engine.Configuration = Ours;
        Engine.State = ServiceState.Running;
        DeleteAtCommit();
        Assert.IsNull(Engine.Configuration);
        Assert.AreEqual("Stop com.docker.engine,Delete com.docker.engine", string.Join(',', _services.Calls));
    }

    [TestMethod]
    [DataRow("windows", 0, false)]
    [DataRow("windows", 1, true)]
    [DataRow("wsl", 0, true)]
    public void One_that_the_recorded_settings_want_is_not_deleted_by_a_standard_users_word(string engine, int isOff, bool isDeleted)
    {
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", engine);
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "DisableWindowsContainers", isOff);
        _installer.Properties["UserSID"] = FakeClientToken.StandardUser.Sid;
        Engine.Configuration = Ours;
        DeleteAtCommit();
        Assert.AreEqual(isDeleted, Engine.Configuration is null);
    }

    /// <summary>Whatever the data of the actions says: another product's service of this name is never touched.</summary>
    [TestMethod]
    public void One_that_is_not_ours_is_neither_stopped_nor_changed_nor_deleted()
    {
        var foreign = Ours with { ImagePath = @"""C:\Other\dockerd.exe""" };
        Engine.Configuration = foreign;
        Engine.State = ServiceState.Running;
        Stop();
        DeleteAtCommit();
        Assert.Contains(@"runs ""C:\Other\dockerd.exe"", which Docker Desktop did not register", Assert.ThrowsExactly<ActionFailedException>(Register).Message);
        Assert.AreEqual(foreign, Engine.Configuration);
        Assert.AreEqual(ServiceState.Running, Engine.State);
        Assert.IsEmpty(_services.Calls);
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(ServiceStartType.Automatic, false)]
    [DataRow(ServiceStartType.Automatic, true)]
    [DataRow(ServiceStartType.Disabled, false)]
    public void A_start_that_an_administrator_chose_stays(object startType, bool isDelayed)
    {
        Engine.Configuration = Ours with { StartType = (ServiceStartType)startType, DelayedStart = isDelayed, DisplayName = "Old" };
        Register();
        Assert.AreEqual(Ours with { StartType = (ServiceStartType)startType, DelayedStart = isDelayed }, Engine.Configuration);
    }

    [TestMethod]
    public void A_start_that_does_not_exist_is_refused()
    {
        Assert.Contains("\"boot\" is no start type", Assert.ThrowsExactly<ActionFailedException>(
            () => Run(session => new RegisterEngineService(_services, _registry, _pause, _files, _drives).Execute(session), $"{Transaction}Program={Program};Start=boot")).Message);
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public void One_that_does_not_stop_fails_before_its_program_is_touched()
    {
        Engine.Configuration = Ours;
        Engine.State = ServiceState.Running;
        _services.AfterStop = ServiceState.StopPending;
        Assert.Contains("com.docker.engine did not stop within 60 seconds", Assert.ThrowsExactly<ActionFailedException>(Stop).Message);
    }

    [TestMethod]
    public void At_commit_it_starts_with_what_needs_it()
    {
        Engine.Configuration = Ours;
        _services["monitor"].Configuration = Ours with { Dependencies = "RpcSs/com.docker.engine" };
        _services["stranger"].Configuration = Ours with { Dependencies = "RpcSs" };
        _installer.ActionMode = InstallRunMode.Commit;
        Run(session => new StartEngineService(_services, _pause).Execute(session), $"{Transaction}Dependents=monitor/gone/stranger");
        Assert.AreEqual(ServiceState.Running, Engine.State);
        Assert.AreEqual(ServiceState.Running, _services["monitor"].State);
        Assert.AreEqual(ServiceState.Stopped, _services["stranger"].State, "it does not need the engine");
        Assert.Contains("The service stranger does not need com.docker.engine", _installer.Log);
        Assert.Contains("Warning: The service gone could not be started: error 1060", _installer.Log);
    }

    [TestMethod]
    [DataRow(CommandLine, true)]
    [DataRow(@"""D:\Docker\RESOURCES\DOCKERD.EXE"" --run-service --service-name com.docker.engine", true)]
    [DataRow(@"C:\Docker\resources\dockerd.exe --run-service --service-name com.docker.engine", false)]
    [DataRow(@"""C:\Other\dockerd.exe"" --run-service --service-name com.docker.engine", false)]
    [DataRow(@"""C:\Docker\resources\dockerd.exe"" --run-service --service-name com.docker.engine -H tcp://0.0.0.0", false)]
    [DataRow(@"""C:\a.exe"" ""\resources\dockerd.exe"" --run-service --service-name com.docker.engine", false)]
    [DataRow(@"""C:\Docker\resources\dockerd.exe""", false)]
    [DataRow("", false)]
    public void Ours_is_told_by_its_command_line(string imagePath, bool isOurs) => Assert.AreEqual(isOurs, EngineService.Definition.IsOurs(Ours with { ImagePath = imagePath }));

    /// <summary>A15 to A17: what runs as LocalSystem lies where nobody else writes, or is not registered.</summary>
    [TestMethod]
    [DataRow("as installed", null)]
    [DataRow("a folder above that users may rename", @"S-1-5-11 has the right DELETE on D:\Apps")]
    [DataRow("a folder that users may write", @"S-1-5-11 has the right FILE_ADD_FILE on D:\Apps\Docker\resources")]
    [DataRow("a file that users may write", @"S-1-5-11 has the right FILE_ADD_FILE on D:\Apps\Docker\resources\dockerd.exe")]
    [DataRow("a file of a user's", @"D:\Apps\Docker\resources\dockerd.exe belongs to")]
    [DataRow("a link in its place", "is a link")]
    [DataRow("a junction above", "is a link or junction")]
    [DataRow("a letter that stands for a folder", "not straight to a volume")]
    [DataRow("a folder for anybody's data", "it is in ProgramData")]
    public void It_is_registered_only_for_a_program_that_nobody_else_can_replace(string what, string? text)
    {
        const string Own = "O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
        const string Folder = @"D:\Apps\Docker\resources";
        _files.AddVolume('D');
        _files.AddFolder(Folder);
        _files.AddFile($@"{Folder}\dockerd.exe", [1]);
        var recorded = @"D:\Apps\Docker\";
        switch (what)
        {
            case "a folder above that users may rename":
                _files.Find(@"D:\Apps")!.Security = $"{Own}(A;OICIID;0x1301bf;;;AU)";
                break;
            case "a folder that users may write":
                _files.Find(Folder)!.Security = $"{Own}(A;;0x2;;;AU)";
                break;
            case "a file that users may write":
                _files.Find($@"{Folder}\dockerd.exe")!.Security = $"{Own}(A;;0x2;;;AU)";
                break;
            case "a file of a user's":
                _files.Find($@"{Folder}\dockerd.exe")!.Security = $"O:{FakeFileSystem.User}G:SYD:P";
                break;
            case "a link in its place":
                _files.AddLink($@"{Folder}\dockerd.exe", @"C:\Users\user\evil.exe", isFolder: false);
                break;
            case "a junction above":
                _files.AddLink(@"D:\Apps\Docker", @"C:\Users\user");
                break;
            case "a letter that stands for a folder":
                _drives.Targets["D:"] = @"\Device\HarddiskVolume3\Users\user";
                break;
            case "a folder for anybody's data":
                recorded = @"C:\ProgramData\Docker\";
                break;
        }

        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "InstallFolder", recorded);
        if (text is null)
        {
            Register();
            Assert.AreEqual($"\"{Folder}\\dockerd.exe\" --run-service --service-name com.docker.engine", _services[EngineService.ServiceName].Configuration!.ImagePath);
            return;
        }

        var refusal = Assert.ThrowsExactly<ActionFailedException>(Register).Message;
        Assert.Contains(text, refusal);
        Assert.Contains("would run as LocalSystem", refusal);
        Assert.IsNull(_services[EngineService.ServiceName].Configuration);
        Assert.AreEqual(0, _files.OpenHandles);
    }

    /// <summary>Off is off, whatever the data asks for.</summary>
    [TestMethod]
    [DataRow("wsl", 0)]
    [DataRow("windows", 1)]
    public void It_is_not_registered_where_the_recorded_settings_do_not_want_it(string engine, int isDisabled)
    {
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", engine);
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "DisableWindowsContainers", isDisabled);
        Register();
        Assert.IsNull(_services[EngineService.ServiceName].Configuration);
        Assert.Contains("is not registered: the recorded engine is another, or Windows containers are off", _installer.Log);
    }

    private void Register() => Run(session => new RegisterEngineService(_services, _registry, _pause, _files, _drives).Execute(session), $"{Transaction}Program={Program};Start=demand");

    private void Stop() => Run(session => new StopEngineService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), Transaction);

    private void RollbackStop() => Run(session => new StopEngineService(_services, _registry, new FakeAdministrators(), _pause).Rollback(session), Transaction);

    private void DeleteAtCommit() => Run(session => new DeleteEngineService(_services, _registry, new FakeAdministrators(), _pause).Execute(session), Transaction);

    private void Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, action(session));
    }
}
