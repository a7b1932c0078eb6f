using FakeWindows;

namespace Setup.Tests;

/// <summary>Folders that are elsewhere, because somebody moved them or because somebody attacks.</summary>
[TestClass]
public sealed class SetupAttackTests
{
    private const string LogName = "docker-desktop-install-";

    private readonly SetupComputer _computer = new();

    [TestMethod]
    public void A_user_whose_folder_for_temporary_files_is_a_junction_installs_for_himself()
    {
        _computer.Files.AddFolder(@"C:\Elsewhere\Temp", FakeFileSystem.User);
        _computer.Files.AddLink(@"C:\Users\user\AppData\Local\Temp", @"C:\Elsewhere\Temp");

        Assert.AreEqual(0, _computer.Run("install --quiet --user"), _computer.Error.ToString());

        Assert.StartsWith(LogName, _computer.Files.Find(@"C:\Elsewhere\Temp")!.Children.Keys.Single());
        Assert.AreEqual(0, _computer.Files.OpenHandles);
    }

    [TestMethod]
    public void A_user_whose_profile_was_moved_to_another_drive_by_a_junction_installs_and_removes()
    {
        _computer.Files.AddVolume('D');
        _computer.Files.AddFolder(@"D:\Users\user\AppData\Local\Temp", FakeFileSystem.User);
        _computer.Files.AddLink(@"C:\Users", @"D:\Users", owner: FakeFileSystem.Administrators);
        var before = _computer.Files.Snapshot;

        Assert.AreEqual(0, _computer.Run("install --quiet --user"), _computer.Error.ToString());
        var package = $@"D:\Users\user\AppData\Local\Docker Desktop Installer\{Fakes.FakeImage.PerUserCode}\{Fakes.FakeImage.PerUserFile}";
        Assert.AreEqual($"install {package} ", _computer.Installer.Calls[0], "where Windows Installer needs no link");
        Assert.AreEqual(0, _computer.Run("uninstall --quiet"), _computer.Error.ToString());

        Assert.IsEmpty(_computer.Left(before));
    }

    [TestMethod]
    public void A_user_whose_profile_Windows_itself_has_on_another_drive_installs()
    {
        _computer.Files.AddVolume('D');
        _computer.Files.AddFolder(@"D:\Users\user\AppData\Local\Temp", FakeFileSystem.User);
        _computer.Places = _computer.Places with { LocalData = @"D:\Users\user\AppData\Local", Temporary = @"D:\Users\user\AppData\Local\Temp\" };

        Assert.AreEqual(0, _computer.Run("install --quiet --user"), _computer.Error.ToString());
    }

    [TestMethod]
    [DataRow(@"\\server\profiles\user\Local")]
    [DataRow(@"P:\Local")]
    public void A_user_whose_profile_lies_on_the_network_installs(string local)
    {
        _computer.Files.AddShare(@"\\server\profiles\");
        _computer.Files.AddFolder(@"\\server\profiles\user\Local\Temp", FakeFileSystem.User);
        _computer.Files.AddSessionDrive('P', @"\\server\profiles\user");
        _computer.Places = _computer.Places with { LocalData = local, Temporary = $@"{local}\Temp\" };

        Assert.AreEqual(0, _computer.Run("install --quiet --user"), _computer.Error.ToString());

        // Not P:, which is a drive of this session alone.
        Assert.StartsWith(@"install \\server\profiles\user\Local\Docker Desktop Installer\", _computer.Installer.Calls.Single());
        Assert.Contains(@"Log: \\server\profiles\user\Local\Temp\" + LogName, _computer.Output.ToString());
    }

    [TestMethod]
    public void Temporary_files_in_the_root_of_a_drive_are_a_folder_like_others()
    {
        _computer.Files.AddVolume('R');
        _computer.Places = _computer.Places with { Temporary = @"R:\" };

        Assert.AreEqual(0, _computer.Run("install --quiet --user"), _computer.Error.ToString());

        Assert.Contains(@"Log: R:\" + LogName, _computer.Output.ToString());
    }

    [TestMethod]
    public void Without_a_folder_for_temporary_files_it_is_named_and_nothing_is_installed()
    {
        var before = _computer.Files.Snapshot;
        _computer.Places = _computer.Places with { Temporary = @"C:\Gone\" };

        Assert.AreEqual(1603, _computer.Run("install --quiet --user"));

        Assert.Contains(@"C:\Gone", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    public void With_administrators_rights_temporary_files_and_profiles_of_users_do_not_matter_to_an_installation_for_all_users()
    {
        _computer.IsElevated = true;
        _computer.Files.AddFolder(@"C:\Elsewhere", FakeFileSystem.User);
        _computer.Files.AddLink(@"C:\Users", @"C:\Elsewhere");
        _computer.Places = _computer.Places with { LocalData = @"\\server\gone\Local", Temporary = @"Q:\Temp\" };

        Assert.AreEqual(0, _computer.Run("install --quiet"), _computer.Error.ToString());

        Assert.IsEmpty(_computer.Files.Find(@"C:\Elsewhere")!.Children);
        Assert.StartsWith(LogName, _computer.Files.Find(SetupComputer.LogFolder)!.Children.Keys.Single());
    }

    [TestMethod]
    public void With_administrators_rights_no_link_in_a_users_folders_is_followed_and_the_way_out_is_told()
    {
        _computer.IsElevated = true;
        _computer.Files.AddFolder(@"C:\Elsewhere", FakeFileSystem.User);
        _computer.Files.AddLink(@"C:\Users\user\AppData\Local", @"C:\Elsewhere");
        var before = _computer.Files.Snapshot;

        Assert.AreEqual(1603, _computer.Run("install --quiet --user"));

        Assert.Contains(@"C:\Users\user\AppData\Local is a link", _computer.Error.ToString());
        Assert.Contains("run this without administrator's rights", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    public void With_administrators_rights_a_users_folder_on_the_network_is_refused()
    {
        _computer.IsElevated = true;
        _computer.Files.AddShare(@"\\server\profiles\");
        _computer.Files.AddFolder(@"\\server\profiles\user", FakeFileSystem.User);
        _computer.Places = _computer.Places with { LocalData = @"\\server\profiles\user" };

        Assert.AreEqual(1603, _computer.Run("install --quiet --user"));

        Assert.Contains("run this without administrator's rights", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void A_log_folder_that_a_user_made_beforehand_is_refused_when_elevated()
    {
        _computer.IsElevated = true;
        _computer.Files.AddFolder(SetupComputer.LogFolder, FakeFileSystem.User);

        Assert.AreEqual(1603, _computer.Run("install --quiet"));

        Assert.Contains($"{SetupComputer.LogFolder} belongs to {FakeFileSystem.User}", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        Assert.IsEmpty(_computer.Files.Find(SetupComputer.LogFolder)!.Children);
    }

    [TestMethod]
    public void A_link_in_the_place_of_the_log_folder_is_refused_when_elevated()
    {
        _computer.IsElevated = true;
        _computer.Files.AddFolder(@"C:\Users\user\logs", FakeFileSystem.User);
        _computer.Files.AddLink(SetupComputer.LogFolder, @"C:\Users\user\logs", owner: FakeFileSystem.Administrators);

        Assert.AreEqual(1603, _computer.Run("install --quiet"));

        Assert.IsEmpty(_computer.Files.Find(@"C:\Users\user\logs")!.Children);
        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void A_folder_of_the_path_to_the_log_that_a_user_owns_is_refused_when_elevated()
    {
        _computer.IsElevated = true;
        _computer.Files.Find(@"C:\Windows\Logs")!.Security = $"O:{FakeFileSystem.User}{FakeFileSystem.Inherited}";

        Assert.AreEqual(1603, _computer.Run("install --quiet"));

        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void A_log_with_administrators_rights_has_a_descriptor_of_its_own_and_one_of_a_user_what_his_folder_hands_down()
    {
        Assert.AreEqual(0, _computer.Run("install --quiet --user"));
        _computer.IsElevated = true;
        Assert.AreEqual(0, _computer.Run("install --quiet"));

        Assert.AreEqual("O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", _computer.Files.Find(SetupComputer.LogFolder)!.Children.Values.Single().Security);
        Assert.DoesNotContain("D:P", _computer.Files.Find(@"C:\Users\user\AppData\Local\Temp")!.Children.Values.Single().Security);
    }

    [TestMethod]
    public void A_log_is_a_new_file_whoever_is_faster()
    {
        _computer.IsElevated = true;
        _computer.Files.AddFile(@"C:\Users\user\target.txt", [1, 2, 3], FakeFileSystem.User);
        _computer.Files.BeforeStep = step =>
        {
            if (step.StartsWith($@"Create {SetupComputer.LogFolder}\", StringComparison.Ordinal))
            {
                _computer.Files.BeforeStep = null;
                _computer.Files.AddLink(step["Create ".Length..], @"C:\Users\user\target.txt", isFolder: false);
            }
        };

        Assert.AreEqual(1603, _computer.Run("install --quiet"));

        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, _computer.Files.ReadAll(@"C:\Users\user\target.txt"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_redirection_beside_the_program_ends_it_before_it_does_or_says_anything_else(bool isFolder)
    {
        _computer.Files.AddFolder(@"C:\Users\user\Downloads", FakeFileSystem.User);
        if (isFolder)
        {
            _computer.Files.AddFolder(_computer.Program + ".local", FakeFileSystem.User);
        }
        else
        {
            _computer.Files.AddFile(_computer.Program + ".local", [], FakeFileSystem.User);
        }

        var before = _computer.Files.Snapshot;
        foreach (var line in (string[])["--help", "--version", "install --quiet --user", "install", "uninstall --quiet", "nonsense"])
        {
            Assert.AreEqual(577, _computer.Run(line), line);
        }

        Assert.Contains(_computer.Program + ".local is there", _computer.Error.ToString());
        Assert.Contains("remove it", _computer.Error.ToString());
        Assert.AreEqual(string.Empty, _computer.Output.ToString());
        Assert.IsNull(_computer.Window.Question);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }
}
