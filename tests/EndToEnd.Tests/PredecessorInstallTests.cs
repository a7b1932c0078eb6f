using WineBed;

namespace EndToEnd;

/// <summary>An installation that Docker Desktop's own installer made: refused, or set aside and deleted, and put back when the new installation fails.</summary>
[TestClass]
public sealed class PredecessorInstallTests
{
    private const string MachineKey = $@"{InstalledProduct.UninstallKey}\Docker Desktop";
    private const string UserKey = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";
    private const string OldService = $@"""{InstalledProduct.AllUsersFolder}\resources\com.docker.service""";

    [TestMethod]
    public async Task It_is_refused_and_nothing_is_touched()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await HaveAsync(windows, InstalledProduct.AllUsersFolder, MachineKey);
        var before = await windows.TakeSnapshotAsync();

        var refused = (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path)).EnsureExitCode(1603);

        StringAssert.Contains(refused.Log.Text, "Docker Desktop 4.40.0 is installed already");
        StringAssert.Contains(refused.Log.Text, "REMOVEEXISTINGINSTALL=1");
        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public async Task With_consent_the_new_installation_takes_its_place_and_its_data_stays()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await HaveAsync(windows, InstalledProduct.AllUsersFolder, MachineKey);
        await HaveServiceAsync(windows);
        var data = windows.ToHostPath(@"C:\ProgramData\DockerDesktop\settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        await File.WriteAllTextAsync(data, "{}");

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(0);

        Assert.AreEqual(
            "com.docker.service.exe,docker-desktop.exe",
            string.Join(',', Directory.GetFileSystemEntries(windows.ToHostPath(InstalledProduct.AllUsersFolder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(windows.ToHostPath(@"C:\Program Files\Docker")), "nothing is left aside");
        Assert.IsNull(await windows.Registry.ReadKeyAsync(MachineKey));
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKLM\{InstalledProduct.ProductKey}\Rollback"));
        var service = await windows.Services.QueryAsync(InstalledProduct.HelperService);
        Assert.AreEqual($@"""{InstalledProduct.AllUsersFolder}\com.docker.service.exe""", service!.Path);
        Assert.AreEqual("{}", await File.ReadAllTextAsync(data));
    }

    [TestMethod]
    [DataRow("After=\"SetPredecessorAside\"")]
    [DataRow("After=\"InstallFiles\"")]
    [DataRow("Before=\"InstallFinalize\"")]
    public async Task A_failure_puts_folder_entry_and_service_back(string position)
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { PackageContent = PackageVariant.FailingAction(position) };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        await HaveAsync(windows, InstalledProduct.AllUsersFolder, MachineKey);
        await HaveServiceAsync(windows);
        var before = await windows.TakeSnapshotAsync();

        var install = (await windows.Msiexec.InstallAsync(package.Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(1603);

        StringAssert.Contains(install.Log.Text, "Set C:\\Program Files\\Docker\\Docker aside");
        await windows.AssertRolledBackAsync(before);
    }

    [TestMethod]
    public async Task A_users_own_is_set_aside_by_the_package_for_one_user()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var folder = InstalledProduct.PerUserFolder(windows);
        await HaveAsync(windows, folder, UserKey);

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path)).EnsureExitCode(1603);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\old.txt"));
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(0);

        Assert.AreEqual("docker-desktop.exe", string.Join(',', Directory.GetFileSystemEntries(windows.ToHostPath(folder)).Select(Path.GetFileName)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(windows.ToHostPath(folder))!), "nothing is left aside");
        Assert.IsNull(await windows.Registry.ReadKeyAsync(UserKey));
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKCU\{InstalledProduct.ProductKey}\Rollback"));
    }

    [TestMethod]
    public async Task A_failure_puts_a_users_own_back()
    {
        using var variant = new PackageVariant(PackageScope.PerUser) { PackageContent = PackageVariant.FailingAction("Before=\"InstallFinalize\"") };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        await HaveAsync(windows, InstalledProduct.PerUserFolder(windows), UserKey);
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(package.Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(1603);

        await windows.AssertRolledBackAsync(before);
    }

    private static async Task HaveAsync(WinePrefix windows, string folder, string key)
    {
        var resources = windows.ToHostPath($@"{folder}\resources");
        Directory.CreateDirectory(resources);
        await File.WriteAllTextAsync(Path.Combine(resources, "dockerd.exe"), "old");
        await File.WriteAllTextAsync(windows.ToHostPath($@"{folder}\old.txt"), "old");
        await windows.Registry.WriteValueAsync(key, "DisplayName", RegistryValue.FromString("Docker Desktop"));
        await windows.Registry.WriteValueAsync(key, "DisplayVersion", RegistryValue.FromString("4.40.0"));
        await windows.Registry.WriteValueAsync(key, "InstallLocation", RegistryValue.FromString(@"C:\windows\system32"));
    }

    private static async Task HaveServiceAsync(WinePrefix windows)
    {
        (await windows.RunAsync("sc", "create", InstalledProduct.HelperService, "binPath=", OldService, "start=", "auto", "DisplayName=", "Old service")).EnsureExitCode(0);

        // Wine writes an empty value for no group where a service is changed, and none where it is made.
        await windows.Registry.WriteValueAsync($@"HKLM\System\CurrentControlSet\Services\{InstalledProduct.HelperService}", "Group", RegistryValue.FromString(string.Empty));
    }
}
