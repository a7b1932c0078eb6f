using System.Net.Http.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.ServiceControl;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

/// <summary>The start mode by the table of engines and settings.</summary>
[TestClass]
public sealed class ServiceStartModeTests
{
    [TestMethod]
    [DataRow("wsl", "0", "0", ServiceStartMode.Demand)]
    [DataRow("wsl", "1", "0", ServiceStartMode.Automatic)]
    [DataRow("wsl", "0", "1", ServiceStartMode.Automatic)]
    [DataRow("hyperv", "0", "0", ServiceStartMode.Automatic)]
    [DataRow("windows", "0", "0", ServiceStartMode.Automatic)]
    public async Task It_tells_what_is_so_what_should_be_and_how_to_mend_it(string engine, string always, string hosts, ServiceStartMode expected)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b =>
        {
            b.Registry.AllUsers = new() { ["Engine"] = engine, ["AlwaysRunService"] = always, ["MaintainHosts"] = hosts, ["EngineAccess"] = "none" };
            b.Platform.Services.Add(ServiceIdentity.Name, SystemServiceStart.Demand);
        });
        using HttpClient client = backend.CreateHttpClient();
        ServiceStartModeReport report = (await client.GetFromJsonAsync(ApiRoutes.ServiceStartMode, ProtocolJson.Default.ServiceStartModeReport))!;

        Assert.AreEqual(expected, report.Expected);
        Assert.AreEqual(ServiceStartMode.Demand, report.StartMode);
        Assert.AreEqual(expected == ServiceStartMode.Automatic, report.Fix is not null);
        Assert.IsFalse(string.IsNullOrEmpty(report.Cause));
    }

    [TestMethod]
    [DataRow("wsl", "auto", SystemServiceStart.Automatic, ServiceStartMode.Automatic, false)]
    [DataRow("wsl", "auto", SystemServiceStart.Demand, ServiceStartMode.Automatic, true)]
    [DataRow("hyperv", "demand", SystemServiceStart.Demand, ServiceStartMode.Demand, false)]
    [DataRow("hyperv", "boot", SystemServiceStart.Automatic, ServiceStartMode.Automatic, false)]
    public async Task A_choice_counts_before_the_settings(string engine, string mode, object start, ServiceStartMode expected, bool isToMend)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b =>
        {
            b.Registry.AllUsers = new() { ["Engine"] = engine, ["EngineAccess"] = "none", ["ServiceMode"] = mode };
            b.Platform.Services.Add(ServiceIdentity.Name, (SystemServiceStart)start);
        });
        using HttpClient client = backend.CreateHttpClient();
        ServiceStartModeReport report = (await client.GetFromJsonAsync(ApiRoutes.ServiceStartMode, ProtocolJson.Default.ServiceStartModeReport))!;

        Assert.AreEqual(expected, report.Expected);
        Assert.AreEqual(isToMend, report.Fix is not null);
        Assert.AreEqual(mode != "boot", report.Cause.Contains("docker-desktop service mode", StringComparison.Ordinal));
    }
}
