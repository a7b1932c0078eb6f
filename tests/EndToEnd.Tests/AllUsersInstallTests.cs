
namespace EndToEnd;

/// <summary>The all-users package, installed without a user interface.</summary>
[TestClass]
public sealed class AllUsersInstallTests
{
    private static readonly Package Package = Package.Built(PackageScope.AllUsers);

    [TestMethod]
    public async Task Install_puts_everything_in_place_and_uninstall_takes_it_away()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        var install = (await windows.Msiexec.InstallAsync(Package.Path)).EnsureExitCode(0);

        foreach (var file in new[] { $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe", $@"{InstalledProduct.AllUsersFolder}\com.docker.service.exe" })
        {
            Assert.IsTrue(InstalledProduct.FileExists(windows, file), file);
        }

        // Where all users' shortcuts are is Windows Installer's to say; Wine says the user's own folders.
        foreach (var folder in new[] { "ProgramMenuFolder", "DesktopFolder" })
        {
            Assert.IsTrue(InstalledProduct.FileExists(windows, $"{install.Log.Properties[folder]}Docker Desktop.lnk"), folder);
        }

        var settings = (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!;
        Assert.AreEqual("wsl", settings["Engine"].Text);
        Assert.AreEqual(0u, settings["DisableWindowsContainers"].ToUInt32());
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKCU\{InstalledProduct.ProductKey}"), "the all-users package writes nothing below HKCU");

        var productCode = await Package.ReadProductCodeAsync();
        var arp = (await windows.Registry.ReadKeyAsync($@"{InstalledProduct.UninstallKey}\{productCode}"))!.Values;
        Assert.AreEqual("Docker Desktop", arp["DisplayName"].Text);
        Assert.AreEqual("1.0.0", arp["DisplayVersion"].Text);
        Assert.AreEqual("Docker Inc.", arp["Publisher"].Text);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"C:\windows\Installer\{productCode}\DockerDesktop.ico"), "icon");

        var service = (await windows.Services.QueryAsync(InstalledProduct.HelperService))!;
        Assert.AreEqual($"\"{InstalledProduct.AllUsersFolder}\\com.docker.service.exe\"", service.Path);
        Assert.AreEqual("LocalSystem", service.Account);
        Assert.AreEqual("demand", service.StartType);
        Assert.AreEqual("stopped", service.State);

        var eventSource = (await windows.Registry.ReadKeyAsync(@"HKLM\System\CurrentControlSet\Services\EventLog\Application\com.docker.service"))!.Values;
        StringAssert.EndsWith(eventSource["EventMessageFile"].Text, @"Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll");

        var group = (await windows.LocalGroups.ListAsync())[InstalledProduct.Group];
        CollectionAssert.AreEqual(new[] { windows.Registry.UserSid }, group.Members.ToArray());

        foreach (var action in new[] { "PrepareInstall", "CreateDockerUsersGroup", "AddInstallingUser", "RegisterHelperService" })
        {
            CollectionAssert.Contains(install.Log.ReturnValues(action).ToArray(), 1, action);
        }

        Assert.IsTrue(install.Log.Contains("Sign out and in again"), install.Log.Text);

        (await windows.Msiexec.UninstallAsync(Package.Path)).EnsureExitCode(0);

        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.HelperService));
        // The group's members were chosen by an administrator, so it stays unless REMOVEDOCKERUSERS=1 is given.
        Assert.IsTrue((await windows.LocalGroups.ListAsync()).ContainsKey(InstalledProduct.Group), "the group is kept");
        await windows.AssertUnchangedAsync(before, InstalledProduct.Group);
    }

    [TestMethod]
    public async Task Uninstall_removes_the_group_that_it_made_when_told_to()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(Package.Path)).EnsureExitCode(0);
        Assert.IsTrue((await windows.LocalGroups.ListAsync()).ContainsKey(InstalledProduct.Group));
        (await windows.Msiexec.UninstallAsync(Package.Path, ("REMOVEDOCKERUSERS", "1"))).EnsureExitCode(0);

        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public async Task A_group_that_was_there_before_keeps_its_members_and_is_not_removed()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await windows.LocalGroups.AddAsync(InstalledProduct.Group, "made by an administrator", "S-1-5-21-0-0-0-2500", "S-1-5-21-0-0-0-1001");

        (await windows.Msiexec.InstallAsync(Package.Path)).EnsureExitCode(0);
        CollectionAssert.AreEquivalent(
            new[] { "S-1-5-21-0-0-0-1001", windows.Registry.UserSid }, (await windows.LocalGroups.ListAsync())[InstalledProduct.Group].Members.ToArray());

        (await windows.Msiexec.UninstallAsync(Package.Path, ("REMOVEDOCKERUSERS", "1"))).EnsureExitCode(0);
        var group = (await windows.LocalGroups.ListAsync())[InstalledProduct.Group];
        Assert.AreEqual("made by an administrator", group.Comment);
        CollectionAssert.Contains(group.Members.ToArray(), "S-1-5-21-0-0-0-1001");
    }

    [TestMethod]
    public async Task The_helper_answers_over_its_pipe_and_the_client_says_so()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(Package.Path, ("ENGINE", "hyperv"))).EnsureExitCode(0);

        // Hyper-V needs the helper at every start of Windows, and it is started at once.
        var service = await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        Assert.AreEqual("automatic", service.StartType);

        var answer = (await windows.RunProgramAsync("PipeProbe.exe", InstalledProduct.HelperPipe, "request", "GET", "/v1/version")).EnsureExitCode(0);
        StringAssert.StartsWith(answer.StandardOutput, "HTTP/1.1 200");
        StringAssert.Contains(answer.StandardOutput, "1.0.0");

        var client = $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe";
        StringAssert.Contains((await windows.RunAsync(client, "version")).EnsureExitCode(0).StandardOutput, "1.0.0");
        // Wine looks up no local group, so the helper says that only administrators may use it, and the client that it is degraded.
        const uint degraded = 3;
        var health = (await windows.RunAsync(client, "health")).EnsureExitCode(degraded);
        StringAssert.Contains(health.StandardOutput, "users-group: degraded");
        StringAssert.Contains(health.StandardOutput, "settings: healthy");

        await windows.RestartAsync();
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");

        // Uninstalling stops it first: the file is in use otherwise.
        (await windows.Msiexec.UninstallAsync(Package.Path)).EnsureExitCode(0);
        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.HelperService));
        Assert.IsFalse(Directory.Exists(windows.ToHostPath(@"C:\Program Files\Docker")), "the folder is gone");
    }

    [TestMethod]
    public async Task The_pipe_is_open_to_administrators_and_closed_to_others()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(Package.Path, ("ALWAYSRUNSERVICE", "1"))).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");

        const string readAndWrite = "3";
        var check = (await windows.RunProgramAsync("PipeProbe.exe", InstalledProduct.HelperPipe, "access-check", readAndWrite)).EnsureExitCode(0);
        StringAssert.Contains(check.StandardOutput, "full: granted");
        StringAssert.Contains(check.StandardOutput, "restricted: denied");
    }

    [TestMethod]
    public async Task No_windows_containers_is_recorded_from_the_flag()
    {
        await using var windows = await WindowsMachine.CreateAsync();

        (await windows.Msiexec.InstallAsync(Package.Path, ("INSTALLFLAGS", "--no-windows-containers --backend=hyper-v"))).EnsureExitCode(0);

        var settings = (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!;
        Assert.AreEqual(1u, settings["DisableWindowsContainers"].ToUInt32());
        Assert.AreEqual("hyperv", settings["Engine"].Text);
        Assert.AreEqual("automatic", (await windows.Services.QueryAsync(InstalledProduct.HelperService))!.StartType);
    }

    [TestMethod]
    [DataRow("ENGINE", "docker", "ENGINE")]
    [DataRow("INSTALLFLAGS", "--no-window-containers", "--no-windows-containers")]
    [DataRow("INSTALLFLAGS", "--no-windows-containers --backend=windows", "DISABLEWINDOWSCONTAINERS")]
    [DataRow("ALWAYSRUNSERVICE", "yes", "ALWAYSRUNSERVICE")]
    [DataRow("DOCKERUSERS", "nobody-of-this-name", "nobody-of-this-name")]
    public async Task A_wrong_setting_is_refused_before_anything_is_changed(string property, string value, string named)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        var install = (await windows.Msiexec.InstallAsync(Package.Path, (property, value))).EnsureExitCode(1603);

        StringAssert.Contains(install.Log.Text, named);
        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public async Task Without_a_desktop_shortcut_a_repair_makes_none_either()
    {
        await using var windows = await WindowsMachine.CreateAsync();

        var install = (await windows.Msiexec.InstallAsync(Package.Path, ("ENABLEDESKTOPSHORTCUT", "0"))).EnsureExitCode(0);
        var shortcut = $"{install.Log.Properties["DesktopFolder"]}Docker Desktop.lnk";
        Assert.IsFalse(InstalledProduct.FileExists(windows, shortcut));
        (await windows.Msiexec.RepairAsync(Package.Path)).EnsureExitCode(0);
        Assert.IsFalse(InstalledProduct.FileExists(windows, shortcut));
    }

    [TestMethod]
    public async Task Repair_restores_a_file_and_the_service()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(Package.Path, ("ALWAYSRUNSERVICE", "1"))).EnsureExitCode(0);
        var client = windows.ToHostPath($@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe");
        File.Delete(client);
        (await windows.RunAsync("sc", "stop", InstalledProduct.HelperService)).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "stopped");
        (await windows.RunAsync("sc", "delete", InstalledProduct.HelperService)).EnsureExitCode(0);

        (await windows.Msiexec.RepairAsync(Package.Path)).EnsureExitCode(0);

        Assert.IsTrue(File.Exists(client));
        // The recorded setting, not given again, still holds.
        Assert.AreEqual("automatic", (await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running")).StartType);
    }
}
