namespace EndToEnd.Rollback;

/// <summary>msiexec dies in the middle, as when the power fails; then Windows starts again, and so does the administrator.</summary>
[TestClass]
public sealed class KilledInstallerTests
{
    private const uint KilledExitCode = 9;

    public static IEnumerable<object[]> OwnPoints => InterruptedPackage.Points.Where(IsOften).Select(point => new object[] { point.Action });

    public static IEnumerable<object[]> OtherPoints => InterruptedPackage.Points.Where(point => !IsOften(point)).Select(point => new object[] { point.Action });

    [TestMethod]
    [DynamicData(nameof(OwnPoints))]
    public Task Installing_again_succeeds_and_uninstalling_leaves_nothing(string action) => KillAsync(action);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(OtherPoints))]
    public Task Installing_again_after_another_action_succeeds_and_uninstalling_leaves_nothing(string action) => KillAsync(action);

    /// <summary>Those that change something of the machine; what is before a rollback twin is after the action before.</summary>
    private static bool IsOften(RollbackPoint point) => (point.IsOwn && !point.Action.StartsWith("Rollback", StringComparison.Ordinal)) || point.Action is "InstallFiles" or "WriteRegistryValues";

    private static async Task KillAsync(string action)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        var package = (await InterruptedPackage.GetAsync()).Path;

        var killed = await windows.Msiexec.InstallAsync(package, ("ENGINE", "hyperv"), (InterruptedPackage.KillProperty, action));
        Assert.AreEqual(KilledExitCode, killed.ExitCode, killed.Log.Text);
        await windows.RestartAsync();

        (await windows.Msiexec.InstallAsync(package, ("ENGINE", "hyperv"))).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        (await windows.Msiexec.UninstallAsync(package, ("REMOVEDOCKERUSERS", "1"))).EnsureExitCode(0);

        // The helper ran and has written its log. Wine does not know what the dead msiexec had left half done.
        await windows.AssertUnchangedAsync(before, @"C:\ProgramData\DockerDesktop");
    }
}
