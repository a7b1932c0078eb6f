using DockerDesktop.Protocol.Features;
using DockerDesktop.Service.Features;
using DockerDesktop.Windows.Boot;
using DockerDesktop.Windows.Features;
using DockerDesktop.Windows.Services;
using DockerDesktop.Windows.Wmi;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class FeatureInspectorTests
{
    private readonly FakeDism _dism = new();
    private readonly FakeSystemServices _services = new();
    private readonly FakeBootStore _boot = new();
    private readonly FakeWmi _wmi = FakeWmi.WithWindows();
    private readonly FakeInstallationRegistry _registry = FakeInstallationRegistry.WithDefaults();

    public FeatureInspectorTests()
    {
        foreach (string name in new[] { FeatureNames.Wsl, FeatureNames.VirtualMachinePlatform, FeatureNames.HyperV, FeatureNames.Containers })
        {
            _dism.States[name] = WindowsFeatureState.Installed;
        }

        _services.Add("vmms", SystemServiceStart.Automatic, SystemServiceState.Running);
        _boot.SetLaunchType(1, 0, 0, 0, 0, 0, 0, 0);
    }

    [TestCleanup]
    public void Nothing_is_left_open()
    {
        Assert.IsTrue(_dism.IsClosed);
        Assert.AreEqual(0, _wmi.OpenConnections);
    }

    private FeaturesReport Report() => Inspector().ReportAsync().GetAwaiter().GetResult();

    private FeatureInspector Inspector(TimeProvider? time = null) =>
        new(new DismFeatures(_dism, () => "/admin-only"), _services, _boot, new WmiConnector(_wmi, time ?? TimeProvider.System), _registry, time ?? TimeProvider.System);

    private WindowsFeature Report(string name) => Report().Features.Single(feature => feature.Name == name);

    [TestMethod]
    public void All_is_reported_in_order_and_ready_when_all_is_on()
    {
        FeaturesReport report = Report();
        Assert.IsTrue(report.Ready);
        Assert.AreEqual(true, report.HyperVEnabled);
        Assert.AreEqual(new HypervisorReport(true, true), report.Hypervisor);
        CollectionAssert.AreEqual(
            new[]
            {
                new WindowsFeature(FeatureNames.Wsl, true, FeatureState.Enabled, true),
                new WindowsFeature(FeatureNames.VirtualMachinePlatform, true, FeatureState.Enabled, true),
                new WindowsFeature(FeatureNames.HyperV, true, FeatureState.Enabled, false),
                new WindowsFeature(FeatureNames.Containers, true, FeatureState.Enabled, false),
            },
            report.Features.ToList());
    }

    [TestMethod]
    public void Dism_logs_and_unpacks_only_where_administrators_write()
    {
        Report();
        Assert.AreEqual("/admin-only", _dism.ScratchFolder);
        Assert.AreEqual(Path.Combine("/admin-only", "dism.log"), _dism.LogFile);
    }

    [TestMethod]
    [DataRow(WindowsFeatureState.NotPresent, false, FeatureState.Unavailable)]
    [DataRow(WindowsFeatureState.Removed, false, FeatureState.Disabled)]
    [DataRow(WindowsFeatureState.Staged, true, FeatureState.Disabled)]
    [DataRow(WindowsFeatureState.InstallPending, true, FeatureState.EnablePending)]
    [DataRow(WindowsFeatureState.UninstallPending, true, FeatureState.DisablePending)]
    [DataRow(WindowsFeatureState.PartiallyInstalled, true, FeatureState.Enabled)]
    [DataRow((WindowsFeatureState)99, true, FeatureState.Unknown)]
    public void Each_state_of_a_required_feature_is_told_apart_with_cause_and_fix(object state, bool installed, FeatureState expected)
    {
        _dism.States[FeatureNames.Wsl] = (WindowsFeatureState)state;
        WindowsFeature feature = Report(FeatureNames.Wsl);
        Assert.AreEqual(installed, feature.Installed);
        Assert.AreEqual(expected, feature.State);
        Assert.AreEqual(expected == FeatureState.Enabled, feature.Cause is null);
        Assert.AreEqual(expected == FeatureState.Enabled, feature.Fix is null);
        Assert.AreEqual(expected == FeatureState.Enabled, Report().Ready);
    }

    [TestMethod]
    public void A_feature_that_this_windows_does_not_know_is_unavailable()
    {
        _dism.States.Remove(FeatureNames.HyperV);
        Assert.AreEqual(FeatureState.Unavailable, Report(FeatureNames.HyperV).State);
        Assert.AreEqual(false, Report().HyperVEnabled);
        Assert.IsTrue(Report().Ready, "the engine wsl does not need it");
        _registry.AllUsers!["Engine"] = "hyperv";
        Assert.IsFalse(Report().Ready);
        StringAssert.Contains(Report(FeatureNames.HyperV).Fix, "Pro");
    }

    [TestMethod]
    [DataRow("Initialize", unchecked((int)0x800702E4))]
    [DataRow("OpenOnlineSession", unchecked((int)0x800F0982))]
    [DataRow("GetFeatureState", unchecked((int)0x80004005))]
    public void A_dism_that_fails_leaves_the_rest_told_and_nothing_open(string step, int error)
    {
        _dism.Failures[step] = error;
        FeaturesReport report = Report();
        Assert.IsFalse(report.Ready);
        Assert.IsNull(report.HyperVEnabled);
        Assert.IsTrue(report.Hypervisor.Present);
        Assert.HasCount(4, report.Features);
        Assert.IsTrue(report.Features.All(feature => feature.State == FeatureState.Unknown && feature.Installed is null && feature.Fix is not null));
        StringAssert.Contains(report.Features[0].Cause, $"0x{error:X8}");
        _dism.Failures.Clear();
        Assert.IsTrue(_dism.IsClosed, "the next question can be asked");
        Assert.IsTrue(Report().Ready);
    }

    [TestMethod]
    public void Hyper_v_is_on_only_with_its_service()
    {
        _services.Add("vmms", SystemServiceStart.Disabled);
        Assert.AreEqual(false, Report().HyperVEnabled);
        _services.Failure = 5;
        Assert.IsNull(Report().HyperVEnabled);
    }

    [TestMethod]
    public void A_boot_loader_that_is_off_or_not_set_is_said_with_the_fix()
    {
        _boot.SetLaunchType(0, 0, 0, 0, 0, 0, 0, 0);
        Assert.AreEqual(false, Report().Hypervisor.LaunchedByBootLoader);
        StringAssert.Contains(Report().Hypervisor.Fix, "hypervisorlaunchtype auto");
        _boot.Elements.Remove((FakeBootStore.DefaultEntry, BootLoader.HypervisorLaunchType));
        Assert.AreEqual(false, Report().Hypervisor.LaunchedByBootLoader);
    }

    [TestMethod]
    public void A_boot_configuration_that_cannot_be_read_is_unknown()
    {
        _boot.SetLaunchType(9);
        Assert.IsNull(Report().Hypervisor.LaunchedByBootLoader);
        _boot.Elements[(FakeBootStore.DefaultEntry, BootLoader.HypervisorLaunchType)] = new byte[9];
        Assert.IsNull(Report().Hypervisor.LaunchedByBootLoader);
        _boot.Elements[(BootLoader.BootManager, BootLoader.DefaultObject)] = @"..\..\elsewhere";
        Assert.IsNull(Report().Hypervisor.LaunchedByBootLoader);
        _boot.Failure = new BootStoreException("cannot be read");
        StringAssert.Contains(Report().Hypervisor.Cause, "cannot be read");
    }

    [TestMethod]
    public void No_hypervisor_is_not_ready_and_says_why()
    {
        _wmi.Objects.Single(known => known.ClassName == "Win32_ComputerSystem")["HypervisorPresent"] = false;
        FeaturesReport report = Report();
        Assert.IsFalse(report.Ready);
        Assert.IsFalse(report.Hypervisor.Present);
        StringAssert.Contains(report.Hypervisor.Fix, "firmware");
        _wmi.Failures["connect"] = WmiException.ServiceDisabled;
        Assert.IsFalse(Report().Hypervisor.Present);
    }

    [TestMethod]
    [DataRow("wsl", FeatureNames.Wsl, FeatureNames.VirtualMachinePlatform)]
    [DataRow("hyperv", FeatureNames.HyperV)]
    [DataRow("windows", FeatureNames.HyperV, FeatureNames.Containers)]
    public void Each_engine_has_its_required_features(string engine, params string[] required)
    {
        _registry.AllUsers!["Engine"] = engine;
        CollectionAssert.AreEqual(required, Report().Features.Where(feature => feature.Required).Select(feature => feature.Name).ToList());
    }

    [TestMethod]
    public async Task A_dism_that_hangs_is_told_in_time_with_the_rest_and_its_late_answer_serves_the_next_who_asks()
    {
        ManualTime time = new();
        FeatureInspector inspector = Inspector(time);
        using ManualResetEventSlim hang = _dism.Hang = new();
        Task<FeaturesReport> asked = inspector.ReportAsync();
        await Waiting.UntilAsync(() => _dism.Hanging == 1 && time.Waits == 1);
        time.Advance(FeatureInspector.Patience);
        FeaturesReport report = await asked;
        Assert.IsTrue(report.Features.All(feature => feature.State == FeatureState.Unknown && feature.Fix is not null));
        StringAssert.Contains(report.Features[0].Cause, "DISM had not answered after 20 seconds");
        Assert.IsTrue(report.Hypervisor.Present, "the rest is told");

        // Whoever asks now waits for the same call: DISM may be initialised once.
        asked = inspector.ReportAsync();
        await Waiting.UntilAsync(() => time.Waits == 1);
        Assert.AreEqual(1, _dism.Hanging);
        hang.Set();
        Assert.AreEqual(FeatureState.Enabled, (await asked).Features[0].State);
        Assert.AreEqual(1, _dism.Sessions);
    }

    [TestMethod]
    public async Task A_late_answer_of_dism_is_kept_for_a_minute_and_no_longer()
    {
        ManualTime time = new();
        FeatureInspector inspector = Inspector(time);
        foreach (int seconds in new[] { 60, 61 })
        {
            _dism.States[FeatureNames.Wsl] = WindowsFeatureState.Installed;
            using ManualResetEventSlim hang = _dism.Hang = new();
            Task<FeaturesReport> asked = inspector.ReportAsync();
            await Waiting.UntilAsync(() => _dism.Hanging == 1 && time.Waits == 1);
            time.Advance(FeatureInspector.Patience);
            await asked;
            hang.Set();
            await Waiting.UntilAsync(() => inspector.HasLateAnswer);
            _dism.Hang = null;
            _dism.States[FeatureNames.Wsl] = WindowsFeatureState.Staged;
            time.Advance(TimeSpan.FromSeconds(seconds));
            FeaturesReport late = await inspector.ReportAsync();
            Assert.AreEqual(seconds == 60 ? FeatureState.Enabled : FeatureState.Disabled, late.Features[0].State);
            if (seconds == 60)
            {
                Assert.AreEqual(FeatureState.Disabled, (await inspector.ReportAsync()).Features[0].State, "once");
            }
        }
    }

    [TestMethod]
    public async Task A_wmi_that_hangs_is_told_in_time_with_the_rest()
    {
        ManualTime time = new();
        using ManualResetEventSlim hang = _wmi.Hangs["query Win32_ComputerSystem"] = new();
        Task<FeaturesReport> asked = Inspector(time).ReportAsync();
        await Waiting.UntilAsync(() => _wmi.Hanging == 1 && _dism.Sessions == 1 && _dism.IsClosed && time.Waits == 1);
        time.Advance(WmiLimits.Request.Call);
        FeaturesReport report = await asked;
        Assert.IsFalse(report.Hypervisor.Present);
        StringAssert.Contains(report.Hypervisor.Cause, "WMI had not answered after 20 seconds");
        Assert.AreEqual(FeatureState.Enabled, report.Features[0].State);
        hang.Set();
        await Waiting.UntilAsync(() => _wmi.OpenConnections == 0);
    }
}
