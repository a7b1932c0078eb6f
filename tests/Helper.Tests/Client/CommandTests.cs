using System.Net;
using DockerDesktop.Client;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

/// <summary>What each command sends, prints and ends with.</summary>
[TestClass]
internal sealed class CommandTests : IDisposable
{
    private readonly ClientRun _client = new();
    private readonly AnsweringStream _helper = new();

    public CommandTests() => _client.Pipe.Server = () => _helper;

    public void Dispose() => _helper.Dispose();

    [TestMethod]
    [DataRow(
        "hosts status",
        "GET /v1/hosts",
        """{"maintained":true,"state":"current","expected":[{"name":"host.docker.internal","address":"192.168.1.2"}]}""",
        "The names in the hosts file: current, kept up to date by the helper|  192.168.1.2 host.docker.internal|",
        ClientExitCode.Success)]
    [DataRow(
        "hosts status",
        "GET /v1/hosts",
        """{"maintained":true,"state":"unreadable","expected":[],"cause":"It is a link.","fix":"Remove it."}""",
        "The names in the hosts file: unreadable, kept up to date by the helper|  It is a link.|  Remove it.|",
        ClientExitCode.Degraded)]
    [DataRow(
        "hosts status",
        "GET /v1/hosts",
        """{"maintained":true,"state":"absent","expected":[]}""",
        "The names in the hosts file: absent, kept up to date by the helper|",
        ClientExitCode.Degraded)]
    [DataRow(
        "hosts status",
        "GET /v1/hosts",
        """{"maintained":false,"state":"absent","expected":[]}""",
        "The names in the hosts file: absent, not maintained|",
        ClientExitCode.Success)]
    [DataRow(
        "hosts apply",
        "POST /v1/hosts/apply",
        """{"changed":true,"entries":[{"name":"kubernetes.docker.internal","address":"127.0.0.1"}]}""",
        "The hosts file was changed.|  127.0.0.1 kubernetes.docker.internal|",
        ClientExitCode.Success)]
    [DataRow("hosts remove", "POST /v1/hosts/remove", """{"changed":false,"entries":[]}""", "The hosts file was right already.|", ClientExitCode.Success)]
    [DataRow(
        "vm status",
        "GET /v1/vm",
        """{"state":"running","processors":4,"memoryMegabytes":2048,"uptimeSeconds":90061}""",
        "Virtual machine: running|  processors: 4|  memory: 2048 MiB|  running for: 1.01:01:01|",
        ClientExitCode.Success)]
    [DataRow("vm status", "GET /v1/vm", """{"state":"missing"}""", "Virtual machine: missing|", ClientExitCode.Success)]
    [DataRow("vhdx status", "GET /v1/vhdx", """{"exists":false}""", "There is no virtual disk.|", ClientExitCode.Success)]
    [DataRow(
        "vhdx status",
        "GET /v1/vhdx",
        """{"exists":true,"path":"D:\\a.vhdx","bytes":5,"moveOperation":"0123"}""",
        @"Virtual disk: D:\a.vhdx|  size: 5 bytes|  is being moved by operation 0123|",
        ClientExitCode.Success)]
    [DataRow("engine status", "GET /v1/engine", """{"state":"not-installed"}""", "Windows engine: not installed|", ClientExitCode.Success)]
    [DataRow("engine status", "GET /v1/engine", """{"state":"stopped","lastExitCode":1067}""", "Windows engine: stopped|  ended last with error 1067|", ClientExitCode.Success)]
    [DataRow(
        "engine access",
        "GET /v1/engine-access",
        """{"configured":"pipeacl","inForce":"none","state":"failed","pipePresent":true,"cause":"Refused.","fix":"Do this."}""",
        "Access to the engine's pipe: none (chosen: pipe acl, failed)|  the pipe is there|  Refused.|  Do this.|",
        ClientExitCode.Degraded)]
    [DataRow(
        "engine access",
        "GET /v1/engine-access",
        """{"configured":"group","inForce":"group","state":"in-force","pipePresent":false,"cause":"It is in daemon.json."}""",
        "Access to the engine's pipe: group (chosen: group, in force)|  the pipe is not there|  It is in daemon.json.|",
        ClientExitCode.Success)]
    [DataRow(
        "features",
        "GET /v1/features",
        """
        {"ready":false,"hyperVEnabled":null,"hypervisor":{"present":false,"launchedByBootLoader":false,"cause":"Off.","fix":"bcdedit"},
         "features":[{"name":"Containers","installed":true,"state":"enable-pending","required":true,"cause":"Restart.","fix":"Now."}]}
        """,
        "Windows lacks something that the engine needs.|  Hyper-V is on: unknown|  Windows runs on the hypervisor: no|  the boot loader starts the hypervisor: no|    Off.|    bcdedit|"
            + "  Containers: enable pending, needed|    Restart.|    Now.|",
        ClientExitCode.Degraded)]
    [DataRow("policy get", "GET /v1/registry-access", """{"policy":null}""", "There is no policy: images may come from every registry.|", ClientExitCode.Success)]
    [DataRow(
        "policy get",
        "GET /v1/registry-access",
        """{"policy":{"schemaVersion":1,"enabled":true,"allowedRegistries":["a.example"]}}""",
        "Images may come from these registries only:|  a.example|",
        ClientExitCode.Success)]
    [DataRow("operations", "GET /v1/operations", """{"operations":[]}""", "There are none.|", ClientExitCode.Success)]
    [DataRow(
        "operations",
        "GET /v1/operations",
        """{"operations":[{"id":"0123","kind":"vhdx-move","state":"running","percentage":7,"cancellable":true,"startedAt":"2026-01-02T03:04:05Z"}]}""",
        "2026-01-02 03:04:05 0123 Moving the virtual disk: running, 7 %|",
        ClientExitCode.Success)]
    [DataRow(
        "service mode",
        "GET /v1/service/start-mode",
        """{"startMode":"demand","expected":"automatic","cause":"The engine is hyperv.","fix":"docker-desktop service mode auto"}""",
        "Start mode: demand (what is recorded asks for auto)|  The engine is hyperv.|  docker-desktop service mode auto|",
        ClientExitCode.Degraded)]
    public async Task A_question_is_one_request_without_a_body_and_its_answer_is_printed(string command, string request, string answer, string printed, ClientExitCode exitCode)
    {
        _helper.Answer(request, answer);

        Assert.AreEqual(exitCode, await _client.RunAsync(command.Split(' ')), _client.Error);
        Assert.AreEqual(printed.Replace("|", Environment.NewLine, StringComparison.Ordinal), _client.Output);
        Assert.AreEqual(string.Empty, _client.Error);
        Assert.AreEqual(new RequestOfClient(request, string.Empty, string.Empty), _helper.Requests.Single());
    }

    [TestMethod]
    [DataRow("vm status", "GET /v1/vm", """{"state":"off"}""", "off")]
    [DataRow("features", "GET /v1/features", """{"ready":true,"hyperVEnabled":true,"hypervisor":{"present":true,"launchedByBootLoader":true},"features":[],"state":"x"}""", null)]
    public async Task As_json_it_is_the_helpers_answer(string command, string request, string answer, string? state)
    {
        _helper.Answer(request, answer);

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync([.. command.Split(' '), "--json"]));
        CollectionAssert.AreEqual(new[] { "helper" }, _client.Json.Select(member => member.Key).ToArray());
        Assert.AreEqual(state, (string?)_client.Json["helper"]!["state"]);
    }

    [TestMethod]
    public async Task What_the_helper_refuses_is_17_with_its_code_cause_and_fix()
    {
        _helper.Answer(
            "POST /v1/hosts/remove",
            """{"type":"urn:x","title":"No","status":403,"code":"caller-not-allowed","cause":"You are no administrator.","fix":"Be one."}""",
            HttpStatusCode.Forbidden);

        Assert.AreEqual(ClientExitCode.Refused, await _client.RunAsync("hosts", "remove"));
        Assert.AreEqual($"You are no administrator.{Environment.NewLine}Be one.{Environment.NewLine}", _client.Error);
    }

    [TestMethod]
    public async Task As_json_a_refusal_has_its_code_and_exit_code()
    {
        _helper.Answer(
            "GET /v1/engine",
            """{"type":"urn:x","title":"No","status":403,"code":"windows-containers-off","cause":"Off.","fix":"None."}""",
            HttpStatusCode.Forbidden);

        Assert.AreEqual(ClientExitCode.Refused, await _client.RunAsync("engine", "status", "--json"));
        Assert.AreEqual("windows-containers-off", (string?)_client.Json["error"]!["code"]);
        Assert.AreEqual(17, (int)_client.Json["error"]!["exitCode"]!);
        Assert.AreEqual(string.Empty, _client.Error);
    }

    [TestMethod]
    [DataRow("vm create --processors 0", "--processors is 0; it must be 1 to 240.")]
    [DataRow("vm create --memory 511", "--memory is 511; it must be 512 to 1048576.")]
    [DataRow("vm create --disk 65537", "--disk is 65537; it must be 1 to 65536.")]
    [DataRow("vm create --disk many", "many")]
    [DataRow("vhdx move", "Required argument missing")]
    [DataRow("service mode manual", "manual")]
    [DataRow("hosts", "command")]
    public async Task A_value_that_is_not_allowed_is_a_usage_error_that_says_what_is_and_nothing_is_sent(string command, string text)
    {
        Assert.AreEqual(ClientExitCode.Usage, await _client.RunAsync(command.Split(' ')));
        StringAssert.Contains(_client.Error, text);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task Ctrl_C_during_a_question_ends_it()
    {
        using CancellationTokenSource interrupt = new();
        _client.Interrupt = interrupt.Token;
        _helper.Answer("GET /v1/features", "{}").Received = _ => interrupt.Cancel();

        Assert.AreEqual(ClientExitCode.Interrupted, await _client.RunAsync("features"));
        StringAssert.StartsWith(_client.Error, "Interrupted.");
    }
}
