using WineBed;

namespace EndToEnd.Dialogs;

/// <summary>The ways through the dialogs, clicked through. One of each package runs always; the others take minutes.</summary>
[TestClass]
public sealed class DialogPathTests
{
    private const string PerUserFolderBelowProfile = @"AppData\Local\Chosen Folder";

    [TestMethod]
    public async Task One_user_is_told_what_is_wrong_with_a_folder_and_installs_into_another()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        var before = await windows.TakeSnapshotAsync();

        var installation = await StartAsync(windows, display, PackageScope.PerUser, "install");
        await AcceptLicenseAsync(installation);
        await installation.ExpectAsync("OptionsDlg");
        await installation.TypeAsync(@"C:\Program Files\Docker");
        await installation.PressAsync("Next");
        var refused = await installation.ExpectAsync("RefusedDlg");
        Assert.IsTrue(refused.Controls.Any(control => control.Text.Contains("it is in Program Files", StringComparison.Ordinal)), refused.ToString());
        await installation.PressAsync("OK");
        await installation.ExpectAsync("OptionsDlg");
        var folder = $@"{windows.UserProfile}\{PerUserFolderBelowProfile}";
        await installation.TypeAsync(folder);
        await installation.ToggleAsync("DesktopShortcut");
        await installation.PressAsync("Next");
        var ready = await installation.ExpectAsync("ReadyToInstallDlg");
        Assert.IsTrue(ready.Controls.Any(control => control.Text.TrimEnd('\\').Equals(folder, StringComparison.OrdinalIgnoreCase)), ready.ToString());
        Assert.IsNull(await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser), "nothing is changed before the last page");
        await installation.PressAsync("Install");
        var exit = await installation.ExpectAsync("ExitDlg");
        Assert.IsFalse(exit.Controls.Any(control => control.Text.Contains("docker-users", StringComparison.Ordinal)), exit.ToString());
        await installation.PressAsync("Finish");
        await installation.EndAsync(0);

        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\docker-desktop.exe"), folder);
        Assert.IsFalse(InstalledProduct.FileExists(windows, $@"{windows.UserProfile}\Desktop\Docker Desktop.lnk"), "desktop");
        (await windows.Msiexec.UninstallAsync(Package.Built(PackageScope.PerUser).Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public async Task All_users_get_the_engine_that_was_chosen_without_Windows_containers()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);

        var installation = await StartAsync(windows, display, PackageScope.AllUsers, "install");
        await AcceptLicenseAsync(installation);
        await installation.PressAsync("OptionsDlg", "Next");
        await installation.ExpectAsync("EngineDlg");
        await installation.ToggleAsync("MaintainHosts");
        await installation.UseAsync(await RadioButtonAsync(PackageScope.AllUsers, "windows"));
        await installation.ExpectAsync("EngineDlg");
        Assert.AreEqual(false, installation.IsEnabled("WindowsContainersOff"), "off and chosen exclude each other");
        await installation.UseAsync(await RadioButtonAsync(PackageScope.AllUsers, "hyperv"));
        await installation.ToggleAsync("WindowsContainersOff");
        await installation.PressAsync("Next");
        await installation.PressAsync("ReadyToInstallDlg", "Install");
        var exit = await installation.ExpectAsync("ExitDlg");
        Assert.IsTrue(exit.Controls.Any(control => control.Text.Contains("Sign out", StringComparison.Ordinal)), exit.ToString());
        await installation.PressAsync("Finish");
        await installation.EndAsync(0);

        var settings = (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!;
        Assert.AreEqual("hyperv", settings["Engine"].Text);
        Assert.AreEqual(1u, settings["DisableWindowsContainers"].ToUInt32());
        Assert.AreEqual(1u, settings["MaintainHosts"].ToUInt32());
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.PerUser), "WelcomeDlg")]
    public Task Cancelling_the_first_page_leaves_nothing_behind(string scope, string dialog) => CancelAsync(scope, dialog);

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(nameof(PackageScope.PerUser), "OptionsDlg")]
    [DataRow(nameof(PackageScope.PerUser), "ReadyToInstallDlg")]
    [DataRow(nameof(PackageScope.AllUsers), "WelcomeDlg")]
    [DataRow(nameof(PackageScope.AllUsers), "OptionsDlg")]
    [DataRow(nameof(PackageScope.AllUsers), "EngineDlg")]
    [DataRow(nameof(PackageScope.AllUsers), "ReadyToInstallDlg")]
    public Task Cancelling_any_page_leaves_nothing_behind(string scope, string dialog) => CancelAsync(scope, dialog);

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(nameof(PackageScope.PerUser))]
    [DataRow(nameof(PackageScope.AllUsers))]
    public async Task A_failure_ends_with_its_own_page_and_leaves_nothing_behind(string scope)
    {
        var which = Enum.Parse<PackageScope>(scope);
        using var variant = new PackageVariant(which)
        {
            PackageContent = PackageVariant.ActionOnPurpose("FailWithReason", "deferred", "InstallFinalize"),
        };
        var package = await variant.BuildAsync();
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        var before = await windows.TakeSnapshotAsync();

        var installation = await InteractiveInstallation.StartAsync(windows, display, package, $"{scope}/failure");
        await InstallWithDefaultsAsync(installation, which);
        // Wine shows it in a box of its own, Windows in ErrorDlg.
        var reason = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("The reason is a test."), installation.Run);
        await windows.Dialogs.PressAsync(reason.Controls.Single(control => control.Text == "OK"));
        // Wine does not tell where its log is; DialogTableTests has the control that shows it.
        var failed = await installation.ExpectAsync("FatalErrorDlg");
        Assert.IsTrue(failed.Controls.Any(control => control.Text.StartsWith("This computer is as it was", StringComparison.Ordinal)), failed.ToString());
        await installation.PressAsync("Finish");
        await installation.EndAsync(1603);

        await windows.AssertRolledBackAsync(before);
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task What_is_installed_is_changed_repaired_and_removed()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        var package = Package.Built(PackageScope.AllUsers);
        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);
        const string client = $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe";

        var change = await StartAsync(windows, display, PackageScope.AllUsers, "change");
        await change.PressAsync("MaintenanceDlg", "Change");
        await change.PressAsync("OptionsDlg", "Next");
        await change.ExpectAsync("EngineDlg");
        await change.UseAsync(await RadioButtonAsync(PackageScope.AllUsers, "hyperv"));
        await change.PressAsync("Next");
        await change.PressAsync("ReadyToInstallDlg", "Change");
        await change.PressAsync("ExitDlg", "Finish");
        await change.EndAsync(0);
        Assert.AreEqual("hyperv", (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["Engine"].Text);

        File.Delete(windows.ToHostPath(client));
        var repair = await StartAsync(windows, display, PackageScope.AllUsers, "repair");
        await repair.PressAsync("MaintenanceDlg", "Repair");
        await repair.PressAsync("ReadyToRepairDlg", "Repair");
        await repair.PressAsync("ExitDlg", "Finish");
        await repair.EndAsync(0);
        Assert.IsTrue(InstalledProduct.FileExists(windows, client), client);
        Assert.AreEqual("hyperv", (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["Engine"].Text, "a repair keeps the settings");

        // Wine counts the owners of components at each of the two costings and then removes none of them; what is to be removed is seen in the log.
        var remove = await StartAsync(windows, display, PackageScope.AllUsers, "remove");
        await remove.PressAsync("MaintenanceDlg", "Remove");
        await remove.ExpectAsync("ReadyToRemoveDlg");
        await remove.ToggleAsync("RemoveData");
        await remove.PressAsync("Remove");
        await remove.PressAsync("ExitDlg", "Finish");
        var removed = await remove.EndAsync(0);
        Assert.AreEqual("ALL", removed.Log.Properties["REMOVE"]);
        Assert.AreEqual("0", removed.Log.Properties["KEEPDATA"]);
        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.HelperService));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task All_users_are_asked_when_single_users_have_it()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path)).EnsureExitCode(0);

        var installation = await StartAsync(windows, display, PackageScope.AllUsers, "other-scope");
        var found = await installation.ExpectAsync("OtherScopeDlg");
        Assert.IsTrue(found.Controls.Any(control => control.Text.Contains("installed for single users already", StringComparison.Ordinal)), found.ToString());
        Assert.AreEqual(false, installation.IsEnabled("Next"));
        await installation.ToggleAsync("Allow");
        await installation.PressAsync("Next");
        await InstallWithDefaultsAsync(installation, PackageScope.AllUsers);
        await installation.PressAsync("ExitDlg", "Finish");
        await installation.EndAsync(0);

        Assert.IsNotNull(await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers));
        Assert.IsNotNull(await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task One_user_is_told_that_all_users_have_it()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path)).EnsureExitCode(0);

        var installation = await StartAsync(windows, display, PackageScope.PerUser, "other-scope");
        var failed = await installation.ExpectAsync("FatalErrorDlg");
        Assert.IsTrue(failed.Controls.Any(control => control.Text.Contains("installed for all users of this computer already", StringComparison.Ordinal)), failed.ToString());
        await installation.PressAsync("Finish");
        await installation.EndAsync(1603);

        Assert.IsNull(await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task An_installation_of_another_installer_is_replaced_only_when_that_is_chosen()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        var folder = InstalledProduct.PerUserFolder(windows);
        await PredecessorInstall.MakeAsync(windows, folder, PredecessorInstall.UserKey);
        var before = await windows.TakeSnapshotAsync();

        var cancelled = await StartAsync(windows, display, PackageScope.PerUser, "existing-cancel");
        await CancelAsync(cancelled, "ExistingInstallDlg");
        await windows.AssertUnchangedAsync(before);

        var installation = await StartAsync(windows, display, PackageScope.PerUser, "existing");
        var found = await installation.ExpectAsync("ExistingInstallDlg");
        Assert.IsTrue(found.Controls.Any(control => control.Text.Contains("Docker Desktop 4.40.0 is installed already", StringComparison.Ordinal)), found.ToString());
        Assert.AreEqual(false, installation.IsEnabled("Next"));
        await installation.ToggleAsync("Replace");
        await installation.PressAsync("Next");
        await InstallWithDefaultsAsync(installation, PackageScope.PerUser);
        await installation.PressAsync("ExitDlg", "Finish");
        await installation.EndAsync(0);

        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\docker-desktop.exe"));
        Assert.IsFalse(InstalledProduct.FileExists(windows, $@"{folder}\DockerCli.exe"));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task A_folder_is_chosen_among_those_that_there_are()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);

        var installation = await StartAsync(windows, display, PackageScope.PerUser, "browse");
        await AcceptLicenseAsync(installation);
        await installation.PressAsync("OptionsDlg", "Browse");
        await installation.ExpectAsync("BrowseDlg");
        var folder = $@"{windows.UserProfile}\{PerUserFolderBelowProfile}";
        await installation.TypeAsync(folder);
        await installation.PressAsync("OK");
        var options = await installation.ExpectAsync("OptionsDlg");
        Assert.IsTrue(options.Controls.Any(control => control.Text.TrimEnd('\\').Equals(folder, StringComparison.OrdinalIgnoreCase)), options.ToString());

        // What was written before a Cancel, Wine does not take back.
        await installation.PressAsync("Browse");
        await installation.PressAsync("BrowseDlg", "Cancel");
        await installation.PressAsync("OptionsDlg", "Next");
        await installation.PressAsync("ReadyToInstallDlg", "Install");
        await installation.PressAsync("ExitDlg", "Finish");
        await installation.EndAsync(0);

        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\docker-desktop.exe"), folder);
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task An_installed_product_stays_as_it_is_when_a_page_is_cancelled_and_an_installation_goes_on_when_asked()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path)).EnsureExitCode(0);
        var before = await windows.TakeSnapshotAsync();

        await CancelAsync(await StartAsync(windows, display, PackageScope.PerUser, "installed-cancel"), "MaintenanceDlg");
        foreach (var (button, dialog) in new[] { ("Change", "OptionsDlg"), ("Repair", "ReadyToRepairDlg"), ("Remove", "ReadyToRemoveDlg") })
        {
            var installation = await StartAsync(windows, display, PackageScope.PerUser, "installed-cancel");
            await installation.PressAsync("MaintenanceDlg", button);
            await CancelAsync(installation, dialog);
        }

        await CancelAsync(await StartAsync(windows, display, PackageScope.PerUser, "installed-cancel", "RESUME=1"), "ResumeDlg");
        await windows.AssertUnchangedAsync(before);

        var resumed = await StartAsync(windows, display, PackageScope.PerUser, "resume", "RESUME=1");
        await resumed.PressAsync("ResumeDlg", "Continue");
        await resumed.PressAsync("ExitDlg", "Finish");
        await resumed.EndAsync(0);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{InstalledProduct.PerUserFolder(windows)}\docker-desktop.exe"));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(nameof(PackageScope.PerUser), "neutral,de-DE", 96)]
    [DataRow(nameof(PackageScope.AllUsers), "neutral,de-DE", 96)]
    [DataRow(nameof(PackageScope.PerUser), "neutral,en-US", 192)]
    [DataRow(nameof(PackageScope.AllUsers), "neutral,en-US", 192)]
    public async Task It_installs_in_another_language_and_on_a_fine_screen(string scope, string culture, int dotsPerInch)
    {
        var which = Enum.Parse<PackageScope>(scope);
        using var variant = new PackageVariant(which) { Culture = culture };
        var package = await variant.BuildAsync();
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        await windows.Registry.WriteValueAsync(@"HKCU\Control Panel\Desktop", "LogPixels", RegistryValue.FromUInt32((uint)dotsPerInch));
        await windows.RestartAsync();

        var installation = await InteractiveInstallation.StartAsync(windows, display, package, $"{scope}/{culture[^5..]}-{dotsPerInch}");
        await InstallWithDefaultsAsync(installation, which);
        await installation.PressAsync("ExitDlg", "Finish");
        await installation.EndAsync(0);

        Assert.IsNotNull(await InstalledProduct.ReadSettingsAsync(windows, which));
    }

    private static async Task CancelAsync(string scope, string dialog)
    {
        var which = Enum.Parse<PackageScope>(scope);
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateWindowsAsync(display);
        var before = await windows.TakeSnapshotAsync();

        var installation = await StartAsync(windows, display, which, "cancel");
        foreach (var page in Pages(which).TakeWhile(page => page != dialog))
        {
            await NextAsync(installation, page);
        }

        await CancelAsync(installation, dialog);

        await windows.AssertUnchangedAsync(before);
    }

    /// <summary>Presses Cancel, goes on all the same, presses it again and means it.</summary>
    private static async Task CancelAsync(InteractiveInstallation installation, string dialog)
    {
        await installation.PressAsync(dialog, "Cancel");
        await installation.PressAsync("CancelDlg", "No");
        await installation.PressAsync(dialog, "Cancel");
        await installation.PressAsync("CancelDlg", "Yes");
        await installation.PressAsync("UserExitDlg", "Finish");
        await installation.EndAsync(1602);
    }

    private static string[] Pages(PackageScope scope) =>
        scope == PackageScope.AllUsers ? ["WelcomeDlg", "OptionsDlg", "EngineDlg", "ReadyToInstallDlg"] : ["WelcomeDlg", "OptionsDlg", "ReadyToInstallDlg"];

    private static async Task InstallWithDefaultsAsync(InteractiveInstallation installation, PackageScope scope)
    {
        foreach (var page in Pages(scope))
        {
            await NextAsync(installation, page);
        }
    }

    private static async Task NextAsync(InteractiveInstallation installation, string page)
    {
        if (page == "WelcomeDlg")
        {
            await AcceptLicenseAsync(installation);
        }
        else
        {
            await installation.PressAsync(page, page == "ReadyToInstallDlg" ? "Install" : "Next");
        }
    }

    private static async Task AcceptLicenseAsync(InteractiveInstallation installation)
    {
        await installation.ExpectAsync("WelcomeDlg");
        Assert.AreEqual(false, installation.IsEnabled("Next"), "not before the license is accepted");
        await installation.ToggleAsync("Accepted");
        await installation.PressAsync("Next");
    }

    private static async Task<string> RadioButtonAsync(PackageScope scope, string value) =>
        (await Package.Built(scope).ReadTableAsync("RadioButton")).Single(row => row["Property"] == "ChosenEngine" && row["Value"] == value)["Text"];

    private static Task<WinePrefix> CreateWindowsAsync(VirtualDisplay display) => WindowsMachine.CreateAsync(new WinePrefixOptions { Display = display.Name });

    private static Task<InteractiveInstallation> StartAsync(WinePrefix windows, VirtualDisplay display, PackageScope scope, string path, string properties = "") =>
        InteractiveInstallation.StartAsync(windows, display, Package.Built(scope), $"{scope}/{path}", properties);
}
