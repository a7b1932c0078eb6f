using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>The per-user package, installed without a user interface.</summary>
[TestClass]
public sealed partial class PerUserInstallTests
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

    [TestMethod]
    [DataRow("ENGINE", "hyperv")]
    [DataRow("ENGINE", "windows")]
    [DataRow("ALWAYSRUNSERVICE", "1")]
    [DataRow("MAINTAINHOSTS", "1")]
    [DataRow("DOCKERUSERS", "S-1-5-21-0-0-0-1001")]
    [DataRow("ALLUSERS", "1")]
    public async Task What_needs_the_all_users_package_is_refused_before_anything_is_changed(string property, string value)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        var install = (await windows.Msiexec.InstallAsync(Package.Path, (property, value))).EnsureExitCode(1603);

        StringAssert.Contains(install.Log.Text, property);
        StringAssert.Matches(install.Log.Text, AllUsers());
        await windows.AssertUnchangedAsync(before);
    }

    // The way out is named: the other package, in words or by its file.
    [GeneratedRegex("all users|AllUsers.msi")]
    private static partial Regex AllUsers();
}
