using WineBed;

namespace EndToEnd;

/// <summary>The running application closes when its files are about to go, and is left alone when they stay.</summary>
[TestClass]
public sealed class CloseApplicationTests
{
    private const uint WmClose = 0x10;
    private const uint WmEndSession = 0x16;

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "close", WmClose)]
    [DataRow(nameof(PackageScope.PerUser), "tray", WmEndSession)]
    public async Task Uninstalling_asks_the_application_to_close(string scope, string manner, uint message)
    {
        using var payload = new PayloadFolder(PayloadFolder.Application);
        using var variant = new PackageVariant(Enum.Parse<PackageScope>(scope)) { PayloadFolder = payload.Path, Constants = [$"ApplicationProgram={PayloadFolder.Application}"] };
        var package = await variant.BuildAsync();
        await using var windows = await CreateWithWindowsAsync();
        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);
        var application = await StartAsync(windows, Enum.Parse<PackageScope>(scope), manner);

        var uninstall = (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);

        Assert.AreEqual(message, (await application).ExitCode, "what it was ended by");
        StringAssert.Contains(uninstall.Log.Text, "Docker Desktop.exe has closed.");
    }

    [TestMethod]
    public async Task An_upgrade_asks_once_and_a_repair_not_at_all()
    {
        using var payload = new PayloadFolder(PayloadFolder.Application);
        using var variant = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = payload.Path, Constants = [$"ApplicationProgram={PayloadFolder.Application}"] };
        using var newerVariant = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = payload.Path, Constants = [$"ApplicationProgram={PayloadFolder.Application}"], Version = "1.0.1" };
        var package = await variant.BuildAsync();
        var newer = await newerVariant.BuildAsync();
        await using var windows = await CreateWithWindowsAsync();
        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);
        var application = await StartAsync(windows, PackageScope.AllUsers, "close");

        var repair = (await windows.Msiexec.RepairAsync(await package.ReadProductCodeAsync())).EnsureExitCode(0);
        StringAssert.Contains(repair.Log.Text, "its condition is false");
        Assert.IsFalse(application.IsCompleted, "a repair left it running");

        (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);
        Assert.AreEqual(WmClose, (await application).ExitCode);
    }

    [TestMethod]
    public async Task An_application_that_does_not_listen_runs_on_and_the_uninstall_succeeds()
    {
        using var payload = new PayloadFolder(PayloadFolder.Application);
        using var variant = new PackageVariant(PackageScope.PerUser) { PayloadFolder = payload.Path, Constants = [$"ApplicationProgram={PayloadFolder.Application}"] };
        var package = await variant.BuildAsync();
        await using var windows = await CreateWithWindowsAsync();
        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);
        var application = await StartAsync(windows, PackageScope.PerUser, "never");

        var uninstall = await windows.Msiexec.UninstallAsync(package.Path);

        StringAssert.Contains(uninstall.Log.Text, "Docker Desktop.exe still runs (1) after 10 seconds.");
        Assert.IsFalse(application.IsCompleted, "nobody ended it by force");
        CollectionAssert.Contains(new uint[] { 0, 3010 }, uninstall.ExitCode);
    }

    /// <summary>Wine's driver for no display at all, with which windows exist but are not shown.</summary>
    private static async Task<WinePrefix> CreateWithWindowsAsync()
    {
        var windows = await WindowsMachine.CreateAsync();
        await windows.Registry.WriteValueAsync(@"HKCU\Software\Wine\Drivers", "Graphics", RegistryValue.FromString("null"));
        return windows;
    }

    private static async Task<Task<WineResult>> StartAsync(WinePrefix windows, PackageScope scope, string manner)
    {
        const string mark = @"C:\window.txt";
        var folder = scope == PackageScope.AllUsers ? InstalledProduct.AllUsersFolder : InstalledProduct.PerUserFolder(windows);
        var application = windows.RunAsync($@"{folder}\{PayloadFolder.Application}", manner, mark);
        await windows.WaitForFileAsync(mark, application);
        return application;
    }
}
