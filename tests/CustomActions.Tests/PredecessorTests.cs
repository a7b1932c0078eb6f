using System.Text;
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
    public void At_commit_a_folder_above_that_is_no_longer_the_administrators_is_left_alone()
    {
        SetAside();
        // Whoever could exchange the folder above could put anything in the place of what was set aside.
        _files.Remove(@"C:\Program Files\Docker");
        _files.AddFolder($@"{Folder}.set-aside-{Id}\resources", FakeFileSystem.User);
        _files.AddFile($@"{Folder}.set-aside-{Id}\resources\stranger", [9], FakeFileSystem.User);
        var before = _files.Snapshot;
        Delete();
        CollectionAssert.AreEqual(before.ToList(), _files.Snapshot.ToList());
        Assert.Contains("only SYSTEM, Administrators or TrustedInstaller may own it", _installer.Log);
        Assert.AreEqual(0, _files.OpenHandles);
    }

    public static IEnumerable<object[]> Data =>
    [
        [@"wsl-data\disk\docker_data.vhdx"],
        [@"wsl-data\no-disk.txt"],
        [@"WSL-DATA\x"],
        [@"vm-data\DockerDesktop.vhdx"],
        [@"resources\vm-data\settings"],
        [@"disk.vhdx"],
        [@"resources\new-too\DISK.VHDX"],
        [@"resources\disks\base.vhdx", @"resources\disks\snapshot.avhdx", @"resources\disks\disk.mrt", @"resources\disks\below\notes.txt"],
        [@"frontend\a\b\c\d\e\f.AVHDX"],
        [@"backup\images.tar"],
        [@"resources\roots\wsl\any", @"resources\roots\wsl\deep\any"],
        [@"resources\json\hyperv\any"],
        [@"resources\daemon\any"],
        [@"resources\engine\windowsfilter\layer\sandbox.vhdx", @"resources\engine\image\repositories.json", @"resources\engine\volumes\mine\_data\x"],
    ];

    [TestMethod]
    [DynamicData(nameof(Data))]
    public void Data_in_the_folder_goes_back_to_its_place_at_commit_and_is_named(params string[] names)
    {
        HaveRoots();
        Make(Folder, names);
        SetAside();
        // What the new installation has made by then.
        Make(Folder, @"docker-desktop.exe", @"resources\new-too\program.exe");
        Delete();
        foreach (var name in names)
        {
            CollectionAssert.AreEqual(new byte[] { 8 }, _files.ReadAll($@"{Folder}\{name}"), $"{name}\n{_installer.Log}");
        }

        Assert.Contains($@"{Folder}\{names[0].Split('\\')[0]}", _installer.Log);
        Assert.Contains("is back at its place", _installer.Log);
        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}"), _installer.Log);
        Assert.IsFalse(_files.Exists($@"{Folder}\resources\dockerd.exe"), "program files go");
        Assert.IsFalse(_files.Exists($@"{Folder}\Docker Desktop.exe"), "program files go");
        Assert.IsTrue(_files.Exists($@"{Folder}\resources\new-too\program.exe"));
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void Data_goes_back_with_its_descriptors_and_those_of_the_folders_above_it()
    {
        const string Own = "O:BAG:SYD:PAI(A;OICI;FA;;;BA)(A;;FR;;;S-1-5-83-0)";
        _files.AddFolder($@"{Folder}\resources\a", security: Own);
        _files.AddFolder($@"{Folder}\resources\a\b", FakeFileSystem.User);
        _files.AddFile($@"{Folder}\resources\a\b\disk.vhdx", [8], security: Own, attributes: FileAttributes.ReadOnly);
        string[] Lines() => [.. _files.Snapshot.Where(line => line.StartsWith($@"{Folder}\resources", StringComparison.Ordinal) && !line.Contains("dockerd", StringComparison.Ordinal))];
        var before = Lines();
        Assert.HasCount(4, before);
        SetAside();
        Delete();
        CollectionAssert.AreEqual(before, Lines());
    }

    [TestMethod]
    public void A_data_root_that_this_installation_has_made_anew_gets_what_was_in_it()
    {
        HaveRoots();
        Make(Folder, @"resources\roots\wsl\one", @"resources\roots\wsl\two\three", @"wsl-data\taken", @"wsl-data\free");
        SetAside();
        _files.AddFolder($@"{Folder}\resources\roots\wsl", security: SecurityDescriptors.ReadableFolder);
        _files.AddFolder($@"{Folder}\wsl-data");
        _files.AddFile($@"{Folder}\wsl-data\taken", [7]);
        Delete();
        CollectionAssert.AreEqual(new byte[] { 8 }, _files.ReadAll($@"{Folder}\resources\roots\wsl\one"));
        CollectionAssert.AreEqual(new byte[] { 8 }, _files.ReadAll($@"{Folder}\resources\roots\wsl\two\three"));
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, _files.Find($@"{Folder}\resources\roots\wsl")!.Security);
        CollectionAssert.AreEqual(new byte[] { 7 }, _files.ReadAll($@"{Folder}\wsl-data\taken"), "nothing is replaced");
        CollectionAssert.AreEqual(new byte[] { 8 }, _files.ReadAll($@"{Folder}.set-aside-{Id}\wsl-data\taken"), "and nothing is lost");
        Assert.Contains("is there already", _installer.Log);
        Assert.Contains("Move it where it belongs", _installer.Log);
    }

    [TestMethod]
    public void A_link_in_the_place_of_data_goes_back_itself_and_others_are_deleted_themselves()
    {
        _files.AddFolder(@"C:\Elsewhere\disks");
        _files.AddFile(@"C:\Elsewhere\disks\disk.vhdx", [8]);
        _files.AddLink($@"{Folder}\wsl-data", @"C:\Elsewhere\disks");
        _files.AddLink($@"{Folder}\resources\link", @"C:\Elsewhere\disks");
        SetAside();
        Delete();
        Assert.AreEqual(@"C:\Elsewhere\disks", _files.Find($@"{Folder}\wsl-data")!.Target);
        Assert.IsTrue(_files.Exists(@"C:\Elsewhere\disks\disk.vhdx"));
        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}"));
    }

    [TestMethod]
    public void A_disk_that_appears_while_the_rest_is_deleted_survives()
    {
        SetAside();
        _files.BeforeStep = step =>
        {
            if (step.StartsWith("Delete", StringComparison.Ordinal) && !_files.Exists($@"{Folder}.set-aside-{Id}\late.vhdx"))
            {
                _files.AddFile($@"{Folder}.set-aside-{Id}\late.vhdx", [8]);
                _files.AddFolder($@"{Folder}.set-aside-{Id}\resources\wsl-data\x");
            }
        };
        Delete();
        Assert.IsTrue(_files.Exists($@"{Folder}.set-aside-{Id}\late.vhdx"));
    }

    /// <summary>It is asked about each entry again where it would be deleted.</summary>
    [TestMethod]
    public void A_disk_that_appears_between_search_and_deletion_survives()
    {
        SetAside();
        var late = $@"{Folder}.set-aside-{Id}\resources\late.vhdx";
        _files.BeforeStep = step =>
        {
            if (step == $@"Delete {Folder}.set-aside-{Id}\Docker Desktop.exe")
            {
                _files.AddFile(late, [8]);
            }
        };
        Delete();
        Assert.IsTrue(_files.Exists(late));
        Assert.Contains($"{late} is data and stays", _installer.Log);
        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}\resources\dockerd.exe"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_loss_of_power_at_any_step_loses_no_data_and_the_next_installation_or_the_rollback_goes_on(bool powerIsLost)
    {
        foreach (var rollsBack in new[] { true, false })
        {
            for (var step = 1; ; step++)
            {
                var test = new PredecessorTests();
                test.HaveRoots();
                test.Make(Folder, @"wsl-data\disk\docker_data.vhdx", @"resources\disks\a.avhdx", @"resources\roots\wsl\any", "top.vhdx");
                var before = test.State();
                test.SetAside();
                test._files.CrashAt = test._files.Steps + step;
                var hasCrashed = false;
                try
                {
                    test.Delete();
                }
                catch (FakeCrashException)
                {
                    hasCrashed = true;
                }

                test._files.Restart(powerIsLost);
                Assert.HasCount(4, test._files.Snapshot.Where(line => line.EndsWith(" 08", StringComparison.Ordinal)).ToList(), $"step {step}");
                if (rollsBack)
                {
                    test.Rollback();
                    Assert.HasCount(4, test._files.Snapshot.Where(line => line.EndsWith(" 08", StringComparison.Ordinal)).ToList(), $"step {step}");
                    if (!test._files.Log.Exists(line => line.StartsWith("Delete", StringComparison.Ordinal)))
                    {
                        test.Forget();
                        Assert.AreEqual(before, test.State(), $"step {step}");
                    }
                }
                else
                {
                    test.Run(session => new DeletePredecessor(test._files, test._registry, test.Token).Execute(session), "Transaction=00000000-0000-4000-8000-000000000002");
                    foreach (var name in new[] { @"wsl-data\disk\docker_data.vhdx", @"resources\disks\a.avhdx", @"resources\roots\wsl\any", "top.vhdx" })
                    {
                        CollectionAssert.AreEqual(new byte[] { 8 }, test._files.ReadAll($@"{Folder}\{name}"), $"step {step}: {name}");
                    }

                    Assert.IsFalse(test._files.Exists($@"{Folder}.set-aside-{Id}"), $"step {step}");
                }

                if (!hasCrashed)
                {
                    Assert.IsGreaterThan(8, step);
                    break;
                }
            }
        }
    }

    [TestMethod]
    public void Data_that_cannot_go_back_stays_aside_with_all_that_is_in_it()
    {
        Make(Folder, @"wsl-data\disk\docker_data.vhdx", @"wsl-data\program.exe");
        SetAside();
        using (_files.Hold($@"{Folder}.set-aside-{Id}\wsl-data\disk\docker_data.vhdx", DockerDesktop.SystemFiles.Objects.FileRights.Read, FileShare.Read))
        {
            _installer.ActionMode = InstallRunMode.Commit;
            Run(session => new DeletePredecessor(_files, _registry, Token).Execute(session));
        }

        Assert.IsTrue(_files.Exists($@"{Folder}.set-aside-{Id}\wsl-data\program.exe"));
        Assert.IsTrue(_files.Exists($@"{Folder}.set-aside-{Id}\wsl-data\disk\docker_data.vhdx"));
        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}\resources"));
        Assert.Contains("could not go back to its place", _installer.Log);
    }

    [TestMethod]
    public void Of_a_folder_that_its_entry_names_only_what_is_known_as_the_programs_is_deleted()
    {
        const string Named = @"C:\Tools";
        BeNamed(Named);
        Make(Named, "payroll.xls", @"projects\x", @"resources\old.exe", "com.docker.service", "app.json", "Docker.Core.dll", "putty.exe", "putty.dll", "DockerCli.exe");
        SetAside(Named);
        Delete();
        foreach (var (name, stays) in new[]
        {
            ("payroll.xls", true), (@"projects\x", true), ("putty.exe", true), ("putty.dll", true), (@"resources\old.exe", false), ("com.docker.service", false), ("app.json", false), ("DockerCli.exe", false),
            ("Docker Desktop.exe", false), ("Docker.Core.dll", false),
        })
        {
            Assert.AreEqual(stays, _files.Exists($@"{Named}\{name}"), name);
        }

        Assert.IsFalse(_files.Exists($@"{Named}.set-aside-{Id}"));
        Assert.IsTrue(_files.Exists($@"{Folder}\Docker Desktop.exe"), "the fixed folder is not the one that the entry names");
    }

    /// <summary>In the fixed folder too: nothing is the program's for being where it is.</summary>
    [TestMethod]
    public void Files_that_are_not_known_as_the_programs_go_back_to_the_fixed_folder_and_are_named()
    {
        Make(Folder, "payroll.xls", "x.msi", "no extension", "putty.exe", "putty.dll", "docker-compose.yml", "Docker Desktop 2", "Docker backup.zip", "app.json", "Docker.Core.dll", "com.docker.service", @"resources\old.exe");
        SetAside();
        Make(Folder, "docker-desktop.exe");
        Delete();
        foreach (var name in new[] { "payroll.xls", "x.msi", "no extension", "putty.exe", "putty.dll", "docker-compose.yml", "Docker Desktop 2", "Docker backup.zip" })
        {
            Assert.IsTrue(_files.Exists($@"{Folder}\{name}"), name);
            Assert.Contains($@"{Folder}\{name} is data", _installer.Log);
        }

        foreach (var name in new[] { "app.json", "com.docker.service", "Docker.Core.dll", @"resources\old.exe", "Docker Desktop.exe" })
        {
            Assert.IsFalse(_files.Exists($@"{Folder}\{name}"), name);
        }

        Assert.IsFalse(_files.Exists($@"{Folder}.set-aside-{Id}"), _installer.Log);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_listed_stays_whole_which_is_said()
    {
        Make(Folder, "payroll.xls", @"wsl-data\disk.vhdx");
        SetAside();
        var before = _files.Snapshot.ToList();
        var aside = $@"{Folder}.set-aside-{Id}";
        _files.DenyRights(aside, DockerDesktop.SystemFiles.Objects.FileRights.ReadSecurity);
        Delete();
        CollectionAssert.AreEqual(before, _files.Snapshot.ToList());
        Assert.Contains($"{aside} could not be listed, so nothing in it is deleted", _installer.Log);

        // One that cannot be listed inside stays too, and no more.
        _files.DenyRights(aside, DockerDesktop.SystemFiles.Objects.FileRights.None);
        _files.DenyRights($@"{aside}\resources", DockerDesktop.SystemFiles.Objects.FileRights.ReadSecurity);
        Delete();
        Assert.IsTrue(_files.Exists($@"{aside}\resources\dockerd.exe"));
        Assert.IsFalse(_files.Exists($@"{aside}\Docker Desktop.exe"));
        Assert.IsTrue(_files.Exists($@"{Folder}\payroll.xls"));
    }

    [TestMethod]
    [DataRow(@"C:\Payroll")]
    [DataRow(@"C:\Users\user\Docker\Docker")]
    [DataRow(@"D:\Docker\Docker")]
    [DataRow(@"C:\Windows")]
    [DataRow(@"C:\Program Files\Docker")]
    [DataRow(@"C:\Program Files\..\Payroll\Docker\Docker")]
    public void Forged_data_sets_no_other_folder_aside(string folder)
    {
        _files.AddVolume('D');
        foreach (var there in new[] { @"C:\Payroll", @"C:\Users\user\Docker\Docker", @"D:\Docker\Docker" })
        {
            Make(there, "file");
        }

        var before = State();
        Assert.ThrowsExactly<ActionFailedException>(() => SetAside(folder));
        Assert.AreEqual(before, State());
        Run(session => new DeletePredecessor(_files, _registry, Token).Execute(session), $"Transaction={Id};Folder={folder}");
        Assert.AreEqual(before, State());
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
    [DataRow("Transaction=00000000-0000-4000-8000-000000000001;Folder=C:\\Program Files\\Docker\\Docker;User=S-1-5-21-1-2-3-1001")]
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

    private void Make(string folder, params string[] names)
    {
        foreach (var name in names)
        {
            var path = $@"{folder}\{name}";
            _files.AddFolder(path[..path.LastIndexOf('\\')], FakeFileSystem.Administrators);
            _files.AddFile(path, [8], FakeFileSystem.Administrators);
        }
    }

    /// <summary>Data roots that are recorded: by this installation, by the predecessor, and in the engine's configuration.</summary>
    private void HaveRoots()
    {
        _registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Docker Inc.\Docker Desktop\Install", "WslDefaultDataRoot", $@"{Folder}\resources\roots\wsl\");
        _files.AddFile(@"C:\ProgramData\DockerDesktop\install-settings.json", Encoding.UTF8.GetBytes("{\"hyperVDataRoot\": \"c:\\\\program files\\\\docker\\\\DOCKER\\\\resources\\\\json\\\\hyperv\\\\\", broken"));
        _files.AddFolder(@"C:\ProgramData\docker\config");
        _files.AddFile(@"C:\ProgramData\docker\config\daemon.json", "{\"data-root\": \"C:/Program Files/Docker/Docker/resources/daemon\"}"u8.ToArray());
    }

    private void BeNamed(string folder)
    {
        Make(folder, "Docker Desktop.exe");
        _registry.Set(RegistryRoot.LocalMachine, UninstallKey, "InstallLocation", folder);
    }

    private void BeTheUser()
    {
        _user = FakeFileSystem.User;
        Fill(UserFolder, FakeFileSystem.User, RegistryRoot.Users, $@"{_user}\");
    }

    private string State() => string.Join('\n', _files.Snapshot.Concat(_registry.Content).Append(_services.Service?.ToString()).Append(_services.State.ToString()));

    private void SetAside() => Run(session => New().Execute(session));

    private void SetAside(string folder) => Run(session => New().Execute(session), $"Transaction={Id};Folder={folder}");

    private void Rollback()
    {
        _installer.ActionMode = InstallRunMode.Rollback;
        Run(session => New().Rollback(session));
        _installer.ActionMode = InstallRunMode.Scheduled;
    }

    private void Delete()
    {
        _installer.ActionMode = InstallRunMode.Commit;
        Run(session => new DeletePredecessor(_files, _registry, Token).Execute(session));
    }

    private void Forget() => Run(session => new ForgetRollbackData(_registry, Token, new FakeAdministrators()).Execute(session));

    private FakeClientToken Token => new(_user is null ? FakeClientToken.System : FakeClientToken.StandardUser with { Sid = _user });

    private SetPredecessorAside New() => new(_files, _registry, _services, _pause, Token, new FakeAdministrators());

    private void Run(Func<Session, ActionResult> action) => Run(action, $"Transaction={Id};Folder={(_user is null ? Folder : UserFolder)}{(_user is null ? string.Empty : $";User={_user}")}");

    private void Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, action(session));
    }
}
