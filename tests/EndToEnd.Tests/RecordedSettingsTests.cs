using WineBed;

namespace EndToEnd;

/// <summary>Settings that our own actions write: the proxies, which travel protected, and the policy.</summary>
[TestClass]
public sealed class RecordedSettingsTests
{
    private const string Policies = @"HKLM\SOFTWARE\Policies\Docker";

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "http://proxy.example:8080")]
    [DataRow(nameof(PackageScope.PerUser), "http://user:hunter2@proxy.example:8080")]
    public async Task Proxies_are_recorded_and_removed(string scopeName, string url)
    {
        var scope = Enum.Parse<PackageScope>(scopeName);
        var package = Package.Built(scope);
        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        (await windows.Msiexec.InstallAsync(package.Path, ("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", url), ("OVERRIDEPROXYEXCLUDE", "localhost"))).EnsureExitCode(0);

        var settings = (await InstalledProduct.ReadSettingsAsync(windows, scope))!;
        Assert.AreEqual("manual", settings["ProxyHttpMode"].Text);
        Assert.AreEqual(url, settings["OverrideProxyHttp"].Text);
        Assert.AreEqual("localhost", settings["OverrideProxyExclude"].Text);
        Assert.IsFalse(settings.ContainsKey("OverrideProxyPac"));

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before, InstalledProduct.Group);
    }

    [TestMethod]
    public async Task The_sign_in_policy_and_a_data_root_are_recorded_and_removed()
    {
        var package = Package.Built(PackageScope.AllUsers);
        await using var windows = await WindowsMachine.CreateAsync();

        (await windows.Msiexec.InstallAsync(package.Path, ("ALLOWEDORG", "Example;example-labs"), ("WSLDEFAULTDATAROOT", @"c:\Docker Data\"))).EnsureExitCode(0);

        var settings = (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!;
        Assert.AreEqual("example;example-labs", settings["AllowedOrg"].Text);
        Assert.AreEqual(@"C:\Docker Data", settings["WslDefaultDataRoot"].Text);
        Assert.IsFalse(settings.ContainsKey("HyperVDefaultDataRoot"));
        var policy = await windows.Registry.ReadValueAsync($@"{Policies}\Docker Desktop", "allowedOrgs");
        Assert.AreEqual(RegistryValueType.MultiSz, policy!.Type);
        Assert.AreEqual("example,example-labs", string.Join(',', policy.ToMultiString()));

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);
        Assert.IsNull(await windows.Registry.ReadKeyAsync(Policies));
        Assert.IsNull(await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers));
    }
}
