using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using FakeWindows;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>The predecessor is set aside, put back exactly, or deleted.</summary>
[TestClass]
public sealed class PredecessorTests
{
    private const string Id = "00000000-0000-4000-8000-000000000001";
    private const string Folder = @"C:\Program Files\Docker\Docker";
    private const string UserFolder = @"C:\Users\user\AppData\Local\Programs\DockerDesktop";
    private const string UninstallKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";

    private static readonly ServiceConfiguration Service = HelperService.Definition.Configure($@"{Folder}\com.docker.service", ServiceStartType.Automatic);

    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Scheduled };
    private readonly FakeFileSystem _files = new();
    private readonly FakeRegistry _registry = new();
    private readonly FakeServiceControlManager _services = new();
    private readonly FakePause _pause = new();
    private string? _user;

    public PredecessorTests()
    {
        Fill(Folder, FakeFileSystem.Administrators, RegistryRoot.LocalMachine, string.Empty);
        _files.AddFolder(@"C:\ProgramData\DockerDesktop");
        _files.AddFile(@"C:\ProgramData\DockerDesktop\data.json", [1, 2, 3]);
        _services.Service = Service;
        _services.State = ServiceState.Running;
    }

    [TestMethod]
    public void It_is_set_aside_by_name_and_the_way_is_free()
    {
        SetAside();
        Assert.IsFalse(_files.Exists(Folder));
        CollectionAssert.AreEqual(new byte[] { 7 }, _files.ReadAll($@"{Folder}.set-aside-{Id}\resources\dockerd.exe"));
        Assert.IsFalse(_registry.KeyExists(RegistryRoot.LocalMachine, UninstallKey));
        Assert.AreEqual(ServiceState.Stopped, _services.State);
        Assert.AreEqual(Service, _services.Service, "registering is another action's");
    }

    [TestMethod]
    public void The_rollback_puts_all_of_it_back()
    {
        var before = State();
        SetAside();
        // What this installation made and its own rollback could not remove.
        _files.AddFolder(Folder);
        Rollback();
        Forget();
        Assert.AreEqual(before, State());
        Assert.AreEqual(ServiceState.Running, _services.State);
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void The_rollback_of_a_service_that_did_not_run_does_not_start_it()
    {
        _services.State = ServiceState.Stopped;
        SetAside();
        Rollback();
        Assert.AreEqual(ServiceState.Stopped, _services.State);
    }

    [TestMethod]
    public void The_rollback_of_what_was_not_reached_changes_nothing()
    {
        var before = State();
        Rollback();
        Assert.AreEqual(before, State());
        Assert.DoesNotContain("Start", _services.Calls);
    }

    [TestMethod]
    public void Whatever_step_of_the_files_fails_the_rollback_puts_all_back()
    {
        for (var step = 1; step <= 2; step++)
        {
            var test = new PredecessorTests();
            var before = test.State();
            test._files.FailAt = step;
            try
            {
                test.SetAside();
            }
            catch (ActionFailedException exception)
            {
                Assert.Contains("Quit Docker Desktop", exception.Message);
                Assert.IsTrue(test._registry.KeyExists(RegistryRoot.LocalMachine, UninstallKey), "the folder comes first, because it is what is refused");
            }

            test._files.FailAt = null;
            test.Rollback();
            test.Forget();
            Assert.AreEqual(before, test.State(), $"step {step}");
        }
    }

    [TestMethod]
    public void A_service_that_does_not_stop_fails_before_anything_is_moved()
    {
        var before = State();
        _services.AfterStop = ServiceState.StopPending;
        Assert.Contains("did not stop within 60 seconds", Assert.ThrowsExactly<ActionFailedException>(SetAside).Message);
        _services.State = ServiceState.Running;
        Rollback();
        Forget();
        Assert.AreEqual(before, State());
    }

    [TestMethod]
    public void A_folder_above_that_is_a_junction_is_refused()
    {
        _files.AddFolder(@"C:\Elsewhere\Docker");
        _files.AddLink(@"C:\Program Files\Docker", @"C:\Elsewhere");
        Assert.Contains("link or junction", Assert.ThrowsExactly<ActionFailedException>(SetAside).Message);
        Assert.IsTrue(_files.Exists(@"C:\Elsewhere\Docker"));
    }

    [TestMethod]
    public void A_folder_above_that_a_user_owns_is_refused()
    {
        _files.Remove(@"C:\Program Files\Docker");
        Fill(Folder, FakeFileSystem.User, RegistryRoot.LocalMachine, string.Empty);
        Assert.Contains("only SYSTEM, Administrators or TrustedInstaller may own it", Assert.ThrowsExactly<ActionFailedException>(SetAside).Message);
    }

    [TestMethod]
    public void A_folder_that_is_gone_already_is_fine()
    {
        _files.Remove(@"C:\Program Files\Docker");
        SetAside();
        Assert.IsFalse(_registry.KeyExists(RegistryRoot.LocalMachine, UninstallKey));
        Delete();
        Assert.Contains("is not there", _installer.Log);
    }

    [TestMethod]
    public void At_commit_it_is_deleted_without_following_junctions_and_its_data_stays()
    {
        _files.AddLink($@"{Folder}\resources\link", @"C:\ProgramData\DockerDesktop");
        SetAside();
        _files.AddFile($@"{Folder}.exe", [1]);
        Delete();
        Forget();
        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}"));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, _files.ReadAll(@"C:\ProgramData\DockerDesktop\data.json"));
        Assert.IsTrue(_files.Exists($@"{Folder}.exe"), "nothing beside it is touched");
        Assert.IsFalse(_registry.KeyExists(RegistryRoot.LocalMachine, @"SOFTWARE\Docker Inc."), "nothing is kept any more");
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void What_cannot_be_deleted_is_told_and_no_failure()
    {
        SetAside();
        _files.Deny($@"{Folder}.set-aside-{Id}\resources\dockerd.exe", Win32FileError.SharingViolation);
        Delete();
        Assert.Contains($"Delete this folder after the next start of Windows", _installer.Log);
        Assert.Contains("dockerd.exe", _installer.Log);
    }

    [TestMethod]
    public void A_rollback_that_finds_the_place_taken_says_what_to_rename()
    {
        SetAside();
        _files.AddFolder(Folder);
        _files.AddFile($@"{Folder}\log.txt", [1]);
        var message = Assert.ThrowsExactly<ActionFailedException>(Rollback).Message;
        Assert.Contains($"rename {Folder}.set-aside-{Id} to Docker", message);
        Assert.IsTrue(_registry.KeyExists(RegistryRoot.LocalMachine, UninstallKey), "the entry is back all the same");
        Assert.IsTrue(_files.Exists($@"{Folder}.set-aside-{Id}\resources\dockerd.exe"), "nothing is lost");
    }

    [TestMethod]
    public void A_users_own_is_set_aside_put_back_and_deleted_in_his_own_hive_and_folders()
    {
        BeTheUser();
        var before = State();
        SetAside();
        Assert.IsFalse(_files.Exists(UserFolder));
        Assert.IsTrue(_files.Exists($@"{UserFolder}.set-aside-{Id}\resources\dockerd.exe"));
        Assert.IsFalse(_registry.KeyExists(RegistryRoot.Users, $@"{_user}\{UninstallKey}"));
        Assert.IsEmpty(_registry.Content.Where(line => line.StartsWith("LocalMachine", StringComparison.Ordinal) && line.Contains("Rollback", StringComparison.Ordinal)));
        Assert.IsEmpty(_services.Calls, "the service is not his");
        Rollback();
        Forget();
        Assert.AreEqual(before, State());

        SetAside();
        Delete();
        Forget();
        Assert.IsFalse(_files.Exists($@"{UserFolder}.set-aside-{Id}"));
        Assert.IsEmpty(_registry.Content.Where(line => line.Contains("Docker Inc.", StringComparison.Ordinal)));
        Assert.IsTrue(_files.Exists(Folder), "that of all users is nobody's business here");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Transaction=x;Folder=C:\\Program Files\\Docker\\Docker")]
    [DataRow("Transaction=00000000-0000-4000-8000-000000000001")]
    [DataRow("Transaction=00000000-0000-4000-8000-000000000001;Folder=C:\\")]
    public void Data_that_is_not_ours_is_refused(string data)
    {
        Assert.ThrowsExactly<ActionFailedException>(() => Run(session => New().Execute(session), data));
        Assert.AreEqual(0, _files.Steps);
    }

    private void Fill(string folder, string owner, RegistryRoot root, string prefix)
    {
        _files.AddFolder($@"{folder}\resources", owner);
        _files.AddFile($@"{folder}\Docker Desktop.exe", [5], owner);
        _files.AddFile($@"{folder}\resources\dockerd.exe", [7], owner);
        _registry.Set(root, prefix + UninstallKey, "DisplayName", "Docker Desktop");
        _registry.Set(root, prefix + UninstallKey, "EstimatedSize", 42);
        _registry.Set(root, $@"{prefix}{UninstallKey}\Below", "Value", "text");
    }

    private void BeTheUser()
    {
        _user = FakeFileSystem.User;
        Fill(UserFolder, FakeFileSystem.User, RegistryRoot.Users, $@"{_user}\");
    }

    private string State() => string.Join('\n', _files.Snapshot.Concat(_registry.Content).Append(_services.Service?.ToString()).Append(_services.State.ToString()));

    private void SetAside() => Run(session => New().Execute(session));

    private void Rollback()
    {
        _installer.ActionMode = InstallRunMode.Rollback;
        Run(session => New().Rollback(session));
        _installer.ActionMode = InstallRunMode.Scheduled;
    }

    private void Delete()
    {
        _installer.ActionMode = InstallRunMode.Commit;
        Run(session => new DeletePredecessor(_files).Execute(session));
    }

    private void Forget() => Run(session => new ForgetRollbackData(_registry, new FakeClientToken(_user is null ? FakeClientToken.System : FakeClientToken.StandardUser with { Sid = _user })).Execute(session));

    private SetPredecessorAside New() => new(_files, _registry, _services, _pause);

    private void Run(Func<Session, ActionResult> action) => Run(action, $"Transaction={Id};Folder={(_user is null ? Folder : UserFolder)}{(_user is null ? string.Empty : $";User={_user}")}");

    private void Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, action(session));
    }
}
