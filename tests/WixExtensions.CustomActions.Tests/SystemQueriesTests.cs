using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Queries;
using WixExtensions.CustomActions.Waiting;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class SystemQueriesTests
{
    private readonly FakeInstaller _installer = new();
    private readonly FakeFacts _facts = new();

    [TestMethod]
    public void Suites_are_set_and_those_that_are_not_there_left_unset()
    {
        _facts.Suites = 0x10 | 0x100;
        _facts.Metrics.Add(88);
        _ = Queries.SetSuites(_installer.OpenSession());
        AssertProperties("WIX_SUITE_SINGLEUSERTS=1 WIX_SUITE_STARTER=1 WIX_SUITE_TERMINAL=1");
    }

    [TestMethod]
    public void Folders_are_set()
    {
        _facts.Folders[0] = @"C:\Users\u\Desktop";
        _facts.Folders[0x38] = @"C:\Windows\Resources";
        _facts.Folders[0x2E] = string.Empty;
        _ = Queries.SetFolders(_installer.OpenSession());
        AssertProperties(@"WIX_DIR_DESKTOP=C:\Users\u\Desktop WIX_DIR_RESOURCES=C:\Windows\Resources");
    }

    [TestMethod]
    public void Accounts_are_set_with_and_without_their_domain()
    {
        _ = Queries.SetAccounts(_installer.OpenSession());
        AssertProperties(@"WIX_ACCOUNT_LOCALSYSTEM=NT-AUTORITÄT\SYSTEM WIX_ACCOUNT_LOCALSYSTEM_NODOMAIN=SYSTEM WIX_ACCOUNT_USERS=VORDEFINIERT\Benutzer WIX_ACCOUNT_USERS_NODOMAIN=Benutzer");
        Assert.Contains("S-1-5-32-546", _installer.Log);
    }

    [TestMethod]
    public void The_processor_is_set_where_Windows_tells_it()
    {
        _ = Queries.SetNativeMachine(_installer.OpenSession());
        AssertProperties(string.Empty);
        _facts.NativeMachine = 0xAA64;
        _ = Queries.SetNativeMachine(_installer.OpenSession());
        AssertProperties("WIX_NATIVE_MACHINE=43620");
    }

    [TestMethod]
    public void The_display_is_set()
    {
        _ = Queries.SetDrivers(_installer.OpenSession());
        AssertProperties(string.Empty);
        (_facts.HasDisplayDriverModel, _facts.IsCompositionEnabled) = (true, true);
        _ = Queries.SetDrivers(_installer.OpenSession());
        AssertProperties("WIX_DWM_COMPOSITION_ENABLED=1 WIX_WDDM_DRIVER_PRESENT=1");
    }

    [TestMethod]
    public void What_fails_or_waits_for_tests_does()
    {
        var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, WaitingEntryPoints.WixFailWhenDeferred(session));
        Assert.AreEqual(ActionResult.SkipRemainingActions, WaitingEntryPoints.WixExitEarlyWithSuccess(session));
        Assert.AreEqual(ActionResult.Success, new WaitForEvent(new FakeEvents(true)).Execute(session));
        Assert.AreEqual(ActionResult.Failure, new WaitForEvent(new FakeEvents(false)).Execute(session));
        _installer.ActionMode = InstallRunMode.Rollback;
        Assert.AreEqual(ActionResult.Success, WaitingEntryPoints.WixFailWhenDeferred(session));
        _installer.ActionMode = InstallRunMode.Scheduled;
        Assert.AreEqual(ActionResult.Failure, WaitingEntryPoints.WixFailWhenDeferred(session));
    }

    private SystemQueries Queries => new(_facts, new FakeNames());

    private void AssertProperties(string expected) =>
        Assert.AreEqual(expected, string.Join(' ', _installer.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}")));

    private sealed class FakeFacts : ISystemFacts
    {
        public HashSet<int> Metrics { get; } = [];

        public Dictionary<int, string> Folders { get; } = [];

        public int Suites { get; set; }

        public bool HasDisplayDriverModel { get; set; }

        public bool IsCompositionEnabled { get; set; }

        public int? NativeMachine { get; set; }

        public int GetMetric(int index) => Metrics.Contains(index) ? 1 : 0;

        public string? GetFolder(int folder) => Folders.GetValueOrDefault(folder);
    }

    private sealed class FakeNames : IAccounts
    {
        public string ComputerName => "PC";

        public uint LookUpName(string name, out Account? account) => throw new NotSupportedException();

        public uint LookUpSid(string sid, out Account? account)
        {
            account = sid switch
            {
                "S-1-5-18" => new Account(sid, "NT-AUTORITÄT", "SYSTEM", AccountKind.WellKnownGroup),
                "S-1-5-32-545" => new Account(sid, "VORDEFINIERT", "Benutzer", AccountKind.Alias),
                _ => null,
            };
            return account is null ? Win32Error.NoneMapped : Win32Error.Success;
        }
    }

    private sealed class FakeEvents(bool succeeds) : IInstallationEvents
    {
        public bool Wait() => succeeds;
    }
}
