namespace EndToEnd;

/// <summary>An installation that Docker Desktop's own installer made: refused, or set aside and deleted. That it is put back when the new installation fails is tried in <c>Rollback</c>.</summary>
[TestClass]
public sealed class PredecessorInstallTests
{
    [TestMethod]
    public async Task It_is_refused_and_nothing_is_touched()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await PredecessorInstall.MakeAsync(windows, InstalledProduct.AllUsersFolder, PredecessorInstall.MachineKey);
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
        await PredecessorInstall.MakeAsync(windows, InstalledProduct.AllUsersFolder, PredecessorInstall.MachineKey);
        await PredecessorInstall.MakeServiceAsync(windows, InstalledProduct.HelperService, PredecessorInstall.HelperCommandLine);
        var data = windows.ToHostPath(@"C:\ProgramData\DockerDesktop\settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        await File.WriteAllTextAsync(data, "{}");

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(0);

        Assert.AreEqual(
            "com.docker.service.exe,docker-desktop.exe",
            string.Join(',', Directory.GetFileSystemEntries(windows.ToHostPath(InstalledProduct.AllUsersFolder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(windows.ToHostPath(@"C:\Program Files\Docker")), "nothing is left aside");
        Assert.IsNull(await windows.Registry.ReadKeyAsync(PredecessorInstall.MachineKey));
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKLM\{InstalledProduct.ProductKey}\Rollback"));
        var service = await windows.Services.QueryAsync(InstalledProduct.HelperService);
        Assert.AreEqual($@"""{InstalledProduct.AllUsersFolder}\com.docker.service.exe""", service!.Path);
        Assert.AreEqual("{}", await File.ReadAllTextAsync(data));
    }

    [TestMethod]
    public async Task A_users_own_is_set_aside_by_the_package_for_one_user()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var folder = InstalledProduct.PerUserFolder(windows);
        await PredecessorInstall.MakeAsync(windows, folder, PredecessorInstall.UserKey);

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path)).EnsureExitCode(1603);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\DockerCli.exe"));
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.PerUser).Path, ("REMOVEEXISTINGINSTALL", "1"))).EnsureExitCode(0);

        Assert.AreEqual("docker-desktop.exe", string.Join(',', Directory.GetFileSystemEntries(windows.ToHostPath(folder)).Select(Path.GetFileName)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(windows.ToHostPath(folder))!), "nothing is left aside");
        Assert.IsNull(await windows.Registry.ReadKeyAsync(PredecessorInstall.UserKey));
        Assert.IsNull(await windows.Registry.ReadKeyAsync($@"HKCU\{InstalledProduct.ProductKey}\Rollback"));
    }
}
