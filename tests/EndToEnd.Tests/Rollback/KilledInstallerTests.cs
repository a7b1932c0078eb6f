using WineBed;

namespace EndToEnd.Rollback;

/// <summary>The power fails in the middle of an installation or a removal: nothing is rolled back. Then Windows starts again, and the administrator tries again.</summary>
[TestClass]
public sealed class KilledInstallerTests
{
    /// <summary>Settings with which the product's own actions have something to do.</summary>
    private static readonly (string Name, string Value)[] Settings =
        [("ENGINE", "windows"), ("ENGINEACCESS", "tcp"), ("ALLOWEDORG", "example"), ("ADMINSETTINGS", "{'configurationFileVersion': 2}"), ("WSLDEFAULTDATAROOT", @"C:\Docker Data\wsl")];

    /// <summary>While files are there and no record, in the middle of our actions, and when everything is done but the commit.</summary>
    private static readonly string[] FewInstallationPoints = ["InstallFiles", "AddInstallingUser", "PublishProduct"];

    /// <summary>When the services and the policy are gone and the files are not.</summary>
    private static readonly string[] FewRemovalPoints = ["RemoveSignInPolicy"];

    /// <summary>The installer's copy of the package, of which nobody knows any more.</summary>
    private const string CachedPackage = @"C:\windows\Installer\";

    /// <summary>After it Wine has a product without features, and takes a plain installation for one that is there already.</summary>
    private const string RegisteredWithoutFeatures = "RegisterProduct";

    private const string RecordsAreGone = "RemoveRegistryValues";

    private static readonly string[] MadeByTheProduct =
        [$"group {InstalledProduct.Group}", @"folder C:\Docker Data", @"folder C:\ProgramData\docker: ", @"folder C:\ProgramData\docker\config: ", @"folder C:\ProgramData\DockerDesktop: "];

    private static readonly (string Name, string Value) AllFeatures = ("ADDLOCAL", "ALL");

    private static readonly (string Name, string Value) RemoveGroup = ("REMOVEDOCKERUSERS", "1");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static IEnumerable<object[]> InstallationPoints => Rows(point => point.IsOfInstallation && FewInstallationPoints.Contains(point.Action));

    public static IEnumerable<object[]> OtherInstallationPoints => Rows(point => point.IsOfInstallation && !FewInstallationPoints.Contains(point.Action));

    public static IEnumerable<object[]> RemovalPoints => Rows(point => point.IsOfRemoval && FewRemovalPoints.Contains(point.Action));

    public static IEnumerable<object[]> OtherRemovalPoints => Rows(point => point.IsOfRemoval && !FewRemovalPoints.Contains(point.Action));

    [TestMethod]
    [DynamicData(nameof(InstallationPoints))]
    public Task Installing_again_succeeds_and_uninstalling_leaves_nothing(string action) => KillInstallationAsync(action);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherInstallationPoints))]
    public Task Installing_again_after_any_action_succeeds_and_uninstalling_leaves_nothing(string action) => KillInstallationAsync(action);

    [TestMethod]
    [DynamicData(nameof(RemovalPoints))]
    public Task Installing_after_half_a_removal_succeeds_and_uninstalling_leaves_nothing(string action) => KillRemovalAsync(action);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherRemovalPoints))]
    public Task Installing_after_any_part_of_a_removal_succeeds_and_uninstalling_leaves_nothing(string action) => KillRemovalAsync(action);

    [TestMethod]
    public async Task An_installation_that_hangs_fails_its_test_with_the_log()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        windows.Msiexec.TimeLimit = TimeSpan.FromSeconds(10);
        var package = (await InterruptedPackage.AllUsers.GetAsync()).Path;

        var error = await Assert.ThrowsExactlyAsync<WineException>(() => windows.Msiexec.InstallAsync(package, (InterruptedPackage.WaitAfter, InterruptedPackage.AllUsers.Points[0].Action)));

        StringAssert.Contains(error.Message, "not finished after 10 s");
        StringAssert.Contains(error.Message, "Action start");
    }

    private static IEnumerable<object[]> Rows(Func<RollbackPoint, bool> isMeant) => InterruptedPackage.AllUsers.Points.Where(isMeant).Select(point => new object[] { point.Action });

    private static async Task KillInstallationAsync(string action)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        var package = (await InterruptedPackage.AllUsers.GetAsync()).Path;

        await KillAsync(windows, windows.Msiexec.InstallAsync(package, [.. Settings, (InterruptedPackage.WaitAfter, action)]));

        await InstallAndRemoveAsync(windows, package, action == RegisteredWithoutFeatures ? [AllFeatures] : []);

        await windows.AssertUnchangedAsync(before, CachedPackage);
    }

    private static async Task KillRemovalAsync(string action)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        var package = (await InterruptedPackage.AllUsers.GetAsync()).Path;
        (await windows.Msiexec.InstallAsync(package, Settings)).EnsureExitCode(0);

        await KillAsync(windows, windows.Msiexec.UninstallAsync(package, (InterruptedPackage.WaitAfter, action)));

        // Wine has forgotten features and perhaps the product: whatever of them is missing is asked for. Windows itself would roll the removal back at the next start.
        await InstallAndRemoveAsync(windows, package, AllFeatures);

        // Without the record of what the product made, group and folders count as somebody's own.
        await windows.AssertUnchangedAsync(before, InterruptedPackage.AllUsers.IsBefore(action, RecordsAreGone) ? [CachedPackage] : [CachedPackage, .. MadeByTheProduct]);
    }

    private static async Task InstallAndRemoveAsync(WinePrefix windows, string package, params (string Name, string Value)[] properties)
    {
        (await windows.Msiexec.InstallAsync(package, [.. Settings, .. properties])).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        Assert.AreEqual(InstalledProduct.EngineCommandLine, (await windows.Services.QueryAsync(InstalledProduct.EngineService))?.Path);
        Assert.AreEqual("tcp", (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["EngineAccess"].Text);
        CollectionAssert.AreEqual(new[] { windows.Registry.UserSid }, (await windows.LocalGroups.ListAsync())[InstalledProduct.Group].Members.ToArray());

        (await windows.Msiexec.UninstallAsync(package, RemoveGroup)).EnsureExitCode(0);
    }

    /// <summary>Ends every process of the machine once the installer waits, and starts it again.</summary>
    private static async Task KillAsync(WinePrefix windows, Task<MsiResult> msiexec)
    {
        var marker = windows.ToHostPath(InterruptedPackage.WaitingFile);
        var end = DateTime.UtcNow + Patience;
        while (!File.Exists(marker))
        {
            Assert.IsFalse(msiexec.IsCompleted, $"msiexec did not wait\n{(msiexec.IsCompletedSuccessfully ? (await msiexec).Log.Text : msiexec.Exception?.ToString())}");
            Assert.IsLessThan(end, DateTime.UtcNow, "msiexec did not come to the point at which it waits");
            await Task.Delay(20);
        }

        await windows.RestartAsync();
        await Assert.ThrowsExactlyAsync<WineException>(() => msiexec);
        File.Delete(marker);
    }
}
