using System.ComponentModel;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Window;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using FakeWindows;
using Setup.Tests.Fakes;

namespace Setup.Tests;

[TestClass]
public sealed class SetupProgramTests
{
    private readonly SetupComputer _computer = new();

    [TestMethod]
    public void Quiet_for_one_user_installs_from_the_cache_and_says_where_the_log_is()
    {
        Assert.AreEqual(0, _computer.Run("install --quiet --user --disable-analytics"));

        var package = $@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}\{FakeImage.PerUserFile}";
        Assert.AreEqual($"install {package} DISABLEANALYTICS=\"1\"", _computer.Installer.Calls.Single());
        CollectionAssert.AreEqual(FakeImage.PerUserPackage, _computer.Installer.Package);
        Assert.IsTrue(_computer.Files.Exists(package));
        Assert.Contains(@"Log: C:\Users\user\AppData\Local\Temp\docker-desktop-install-", _computer.Output.ToString());
        Assert.Contains("Docker Desktop is installed.", _computer.Output.ToString());
        Assert.AreEqual(string.Empty, _computer.Error.ToString());
        Assert.IsNull(_computer.Window.Question);
        Assert.IsNull(_computer.Copy.Request);
        Assert.AreEqual(0, _computer.Files.OpenHandles);
    }

    [TestMethod]
    public void Quiet_without_a_scope_means_all_users()
    {
        _computer.IsElevated = true;

        Assert.AreEqual(0, _computer.Run("install --quiet"));

        Assert.StartsWith($@"install {SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}\{FakeImage.AllUsersFile}", _computer.Installer.Calls.Single());
        Assert.DoesNotContain("INSTALLINGUSERSID", _computer.Installer.Calls.Single());
        Assert.Contains($@"Log: {SetupComputer.LogFolder}\docker-desktop-install-", _computer.Output.ToString());
        var log = _computer.Files.Find(SetupComputer.LogFolder)!;
        Assert.AreEqual("O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", log.Security);
    }

    [TestMethod]
    [DataRow("install --quiet")]
    [DataRow("install --quiet --all-users")]
    public void Quiet_for_all_users_without_elevation_is_refused_before_anything_is_changed(string line)
    {
        var before = _computer.Files.Snapshot;

        Assert.AreEqual(740, _computer.Run(line));

        Assert.Contains("needs an administrator", _computer.Error.ToString());
        Assert.Contains("--user", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        Assert.IsNull(_computer.Copy.Request);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_double_click_offers_both_scopes_with_the_users_own_first_and_starts_the_application()
    {
        _computer.Window.Answer = new WindowAnswer(PackageScope.PerUser, RemovesData: false);
        _computer.Window.StartsNow = true;

        Assert.AreEqual(0, _computer.Run(string.Empty));

        CollectionAssert.AreEqual(new[] { PackageScope.PerUser, PackageScope.PerMachine }, _computer.Window.Question!.Scopes.ToList());
        Assert.IsTrue(_computer.Window.Question.AsksLicense);
        Assert.IsTrue(_computer.Window.Question.NeedsConsent);
        Assert.AreEqual(@"C:\Program Files\Docker\Docker\Docker Desktop.exe", _computer.Started);
        Assert.IsNull(_computer.Copy.Request);
    }

    [TestMethod]
    public void All_users_by_double_click_is_done_by_the_elevated_copy_alone()
    {
        _computer.Window.Answer = new WindowAnswer(PackageScope.PerMachine, RemovesData: false);

        Assert.AreEqual(0, _computer.Run("install --accept-license --backend=hyper-v"));

        Assert.IsFalse(_computer.Window.Question!.AsksLicense);
        Assert.AreEqual(PackageScope.PerMachine, _computer.Copy.Request!.Scope);
        Assert.AreEqual("ENGINE=\"hyperv\"", SetupCommandLine.FormatProperties(_computer.Copy.Request));
        Assert.IsEmpty(_computer.Installer.Calls);
        Assert.Contains("Done by the copy.", _computer.Output.ToString());
    }

    [TestMethod]
    public void Started_elevated_it_needs_no_copy_and_offers_no_start()
    {
        _computer.IsElevated = true;
        _computer.Window.Answer = new WindowAnswer(PackageScope.PerMachine, RemovesData: false);

        Assert.AreEqual(0, _computer.Run("install"));

        Assert.IsFalse(_computer.Window.Question!.OffersStart);
        Assert.IsFalse(_computer.Window.Question.NeedsConsent);
        Assert.IsNull(_computer.Copy.Request);
        Assert.HasCount(1, _computer.Installer.Calls);
    }

    [TestMethod]
    public void What_only_all_users_can_have_leaves_no_choice()
    {
        Assert.AreEqual(1602, _computer.Run("install --backend=windows"));

        Assert.AreEqual(PackageScope.PerMachine, _computer.Window.Question!.Scopes.Single());
    }

    [TestMethod]
    public void A_closed_window_and_a_declined_consent_end_with_1602_and_leave_nothing()
    {
        var before = _computer.Files.Snapshot;
        Assert.AreEqual(1602, _computer.Run("install"));

        _computer.Window.Answer = new WindowAnswer(PackageScope.PerMachine, RemovesData: false);
        _computer.Copy.Result = new SetupResult(1602, "declined", null);
        Assert.AreEqual(1602, _computer.Run("install"));

        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    [DataRow(112, "Make room")]
    [DataRow(1602, "Cancelled")]
    [DataRow(1603, "failed with 1603")]
    [DataRow(1618, "busy")]
    [DataRow(1638, "Another build")]
    public void A_failure_keeps_its_code_and_the_cache_is_empty_again(int code, string text)
    {
        var before = _computer.Files.Snapshot;
        _computer.Installer.ExitCode = code;
        _computer.Installer.Error = "INSTALLFOLDER is not allowed.";

        Assert.AreEqual(code, _computer.Run("install --quiet --user"));

        Assert.Contains(text, _computer.Error.ToString());
        Assert.AreEqual(code != 1602, _computer.Error.ToString().Contains("INSTALLFOLDER is not allowed.", StringComparison.Ordinal));
        Assert.Contains("Log: ", _computer.Output.ToString());
        Assert.IsEmpty(_computer.Left(before));
    }

    [TestMethod]
    public void Success_that_needs_a_restart_keeps_its_code()
    {
        _computer.Installer.ExitCode = 3010;

        Assert.AreEqual(3010, _computer.Run("install --quiet --user"));

        Assert.Contains("Restart the computer", _computer.Output.ToString());
        Assert.IsTrue(_computer.Files.Exists($@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}\{FakeImage.PerUserFile}"));
    }

    [TestMethod]
    public void A_changed_package_is_refused_before_windows_installer_is_asked()
    {
        var before = _computer.Files.Snapshot;
        _computer.Image.Tamper();

        Assert.AreEqual(577, _computer.Run("install --quiet --user"));

        Assert.Contains("damaged or was changed", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    [DataRow(0x80096010u, 577)] // TRUST_E_BAD_DIGEST
    [DataRow(0x800B0100u, 577)] // TRUST_E_NOSIGNATURE, though there is one
    [DataRow(0x800B0111u, 577)] // TRUST_E_EXPLICIT_DISTRUST
    [DataRow(0x800B0109u, 0)] // CERT_E_UNTRUSTEDROOT
    [DataRow(0u, 0)]
    public void A_broken_signature_is_refused(uint signature, int code)
    {
        _computer.Signature = signature;

        Assert.AreEqual(code, _computer.Run("install --quiet --user"));

        Assert.HasCount(code == 0 ? 1 : 0, _computer.Installer.Calls);
    }

    [TestMethod]
    public void A_full_disk_ends_with_112_and_leaves_nothing()
    {
        var before = _computer.Files.Snapshot;
        _computer.Files.FreeBytes = 1000;

        Assert.AreEqual(112, _computer.Run("install --quiet --user"));

        Assert.Contains("Make room", _computer.Error.ToString());
        Assert.Contains(SetupComputer.LocalFolder, _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_target_that_cannot_be_written_is_named_and_nothing_is_left()
    {
        var before = _computer.Files.Snapshot;
        _computer.Files.Deny(SetupComputer.LocalFolder, Win32FileError.AccessDenied);

        Assert.AreEqual(1603, _computer.Run("install --quiet --user"));

        Assert.Contains(SetupComputer.LocalFolder, _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_leftover_that_somebody_has_open_is_named_and_windows_installer_is_not_asked()
    {
        var leftover = $@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}\{FakeImage.PerUserFile}";
        _computer.Files.AddFolder($@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}", FakeFileSystem.User);
        _computer.Files.AddFile(leftover, [1], FakeFileSystem.User);
        using (_computer.Files.Hold(leftover, FileRights.Read, FileShare.Read))
        {
            Assert.AreEqual(1603, _computer.Run("install --quiet --user"));
        }

        Assert.Contains(leftover, _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
        Assert.AreEqual(0, _computer.Run("install --quiet --user"), "once it is free");
    }

    [TestMethod]
    public void Two_at_once_end_with_1618_for_the_second()
    {
        var second = -1;
        _computer.Installer.Installing = _ => second = _computer.Run("install --quiet --user");

        Assert.AreEqual(0, _computer.Run("install --quiet --user"));

        Assert.AreEqual(1618, second);
        Assert.HasCount(1, _computer.Installer.Calls);
        Assert.IsTrue(_computer.Files.Exists($@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}\{FakeImage.PerUserFile}"));
    }

    [TestMethod]
    public void Interrupted_on_the_console_it_ends_with_1602()
    {
        var before = _computer.Files.Snapshot;
        _computer.Interrupt.Cancel();

        Assert.AreEqual(1602, _computer.Run("install --quiet --user"));

        Assert.IsEmpty(_computer.Left(before));
    }

    [TestMethod]
    public void Another_build_of_this_version_keeps_its_own_package()
    {
        var package = $@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}\{FakeImage.PerUserFile}";
        _computer.Files.AddFolder($@"{SetupComputer.LocalFolder}\{FakeImage.PerUserCode}", FakeFileSystem.User);
        _computer.Files.AddFile(package, [1], FakeFileSystem.User);
        _computer.Installer.Add(FakeImage.PerUserCode, FakeImage.PerUserUpgradeCode, packageCode: "{77777777-7777-7777-7777-777777777777}");

        Assert.AreEqual(1638, _computer.Run("install --quiet --user"));

        Assert.IsEmpty(_computer.Installer.Calls);
        CollectionAssert.AreEqual(new byte[] { 1 }, _computer.Files.ReadAll(package));
    }

    [TestMethod]
    public void The_same_package_again_repairs()
    {
        Assert.AreEqual(0, _computer.Run("install --quiet --user"));
        Assert.AreEqual(0, _computer.Run("install --quiet --user --disable-analytics"));

        Assert.EndsWith("DISABLEANALYTICS=\"1\" REINSTALL=\"ALL\" REINSTALLMODE=\"omus\"", _computer.Installer.Calls[1]);
    }

    [TestMethod]
    public void An_upgrade_removes_the_package_of_the_earlier_version()
    {
        const string Earlier = "{66666666-6666-6666-6666-666666666666}";
        _computer.Installer.Add(Earlier, FakeImage.PerUserUpgradeCode);
        _computer.Files.AddFolder($@"{SetupComputer.LocalFolder}\{Earlier}", FakeFileSystem.User);
        _computer.Installer.Installing = _ => _computer.Installer.Forget(Earlier);

        Assert.AreEqual(0, _computer.Run("install --quiet --user"));

        Assert.IsFalse(_computer.Files.Exists($@"{SetupComputer.LocalFolder}\{Earlier}"));
    }

    [TestMethod]
    public void Uninstall_finds_the_scope_and_takes_the_package_away()
    {
        var before = _computer.Files.Snapshot;
        Assert.AreEqual(0, _computer.Run("install --quiet --user"));

        Assert.AreEqual(0, _computer.Run("uninstall --quiet --keep-data"));

        Assert.AreEqual($"remove {FakeImage.PerUserCode} KEEPDATA=\"1\"", _computer.Installer.Calls[1]);
        Assert.IsEmpty(_computer.Left(before));
    }

    [TestMethod]
    public void Uninstall_of_nothing_says_so()
    {
        Assert.AreEqual(1605, _computer.Run("uninstall --quiet"));
        Assert.AreEqual(1605, _computer.Run("uninstall --quiet --user"));
        Assert.AreEqual(1605, _computer.Run("uninstall"));

        Assert.Contains("not installed", _computer.Error.ToString());
        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void Uninstall_of_both_asks_or_is_refused_when_quiet()
    {
        _computer.Installer.Add(FakeImage.PerUserCode, FakeImage.PerUserUpgradeCode);
        _computer.Installer.Add(FakeImage.AllUsersCode, FakeImage.AllUsersUpgradeCode);

        Assert.AreEqual(87, _computer.Run("uninstall --quiet"));
        Assert.Contains("--user or --all-users", _computer.Error.ToString());

        Assert.AreEqual(1602, _computer.Run("uninstall"));
        Assert.HasCount(2, _computer.Window.Question!.Scopes);
    }

    [TestMethod]
    public void Only_the_box_in_the_window_removes_data()
    {
        _computer.Installer.Add(FakeImage.PerUserCode, FakeImage.PerUserUpgradeCode);
        _computer.Window.Answer = new WindowAnswer(PackageScope.PerUser, RemovesData: true);

        Assert.AreEqual(0, _computer.Run("uninstall"));

        Assert.AreEqual($"remove {FakeImage.PerUserCode} KEEPDATA=\"0\"", _computer.Installer.Calls.Single());
    }

    [TestMethod]
    [DataRow(true, false, true)]
    [DataRow(false, true, false)]
    [DataRow(true, true, false)]
    public void The_data_of_an_account_that_only_consents_is_not_offered_for_removal(bool isForUser, bool isForAll, bool isOffered)
    {
        if (isForUser)
        {
            _computer.Installer.Add(FakeImage.PerUserCode, FakeImage.PerUserUpgradeCode);
        }

        if (isForAll)
        {
            _computer.Installer.Add(FakeImage.AllUsersCode, FakeImage.AllUsersUpgradeCode);
        }

        _computer.Run("uninstall");
        Assert.AreEqual(isOffered, _computer.Window.Question!.OffersDataRemoval);

        _computer.IsElevated = true;
        _computer.Run("uninstall");
        Assert.IsTrue(_computer.Window.Question!.OffersDataRemoval);
    }

    [TestMethod]
    public void An_installing_user_is_handed_to_the_package()
    {
        _computer.IsElevated = true;
        var request = SetupCommandLine.Parse("install --all-users --quiet");

        Assert.AreEqual(0, _computer.Installation.Run(request, "S-1-5-21-1-2-3-1002", new FakeWatcher()).ExitCode);

        Assert.EndsWith("INSTALLINGUSERSID=\"S-1-5-21-1-2-3-1002\"", _computer.Installer.Calls.Single());
    }

    [TestMethod]
    [DataRow("install --usr", true, 0)]
    [DataRow("install --usr", false, 1)]
    [DataRow("install --quiet --usr", false, 0)]
    public void An_error_opens_a_window_only_where_nobody_reads_the_console(string line, bool isConsole, int windows)
    {
        _computer.IsConsole = isConsole;

        Assert.AreEqual(87, _computer.Run(line));

        Assert.HasCount(windows, _computer.Window.Errors);
        Assert.Contains("--usr", _computer.Error.ToString());
    }

    [TestMethod]
    [DataRow("install --user")]
    [DataRow("")]
    public void A_process_without_a_desktop_does_not_wait_for_an_answer_that_nobody_gives(string line)
    {
        var before = _computer.Files.Snapshot;
        _computer.Window.CanBeSeen = false;
        _computer.IsConsole = false;

        Assert.AreEqual(1459, _computer.Run(line));

        Assert.Contains("Give --quiet", _computer.Error.ToString());
        Assert.IsNull(_computer.Window.Question);
        Assert.IsEmpty(_computer.Window.Errors);
        CollectionAssert.AreEqual(before.ToList(), _computer.Files.Snapshot.ToList());
        Assert.AreEqual(0, _computer.Run("install --quiet --user"));
    }

    [TestMethod]
    [DataRow(true, true, "WSL 2 is enabled.")]
    [DataRow(false, true, "WSL is not installed")]
    [DataRow(true, false, "Virtual Machine Platform is off")]
    public void The_state_of_wsl_2_is_told_at_the_beginning_and_at_the_end_and_stops_nothing(bool hasWsl, bool hasPlatform, string text)
    {
        _computer.Services.Services.Clear();
        if (hasWsl)
        {
            _computer.Services.Services["LxssManager"] = DockerDesktop.Windows.Services.SystemServiceStart.Demand;
        }

        if (hasPlatform)
        {
            _computer.Services.Services["vmcompute"] = DockerDesktop.Windows.Services.SystemServiceStart.Demand;
        }

        Assert.AreEqual(0, _computer.Run("install --quiet --user"));

        Assert.HasCount(3, _computer.Output.ToString().Split(text), "a note at the start and at the end");
        Assert.AreEqual(!(hasWsl && hasPlatform), _computer.Output.ToString().Contains("wsl --install", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Nothing_is_told_of_wsl_2_to_whom_it_does_not_matter()
    {
        _computer.IsElevated = true;
        _computer.Services.Services.Clear();

        Assert.AreEqual(0, _computer.Run("install --quiet --backend=hyper-v"));

        Assert.DoesNotContain("WSL", _computer.Output.ToString());
    }

    [TestMethod]
    public void That_windows_does_not_tell_of_wsl_2_stops_nothing()
    {
        _computer.Services.Fault = new Win32Exception(5);

        Assert.AreEqual(0, _computer.Run("install --quiet --user"));

        Assert.Contains("could not be found out", _computer.Output.ToString());
    }

    /// <summary>Whoever consents in the window is asked for nothing that the package would refuse.</summary>
    [TestMethod]
    public void What_the_chosen_package_would_refuse_is_told_before_anybody_is_asked_to_consent()
    {
        _computer.Window.Answer = new WindowAnswer(PackageScope.PerUser, RemovesData: false);
        Assert.AreEqual(87, _computer.Run("install --backend=hyper-v"));
        Assert.Contains("--backend", _computer.Output.ToString());

        _computer.Installer.Add(FakeImage.PerUserCode, FakeImage.PerUserUpgradeCode);
        Assert.AreEqual(87, _computer.Run("uninstall --quiet --remove-docker-users"));
        Assert.Contains("--remove-docker-users", _computer.Error.ToString());

        Assert.IsNull(_computer.Copy.Request);
        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void Cancelled_before_windows_installer_is_asked_it_is_not_asked()
    {
        _computer.Interrupt.Cancel();

        Assert.AreEqual(1602, _computer.Run("install --quiet --user"));

        Assert.IsEmpty(_computer.Installer.Calls);
    }

    [TestMethod]
    public void Help_and_version_change_nothing_and_need_no_packages()
    {
        _computer.Image.Content = [];

        Assert.AreEqual(0, _computer.Run("--help"));
        Assert.AreEqual(0, _computer.Run("--version"));

        Assert.Contains("Exit codes:", _computer.Output.ToString());
        Assert.Contains("Docker Desktop Installer 1.", _computer.Output.ToString());
    }
}
