namespace EndToEnd;

/// <summary>The per-user package, installed without a user interface.</summary>
[TestClass]
public sealed class PerUserInstallTests
{
    private static readonly Package Package = Package.Built(PackageScope.PerUser);

    [TestMethod]
    public async Task Install_puts_everything_in_place_and_uninstall_takes_it_away()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(Package.Path)).EnsureExitCode(0);

        var folder = InstalledProduct.PerUserFolder(windows);
        var client = $@"{folder}\docker-desktop.exe";
        Assert.IsTrue(InstalledProduct.FileExists(windows, client), client);
        Assert.IsFalse(InstalledProduct.FileExists(windows, $@"{folder}\com.docker.service.exe"));
        Assert.IsFalse(Directory.Exists(windows.ToHostPath(@"C:\Program Files\Docker")));
        Assert.IsTrue(
            InstalledProduct.FileExists(windows, $@"{windows.UserProfile}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\Docker Desktop.lnk"), "start menu");
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{windows.UserProfile}\Desktop\Docker Desktop.lnk"), "desktop");

        Assert.AreEqual("wsl", (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser))!["Engine"].Text);
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKLM\{InstalledProduct.ProductKey}"), "the per-user package writes nothing of its own below HKLM");
        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.HelperService));
        Assert.IsFalse((await windows.LocalGroups.ListAsync()).ContainsKey(InstalledProduct.Group));

        // The client says why there is no helper instead of failing to find it.
        var health = await windows.RunAsync(client, "health");
        StringAssert.Contains(health.StandardOutput + health.StandardError, "per-user");

        (await windows.Msiexec.UninstallAsync(Package.Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before);
    }
}
