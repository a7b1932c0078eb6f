using WineBed;

namespace EndToEnd.Rollback;

/// <summary>The same for the per-user package: a failure at any point leaves the user's profile and key as they were.</summary>
[TestClass]
public sealed class PerUserRollbackTests
{
    private static readonly InterruptedPackage Package = InterruptedPackage.PerUser;

    private static readonly (string Name, string Value)[] Settings =
        [("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://user:word@proxy.example.com:3128"), ("DISABLEANALYTICS", "1"), ("REMOVEEXISTINGINSTALL", "1")];

    private static readonly MachinePool Machines = new(PrepareAsync);

    private static readonly MachineOriginal Installed = new(InstallAsync);

    public static IEnumerable<object[]> InstallationPoints => Rows(OwnPoints.Where(point => point.IsOfInstallation));

    public static IEnumerable<object[]> OtherInstallationPoints => Rows(Package.Points.Where(point => point.IsOfInstallation).Except(OwnPoints));

    public static IEnumerable<object[]> RemovalPoints => Rows(OwnPoints.Where(point => point.IsOfRemoval));

    public static IEnumerable<object[]> OtherRemovalPoints => Rows(Package.Points.Where(point => point.IsOfRemoval).Except(OwnPoints));

    /// <summary>Next to our own actions, and where everything has been done but the commit.</summary>
    private static IEnumerable<RollbackPoint> OwnPoints => Package.Points.Where(point => point.IsOwnChange || point.Action == "PublishProduct");

    [ClassCleanup]
    public static async Task DeleteMachinesAsync()
    {
        await Machines.DisposeAsync();
        await Installed.DisposeAsync();
    }

    [TestMethod]
    [DynamicData(nameof(InstallationPoints))]
    public Task An_installation_that_fails_leaves_what_was_there(string action) => FailInstallationAsync(action, mustRun: true);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherInstallationPoints))]
    public Task An_installation_that_fails_anywhere_else_leaves_what_was_there(string action) => FailInstallationAsync(action, mustRun: false);

    [TestMethod]
    [DynamicData(nameof(RemovalPoints))]
    public Task A_removal_that_fails_restores_everything(string action) => FailRemovalAsync(action, mustRun: true);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherRemovalPoints))]
    public Task A_removal_that_fails_anywhere_else_restores_everything(string action) => FailRemovalAsync(action, mustRun: false);

    private static IEnumerable<object[]> Rows(IEnumerable<RollbackPoint> points) => points.Select(point => new object[] { point.Action });

    private static Task FailInstallationAsync(string action, bool mustRun) =>
        Machines.TryAsync(windows => Package.FailAsync(windows, action, isRemoval: false, mustRun, Settings));

    private static async Task FailRemovalAsync(string action, bool mustRun)
    {
        await using var windows = await Installed.CopyAsync();
        var before = await windows.TakeSnapshotAsync();

        await Package.FailAsync(windows, action, isRemoval: true, mustRun);

        await windows.AssertRestoredAsync(before);
    }

    private static async Task<WinePrefix> InstallAsync()
    {
        var windows = await PrepareAsync();
        (await windows.Msiexec.InstallAsync((await Package.GetAsync()).Path, Settings)).EnsureExitCode(0);
        var folder = InstalledProduct.PerUserFolder(windows);
        await windows.KeepFoldersAsync(folder, $@"{folder}\resources", $@"{windows.UserProfile}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs");
        return windows;
    }

    /// <summary>A user with an installation of Docker Desktop's own installer.</summary>
    private static async Task<WinePrefix> PrepareAsync()
    {
        var windows = await WindowsMachine.CreateAsync();
        await PredecessorInstall.MakeAsync(windows, InstalledProduct.PerUserFolder(windows), PredecessorInstall.UserKey);
        return windows;
    }
}
