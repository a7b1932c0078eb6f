using WineBed;

namespace EndToEnd.Rollback;

/// <summary>A failure right after any action that Windows Installer writes into the all-users package's script leaves the machine as it was, whether it installs or removes.</summary>
[TestClass]
public sealed class RollbackTests(TestContext context)
{
    private static readonly InterruptedPackage Package = InterruptedPackage.AllUsers;

    /// <summary>Settings with which every action of the product has something to do.</summary>
    private static readonly (string Name, string Value)[] Settings =
    [
        ("ENGINE", "windows"), ("ENGINEACCESS", "tcp"), ("ALLOWEDORG", "example"), ("ADMINSETTINGS", "{'configurationFileVersion': 2}"),
        ("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://proxy.example.com:3128"), ("WSLDEFAULTDATAROOT", @"C:\Docker Data\wsl"), ("REMOVEEXISTINGINSTALL", "1"),
    ];

    /// <summary>Those of our actions that have something to do in an installation only over what an earlier one left.</summary>
    private static readonly string[] OverRemains = ["SetPredecessorAside", "StopEngineService"];

    /// <summary>Nothing to do for it in a first installation; a repair that fails is the simulator's, because Wine's rollback of one deletes the files.</summary>
    private static readonly string[] InRepairOnly = ["RemoveHostsBlock"];

    private static readonly MachinePool CleanMachines = new(PrepareAsync);

    private static readonly MachinePool MachinesWithRemains = new(PrepareWithRemainsAsync);

    private static readonly MachineOriginal Installed = new(InstallAsync);

    public static IEnumerable<object[]> InstallationPoints => Rows(OwnInstallationPoints.ExceptBy(OverRemains, point => point.Action));

    public static IEnumerable<object[]> OtherInstallationPoints => Rows(AllInstallationPoints.Except(OwnInstallationPoints));

    public static IEnumerable<object[]> PointsOverRemains => Rows(AllInstallationPoints.IntersectBy(OverRemains, point => point.Action).Append(AllInstallationPoints.Last()));

    public static IEnumerable<object[]> OtherPointsOverRemains => Rows(AllInstallationPoints.SkipLast(1).ExceptBy(OverRemains, point => point.Action));

    public static IEnumerable<object[]> RemovalPoints => Rows(OwnRemovalPoints);

    public static IEnumerable<object[]> OtherRemovalPoints => Rows(AllRemovalPoints.Except(OwnRemovalPoints));

    private static IEnumerable<RollbackPoint> AllInstallationPoints => Package.Points.Where(point => point.IsOfInstallation);

    private static IEnumerable<RollbackPoint> AllRemovalPoints => Package.Points.Where(point => point.IsOfRemoval);

    /// <summary>Next to the product's own actions, and the last one, when everything has been done.</summary>
    private static IEnumerable<RollbackPoint> OwnInstallationPoints =>
        AllInstallationPoints.Where(point => point.IsOwnChange).ExceptBy(InRepairOnly, point => point.Action).Append(AllInstallationPoints.Last());

    private static IEnumerable<RollbackPoint> OwnRemovalPoints => AllRemovalPoints.Where(point => point.IsOwnChange).Append(AllRemovalPoints.Last());

    [ClassCleanup]
    public static async Task DeleteMachinesAsync()
    {
        await CleanMachines.DisposeAsync();
        await MachinesWithRemains.DisposeAsync();
        await Installed.DisposeAsync();
    }

    [TestMethod]
    public async Task Every_action_of_the_script_is_a_point()
    {
        foreach (var package in new[] { InterruptedPackage.AllUsers, InterruptedPackage.PerUser })
        {
            var script = await InterruptedPackage.ReadPointsAsync(await package.GetAsync());
            CollectionAssert.AreEqual(script.Select(point => point.Action).ToList(), package.Points.Select(point => point.Action).ToList());
        }

        var points = Package.Points;
        Assert.IsGreaterThanOrEqualTo(40, points.Count);
        foreach (var action in OverRemains.Concat(InRepairOnly))
        {
            Assert.IsTrue(points.Any(point => point.Action == action && point.IsOwnChange), action);
        }

        context.WriteLine(
            $"Note: under Wine an installation fails at {AllInstallationPoints.Count()} points, over what others left again, and a removal at {AllRemovalPoints.Count()}; "
            + $"{InstallationPoints.Count()}, {PointsOverRemains.Count()} and {RemovalPoints.Count()} of them are tried always, the others by --nightly.");
    }

    [TestMethod]
    [DynamicData(nameof(InstallationPoints))]
    public Task An_installation_that_fails_leaves_nothing_behind(string action) => FailInstallationAsync(CleanMachines, action, mustRun: true);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherInstallationPoints))]
    public Task An_installation_that_fails_anywhere_else_leaves_nothing_behind(string action) => FailInstallationAsync(CleanMachines, action, mustRun: false);

    [TestMethod]
    [DynamicData(nameof(PointsOverRemains))]
    public Task An_installation_that_fails_leaves_what_others_left(string action) => FailInstallationAsync(MachinesWithRemains, action, mustRun: true);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherPointsOverRemains))]
    public Task An_installation_that_fails_anywhere_else_leaves_what_others_left(string action) => FailInstallationAsync(MachinesWithRemains, action, mustRun: false);

    [TestMethod]
    [DynamicData(nameof(RemovalPoints))]
    public Task A_removal_that_fails_restores_everything(string action) => FailRemovalAsync(action, mustRun: true);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherRemovalPoints))]
    public Task A_removal_that_fails_anywhere_else_restores_everything(string action) => FailRemovalAsync(action, mustRun: false);

    private static IEnumerable<object[]> Rows(IEnumerable<RollbackPoint> points) => points.Select(point => new object[] { point.Action });

    private static Task FailInstallationAsync(MachinePool machines, string action, bool mustRun) =>
        machines.TryAsync(windows => Package.FailAsync(windows, action, isRemoval: false, mustRun, Settings));

    private static async Task FailRemovalAsync(string action, bool mustRun)
    {
        await using var windows = await Installed.CopyAsync();
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        var before = await windows.TakeSnapshotAsync();

        await Package.FailAsync(windows, action, isRemoval: true, mustRun);

        // The service has been stopped and started again, and says so in its log.
        List<string> kept = [@"DockerDesktop\service\service-"];
        if (Package.IsBefore(action, "RemoveHelperService"))
        {
            // Wine's rollback stops it, by the table for services, also when nothing had been done yet; our action, which would start it again, had not run.
            kept.Add($"service {InstalledProduct.HelperService}");
        }
        else
        {
            await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        }

        await windows.AssertRestoredAsync(before, kept);
    }

    private static async Task<WinePrefix> InstallAsync()
    {
        var windows = await PrepareAsync();
        (await windows.Msiexec.InstallAsync((await Package.GetAsync()).Path, Settings)).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        await windows.KeepFoldersAsync(InstalledProduct.AllUsersFolder, $@"{InstalledProduct.AllUsersFolder}\resources", @"C:\ProgramData\Microsoft\Windows\Start Menu\Programs");
        return windows;
    }

    /// <summary>A machine with everything that an installation could overwrite.</summary>
    private static async Task<WinePrefix> PrepareAsync()
    {
        var windows = await WindowsMachine.CreateAsync();
        await windows.WriteFileAsync(@"C:\windows\system32\drivers\etc\hosts", "127.0.0.1 localhost\r\n10.0.0.1 intranet");
        await windows.WriteFileAsync(@"C:\ProgramData\docker\config\daemon.json", "{\n  \"debug\": true\n}\n");
        await windows.WriteFileAsync(@"C:\ProgramData\DockerDesktop\admin-settings.json", "{}");
        await windows.Registry.WriteValueAsync(@"HKLM\Software\Policies\Docker\Docker Desktop", "allowedOrgs", RegistryValue.FromString("other"));
        return windows;
    }

    /// <summary>And with an installation of Docker Desktop's own installer, its services, and a group that an administrator made.</summary>
    private static async Task<WinePrefix> PrepareWithRemainsAsync()
    {
        var windows = await PrepareAsync();
        await windows.LocalGroups.AddAsync(InstalledProduct.Group, "made by an administrator", "S-1-5-21-0-0-0-2500", "S-1-5-21-0-0-0-1001");
        await PredecessorInstall.MakeAsync(windows, InstalledProduct.AllUsersFolder, PredecessorInstall.MachineKey);
        await PredecessorInstall.MakeServiceAsync(windows, InstalledProduct.HelperService, PredecessorInstall.HelperCommandLine);
        await PredecessorInstall.MakeServiceAsync(windows, InstalledProduct.EngineService, InstalledProduct.EngineCommandLine);
        return windows;
    }
}
