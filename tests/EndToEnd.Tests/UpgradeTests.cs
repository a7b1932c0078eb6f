
namespace EndToEnd;

/// <summary>From one version to the next, and back.</summary>
[TestClass]
public sealed class UpgradeTests
{
    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), null)]
    [DataRow(nameof(PackageScope.PerUser), "neutral,de-DE")]
    public async Task A_newer_version_replaces_the_older_one_in_any_language_and_keeps_its_settings(string scopeName, string? culture)
    {
        var scope = Enum.Parse<PackageScope>(scopeName);
        var older = Package.Built(scope);
        using var variant = new PackageVariant(scope) { Version = "1.0.1", Culture = culture };
        var newer = await variant.BuildAsync();
        Assert.AreNotEqual(await older.ReadProductCodeAsync(), await newer.ReadProductCodeAsync());

        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        (await windows.Msiexec.InstallAsync(older.Path, ("ENABLEDESKTOPSHORTCUT", "0"), ("DISABLEWINDOWSCONTAINERS", "1"))).EnsureExitCode(0);
        var upgrade = (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);

        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"{InstalledProduct.UninstallKey}\{await older.ReadProductCodeAsync()}"), "the older version's entry is gone");
        Assert.AreEqual("1.0.1", (await windows.Registry.ReadValueAsync($@"{InstalledProduct.UninstallKey}\{await newer.ReadProductCodeAsync()}", "DisplayVersion"))!.Text);
        Assert.AreEqual(1u, (await InstalledProduct.ReadSettingsAsync(windows, scope))!["DisableWindowsContainers"].ToUInt32());
        Assert.IsFalse(InstalledProduct.FileExists(windows, $"{upgrade.Log.Properties["DesktopFolder"]}Docker Desktop.lnk"), "there was no desktop shortcut and still is none");
        Assert.AreEqual(scope == PackageScope.AllUsers, await windows.Services.QueryAsync(InstalledProduct.HelperService) is not null);

        // An older one is refused and changes nothing.
        var upgraded = await windows.TakeSnapshotAsync();
        (await windows.Msiexec.InstallAsync(older.Path)).EnsureExitCode(1603);
        await windows.AssertUnchangedAsync(upgraded);

        (await windows.Msiexec.UninstallAsync(newer.Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before, InstalledProduct.Group);
    }

    [TestMethod]
    public async Task A_newer_version_goes_to_the_folder_that_was_chosen()
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { Version = "1.0.1" };
        var newer = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        const string folder = @"C:\Program Files\Chosen Folder";

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path, ("INSTALLFOLDER", folder))).EnsureExitCode(0);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\docker-desktop.exe"));
        (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);

        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\docker-desktop.exe"), "the chosen folder");
        Assert.IsFalse(InstalledProduct.FileExists(windows, $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe"), "the default folder");
        (await windows.Msiexec.UninstallAsync(newer.Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before, InstalledProduct.Group);
    }

    [TestMethod]
    public async Task A_running_helper_is_stopped_replaced_and_runs_again()
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { Version = "1.0.1" };
        var newer = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path, ("ENGINE", "hyperv"))).EnsureExitCode(0);
        var first = await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");

        (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);

        var second = await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        Assert.AreEqual("automatic", second.StartType);
        Assert.AreNotEqual(first.Properties["process"], second.Properties["process"]);
    }
}
