
namespace EndToEnd;

/// <summary>A failure at any of the points next to the product's own actions leaves the machine as it was.</summary>
[TestClass]
public sealed class RollbackTests
{
    [TestMethod]
    [DataRow("After=\"CreateDockerUsersGroup\"")]
    [DataRow("After=\"AddInstallingUser\"")]
    [DataRow("After=\"RegisterHelperService\"")]
    [DataRow("Before=\"InstallFinalize\"")]
    public async Task A_failing_installation_leaves_nothing_behind(string position)
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { PackageContent = PackageVariant.FailingAction(position) };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        // The Hyper-V engine needs the helper at once; it starts at commit, so a failed installation never ran it.
        var install = (await windows.Msiexec.InstallAsync(package.Path, ("ENGINE", "hyperv"))).EnsureExitCode(1603);

        StringAssert.Contains(install.Log.Text, "This action fails on purpose.");
        await windows.AssertRolledBackAsync(before);
    }

    [TestMethod]
    public async Task A_failing_installation_leaves_an_existing_group_as_it_was()
    {
        using var variant = new PackageVariant(PackageScope.AllUsers) { PackageContent = PackageVariant.FailingAction("Before=\"InstallFinalize\"") };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        await windows.LocalGroups.AddAsync(InstalledProduct.Group, "made by an administrator", "S-1-5-21-0-0-0-2500", "S-1-5-21-0-0-0-1001");
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(1603);

        await windows.AssertRolledBackAsync(before);
    }

    [TestMethod]
    public async Task A_failing_uninstallation_restores_files_settings_and_the_running_service()
    {
        // Before the files go: Wine's rollback does not make a folder again that a removal has removed, and stops there. The simulated installer fails at every later point.
        using var variant = new PackageVariant(PackageScope.AllUsers) { PackageContent = PackageVariant.FailingAction("Before=\"RemoveFiles\"", "REMOVE") };
        var package = await variant.BuildAsync();
        await using var windows = await WindowsMachine.CreateAsync();
        (await windows.Msiexec.InstallAsync(package.Path, ("ENGINE", "hyperv"))).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(1603);

        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        // The service has been stopped and started again, and says so in its log.
        await windows.AssertRestoredAsync(before, @"DockerDesktop\service\service-");
    }
}
