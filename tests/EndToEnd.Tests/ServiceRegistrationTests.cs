namespace EndToEnd;

/// <summary>The services as Windows' service manager has them, after what others left there.</summary>
[TestClass]
public sealed class ServiceRegistrationTests
{
    [TestMethod]
    public async Task A_helper_that_an_old_installation_left_disabled_elsewhere_is_set_right()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.RunAsync("sc", "create", InstalledProduct.HelperService, "binPath=", @"C:\Old\com.docker.service.exe", "start=", "disabled", "DisplayName=", "Old")).EnsureExitCode(0);

        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path)).EnsureExitCode(0);

        var service = await windows.Services.QueryAsync(InstalledProduct.HelperService);
        Assert.AreEqual($@"""{InstalledProduct.AllUsersFolder}\com.docker.service.exe""", service!.Path);
        Assert.AreEqual("Docker Desktop Service", service.DisplayName);
        Assert.AreEqual("demand", service.StartType);
    }

    [TestMethod]
    public async Task A_repair_leaves_a_helper_that_ran_on_demand_running()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(Package.Built(PackageScope.AllUsers).Path)).EnsureExitCode(0);
        await windows.Services.StartAsync(InstalledProduct.HelperService);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");

        (await windows.Msiexec.RepairAsync(await Package.Built(PackageScope.AllUsers).ReadProductCodeAsync())).EnsureExitCode(0);

        var service = await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        Assert.AreEqual("demand", service.StartType);
    }

    /// <summary>As everybody does it who wants the helper to start with Windows: installed, set, then repaired by a deployment tool and upgraded.</summary>
    [TestMethod]
    [DataRow("wsl", "auto", "automatic")]
    [DataRow("hyperv", "demand", "demand")]
    public async Task The_start_mode_that_was_chosen_outlives_repairs_upgrades_and_a_lost_registration(string engine, string mode, string startType)
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { Version = "1.0.1" };
        var newer = await variant.BuildAsync();
        var older = Package.Built(PackageScope.AllUsers);
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        (await windows.Msiexec.InstallAsync(older.Path, ("ENGINE", engine))).EnsureExitCode(0);
        (await windows.RunAsync($@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe", "service", "mode", mode)).EnsureExitCode(0);
        Assert.AreEqual(mode, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["ServiceMode"].Text);

        (await windows.Msiexec.RepairAsync(await older.ReadProductCodeAsync())).EnsureExitCode(0);
        await AssertStartAsync("repaired");

        (await windows.RunAsync("sc", "stop", InstalledProduct.HelperService)).ToString();
        (await windows.RunAsync("sc", "delete", InstalledProduct.HelperService)).EnsureExitCode(0);
        (await windows.Msiexec.RepairAsync(await older.ReadProductCodeAsync())).EnsureExitCode(0);
        await AssertStartAsync("registered again");

        (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);
        await AssertStartAsync("upgraded");

        (await windows.Msiexec.RepairAsync(await newer.ReadProductCodeAsync(), ("ALWAYSRUNSERVICE", "1"))).EnsureExitCode(0);
        Assert.AreEqual("automatic", (await windows.Services.QueryAsync(InstalledProduct.HelperService))!.StartType, "given anew");
        Assert.IsFalse((await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!.ContainsKey("ServiceMode"));

        (await windows.Msiexec.UninstallAsync(newer.Path, ("KEEPDATA", "0"))).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before, InstalledProduct.Group);

        async Task AssertStartAsync(string when)
        {
            var service = mode == "auto"
                ? await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running")
                : await windows.Services.QueryAsync(InstalledProduct.HelperService);
            Assert.AreEqual(startType, service!.StartType, when);
        }
    }

    [TestMethod]
    public async Task The_engine_comes_with_its_choice_and_goes_with_the_change_of_mind_and_the_product()
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();

        (await windows.Msiexec.InstallAsync(package.Path, ("ENGINE", "windows"))).EnsureExitCode(0);
        var service = await windows.Services.QueryAsync(InstalledProduct.EngineService);
        Assert.AreEqual(InstalledProduct.EngineCommandLine, service!.Path);
        Assert.AreEqual("demand", service.StartType);
        Assert.AreEqual("stopped", service.State);

        (await windows.Msiexec.RepairAsync(await package.ReadProductCodeAsync(), ("ENGINE", "wsl"), ("DISABLEWINDOWSCONTAINERS", "1"))).EnsureExitCode(0);
        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.EngineService), "Windows containers are off");

        (await windows.Msiexec.RepairAsync(await package.ReadProductCodeAsync(), ("ENGINE", "windows"), ("DISABLEWINDOWSCONTAINERS", "0"))).EnsureExitCode(0);
        Assert.IsNotNull(await windows.Services.QueryAsync(InstalledProduct.EngineService));

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);
        Assert.IsNull(await windows.Services.QueryAsync(InstalledProduct.EngineService));
    }

    [TestMethod]
    public async Task A_foreign_engine_is_refused_and_left_alone()
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.RunAsync("sc", "create", InstalledProduct.EngineService, "binPath=", @"C:\Other\dockerd.exe", "start=", "demand", "DisplayName=", "Other")).EnsureExitCode(0);
        var before = await windows.TakeSnapshotAsync();

        var refused = (await windows.Msiexec.InstallAsync(package.Path, ("ENGINE", "windows"))).EnsureExitCode(1603);
        StringAssert.Contains(refused.Log.Text, @"it runs C:\Other\dockerd.exe");
        await windows.AssertUnchangedAsync(before);

        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);
        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);
        Assert.AreEqual(@"C:\Other\dockerd.exe", (await windows.Services.QueryAsync(InstalledProduct.EngineService))!.Path);
    }
}
