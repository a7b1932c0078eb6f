using System.Net;
using System.Net.Http.Json;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.VirtualMachine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.VirtualMachine;
using DockerDesktop.Windows.Calls;
using DockerDesktop.Windows.Wmi;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>A WMI that hangs: nobody waits for it without end, and nobody else waits for who does.</summary>
[TestClass]
public sealed class WmiLimitTests
{
    private static readonly VirtualMachineCreateRequest s_request = new(Processors: 4, MemoryMegabytes: 2048, DiskGigabytes: 64);

    private readonly FakeHyperV _hyperV = new();
    private readonly FakeHelperRecords _records = new();
    private readonly ManualTime _time = new();
    private readonly LeapingTime _leaping = new();

    private DockerDesktopVirtualMachine Vm(TimeProvider time) => new(new WmiConnector(_hyperV, time), _records, new FakeVirtualDiskFile(_hyperV), _leaping);

    [TestMethod]
    [DataRow("connect")]
    [DataRow("query Msvm_VirtualSystemSettingData")]
    [DataRow("query Msvm_ComputerSystem")]
    [DataRow("query Msvm_StorageAllocationSettingData")]
    [DataRow("Msvm_ComputerSystem.RequestStateChange")]
    [DataRow("find")]
    public async Task An_operation_ends_with_a_problem_that_names_what_hangs_and_what_it_left_open_is_closed_when_that_returns(string step)
    {
        await Vm(TimeProvider.System).CreateAsync(s_request, new ListProgress(), default);
        using ManualResetEventSlim hang = _hyperV.Hangs[step] = new();
        Task<string> start = Vm(_time).StartAsync(new ListProgress(), default);
        await Waiting.UntilAsync(() => _hyperV.Hanging == 1 && _time.Waits == 1);
        _time.Advance(WmiLimits.Operation.Call - TimeSpan.FromSeconds(1));
        Assert.IsFalse(start.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Problem problem = (await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => start)).Problem;
        Assert.AreEqual(ProblemCodes.OperationTimeout, problem.Code);
        Assert.AreEqual(504, problem.Status);
        StringAssert.StartsWith(problem.Cause, "WMI had not answered after 120 seconds (");
        StringAssert.Contains(problem.Fix, "Winmgmt");
        Assert.AreEqual(1, _hyperV.Cancels, "whoever can end the call was asked to");
        Assert.AreEqual(step == "connect" ? 0 : 1, _hyperV.OpenConnections, "the call still uses it");

        hang.Set();
        await Waiting.UntilAsync(() => _hyperV.OpenConnections == 0 && _hyperV.Hanging == 0);
    }

    [TestMethod]
    public async Task A_status_has_one_limit_for_all_its_calls_below_that_of_a_request()
    {
        await Vm(TimeProvider.System).CreateAsync(s_request, new ListProgress(), default);
        using ManualResetEventSlim connect = _hyperV.Hangs["connect"] = new();
        using ManualResetEventSlim query = _hyperV.Hangs["query Msvm_MemorySettingData"] = new();
        Task<VirtualMachineStatus> status = Vm(_time).GetStatusAsync();
        await Waiting.UntilAsync(() => _hyperV.Hanging == 1 && _time.Waits == 1);
        _time.Advance(TimeSpan.FromSeconds(15));
        connect.Set();
        _hyperV.Hangs.Remove("connect", out _);
        await Waiting.UntilAsync(() => _hyperV.Hangs.Count == 1 && _hyperV.OpenConnections == 1 && _hyperV.Hanging == 1 && _time.Waits == 1);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(ProblemCodes.OperationTimeout, (await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => status)).Problem.Code);
        Assert.IsTrue(BackendLimits.Request > WmiLimits.Request.Connection);
        query.Set();
        await Waiting.UntilAsync(() => _hyperV.OpenConnections == 0);
    }

    [TestMethod]
    public async Task Calls_that_never_return_add_up_to_a_bound_and_the_next_one_is_refused_at_once()
    {
        WmiConnector wmi = new(_hyperV, _time);
        using ManualResetEventSlim hang = _hyperV.Hangs["connect"] = new();
        for (int i = 1; i <= WmiConnector.MaximumThreads; i++)
        {
            Task<WmiConnection> connecting = wmi.ConnectAsync(@"root\cimv2", WmiLimits.Request);
            await Waiting.UntilAsync(() => _hyperV.Hanging == i && _time.Waits == 1);
            _time.Advance(WmiLimits.Request.Call);
            await Assert.ThrowsExactlyAsync<CallTimeoutException>(() => connecting);
        }

        CallTimeoutException refused = await Assert.ThrowsExactlyAsync<CallTimeoutException>(() => wmi.ConnectAsync(@"root\cimv2", WmiLimits.Request));
        StringAssert.Contains(refused.Message, "8 earlier calls");
        Assert.AreEqual(WmiConnector.MaximumThreads, _hyperV.Hanging);

        hang.Set();
        await Waiting.UntilAsync(() => _hyperV.Hanging == 0 && _hyperV.OpenConnections == 0);
        _hyperV.Hangs.Clear();
        await using WmiConnection connection = await wmi.ConnectAsync(@"root\cimv2", WmiLimits.Request);
        Assert.AreEqual(1, _hyperV.OpenConnections);
    }

    [TestMethod]
    public async Task A_connection_is_closed_on_a_thread_of_its_own_however_many_calls_hang()
    {
        WmiConnector wmi = new(_hyperV, _time);
        WmiConnection open = await wmi.ConnectAsync(@"root\cimv2", WmiLimits.Operation);
        using ManualResetEventSlim hang = _hyperV.Hangs["connect"] = new();
        List<Task> hanging = [];
        for (int i = 1; i <= WmiConnector.MaximumThreads; i++)
        {
            hanging.Add(wmi.ConnectAsync(@"root\cimv2", WmiLimits.Operation));
            await Waiting.UntilAsync(() => _hyperV.Hanging == i);
        }

        await open.DisposeAsync();
        Assert.AreEqual(0, _hyperV.OpenConnections);
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => open.QueryAsync("SELECT * FROM Msvm_ComputerSystem"));
        hang.Set();
        foreach (Task<WmiConnection> connecting in hanging.Cast<Task<WmiConnection>>())
        {
            await (await connecting).DisposeAsync();
        }

        Assert.AreEqual(0, _hyperV.OpenConnections);
    }

    [TestMethod]
    public async Task While_a_start_hangs_the_status_and_every_other_verb_is_answered()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        FakeHyperV hyperV = backend.Platform.Wmi;
        using HttpClient client = backend.CreateHttpClient();
        await PostAsync(client, ApiRoutes.VirtualMachineCreate, """{"processors":2,"memoryMegabytes":1024,"diskGigabytes":8}""");
        await Waiting.UntilAsync(() => hyperV.Machines.Count == 1 && hyperV.OpenConnections == 0);
        using ManualResetEventSlim hang = hyperV.Hangs["Msvm_ComputerSystem.RequestStateChange"] = new();

        // The operation has ended a moment after its last connection.
        HttpResponseMessage started;
        while ((started = await client.PostAsync(ApiRoutes.VirtualMachineStart, null)).StatusCode == HttpStatusCode.Conflict)
        {
            started.Dispose();
            await Task.Yield();
        }

        Assert.AreEqual(HttpStatusCode.Accepted, started.StatusCode);
        started.Dispose();
        await Waiting.UntilAsync(() => hyperV.Hanging == 1);

        for (int i = 0; i < 20; i++)
        {
            Assert.AreEqual(VirtualMachineState.Off, (await client.GetFromJsonAsync(ApiRoutes.VirtualMachine, ProtocolJson.Default.VirtualMachineStatus))!.State);
        }

        Assert.IsNotNull(await client.GetFromJsonAsync(ApiRoutes.Features, ProtocolJson.Default.FeaturesReport));
        Assert.IsNotNull(await client.GetFromJsonAsync(ApiRoutes.VirtualDisk, ProtocolJson.Default.VirtualDiskStatus));
        Assert.IsNotNull(await client.GetFromJsonAsync(ApiRoutes.Version, ProtocolJson.Default.VersionResponse));
        Assert.AreEqual(1, hyperV.Hanging);
        hang.Set();
        await Waiting.UntilAsync(() => hyperV.OpenConnections == 0);
    }

    [TestMethod]
    public async Task Many_who_ask_a_status_that_hangs_keep_one_thread()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        FakeHyperV hyperV = backend.Platform.Wmi;
        using ManualResetEventSlim hang = hyperV.Hangs["connect"] = new();
        using HttpClient client = backend.CreateHttpClient();
        backend.Platform.Records.Values["VirtualMachineMarker"] = "com.docker.service:1";
        Task<VirtualMachineStatus?>[] asked = [.. Enumerable.Range(0, 24).Select(_ => client.GetFromJsonAsync(ApiRoutes.VirtualMachine, ProtocolJson.Default.VirtualMachineStatus))];
        await Waiting.UntilAsync(() => hyperV.Hanging == 1);
        for (int i = 0; i < 10; i++)
        {
            Assert.IsNotNull(await client.GetFromJsonAsync(ApiRoutes.Version, ProtocolJson.Default.VersionResponse));
        }

        Assert.AreEqual(1, hyperV.Hanging);
        hang.Set();
        Assert.IsTrue((await Task.WhenAll(asked)).All(status => status!.State == VirtualMachineState.Missing));
    }

    private static async Task PostAsync(HttpClient client, string route, string? body = null)
    {
        using StringContent? content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(route, content);
        Assert.AreEqual(HttpStatusCode.Accepted, response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
