using System.Collections.Concurrent;
using WineBed;

namespace EndToEnd.Rollback;

/// <summary>A failure right after any action that Windows Installer writes into its script leaves the machine as it was.</summary>
[TestClass]
public sealed class RollbackTests(TestContext context)
{
    /// <summary>Settings with which as many of the product's own actions as possible have something to do.</summary>
    private static readonly (string Name, string Value)[] Settings = [("ENGINE", "windows"), ("ALLOWEDORG", "example"), ("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://proxy.example.com:3128")];

    /// <summary>Machines on which every installation so far has failed and left nothing: the next one may fail there too.</summary>
    private static readonly ConcurrentBag<(WinePrefix Windows, MachineSnapshot Before)> Machines = [];

    /// <summary>The machine on which the product is installed; each removal fails on a copy of it.</summary>
    private static readonly Lazy<Task<WinePrefix>> Installed = new(InstallAsync);

    private static readonly SemaphoreSlim OneCopyAtATime = new(1);

    public static IEnumerable<object[]> OwnPoints => Points(isOwn: true);

    public static IEnumerable<object[]> OtherPoints => Points(isOwn: false);

    [ClassCleanup]
    public static async Task DeleteMachinesAsync()
    {
        foreach (var (windows, _) in Machines)
        {
            await windows.DisposeAsync();
        }

        if (Installed.IsValueCreated)
        {
            await (await Installed.Value).DisposeAsync();
        }
    }

    [TestMethod]
    public void Every_action_of_the_script_is_a_point()
    {
        var own = InterruptedPackage.Points.Count(point => point.IsOwn);
        context.WriteLine($"Note: an installation and a removal can fail at {InterruptedPackage.Points.Count} points each; {own} are next to the product's own actions, the others are tried by --nightly.");

        foreach (var action in new[] { "ProcessComponents", "InstallFiles", "WriteRegistryValues", "RemoveFiles", "RegisterHelperService", "RollbackRegisterHelperService", "PublishProduct" })
        {
            Assert.IsTrue(InterruptedPackage.Points.Any(point => point.Action == action), action);
        }

        Assert.IsGreaterThanOrEqualTo(12, own);
        Assert.IsGreaterThanOrEqualTo(30, InterruptedPackage.Points.Count);
    }

    [TestMethod]
    [DynamicData(nameof(OwnPoints))]
    public Task An_installation_that_fails_after_our_action_leaves_nothing_behind(string action) => FailInstallationAsync(action);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherPoints))]
    public Task An_installation_that_fails_after_another_action_leaves_nothing_behind(string action) => FailInstallationAsync(action);

    [TestMethod]
    [DynamicData(nameof(OwnPoints))]
    public Task A_removal_that_fails_after_our_action_restores_everything(string action) => FailRemovalAsync(action);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherPoints))]
    public Task A_removal_that_fails_after_another_action_restores_everything(string action) => FailRemovalAsync(action);

    [TestMethod]
    public async Task A_failing_installation_leaves_an_existing_group_as_it_was()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await windows.LocalGroups.AddAsync(InstalledProduct.Group, "made by an administrator", "S-1-5-21-0-0-0-2500", "S-1-5-21-0-0-0-1001");
        var before = await windows.TakeSnapshotAsync();

        await FailAsync(windows, InterruptedPackage.Points[^1].Action, isRemoval: false);

        await windows.AssertRolledBackAsync(before);
    }

    [TestMethod]
    public async Task A_failing_installation_for_one_user_leaves_nothing_behind()
    {
        using var variant = new PackageVariant(PackageScope.PerUser) { PackageContent = PackageVariant.FailingAction("Before=\"InstallFinalize\"") };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(1603);

        await windows.AssertRolledBackAsync(before);
    }

    private static IEnumerable<object[]> Points(bool isOwn) => InterruptedPackage.Points.Where(point => point.IsOwn == isOwn).Select(point => new object[] { point.Action });

    private static async Task FailInstallationAsync(string action)
    {
        if (!Machines.TryTake(out var machine))
        {
            var windows = await PrepareAsync();
            machine = (windows, await windows.TakeSnapshotAsync());
        }

        try
        {
            await FailAsync(machine.Windows, action, isRemoval: false);
            await machine.Windows.AssertRolledBackAsync(machine.Before);
        }
        catch
        {
            await machine.Windows.DisposeAsync();
            throw;
        }

        Machines.Add(machine);
    }

    private static async Task FailRemovalAsync(string action)
    {
        var installed = await Installed.Value;
        await OneCopyAtATime.WaitAsync();
        WinePrefix copy;
        try
        {
            copy = await installed.CopyAsync();
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        await using var windows = copy;
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        var before = await windows.TakeSnapshotAsync();

        await FailAsync(windows, action, isRemoval: true);

        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        // The service has been stopped and started again, and says so in its log.
        await windows.AssertRestoredAsync(before, @"DockerDesktop\service\service-");
    }

    private static async Task FailAsync(WinePrefix windows, string action, bool isRemoval)
    {
        var package = (await InterruptedPackage.GetAsync()).Path;
        var failure = (InterruptedPackage.FailProperty, action);
        var result = isRemoval ? await windows.Msiexec.UninstallAsync(package, failure) : await windows.Msiexec.InstallAsync(package, [.. Settings, failure]);

        result.EnsureExitCode(1603);
        StringAssert.Contains(result.Log.Text, "This action fails on purpose.");
    }

    private static async Task<WinePrefix> InstallAsync()
    {
        var windows = await PrepareAsync();
        (await windows.Msiexec.InstallAsync((await InterruptedPackage.GetAsync()).Path, Settings)).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        return windows;
    }

    /// <summary>A machine with everything that an installation could overwrite.</summary>
    private static async Task<WinePrefix> PrepareAsync()
    {
        var windows = await WindowsMachine.CreateAsync();
        await WriteAsync(windows, @"C:\windows\system32\drivers\etc\hosts", "127.0.0.1 localhost\r\n10.0.0.1 intranet");
        await WriteAsync(windows, @"C:\ProgramData\docker\config\daemon.json", "{\n  \"debug\": true\n}\n");
        return windows;
    }

    private static async Task WriteAsync(WinePrefix windows, string path, string text)
    {
        var file = windows.ToHostPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }
}
