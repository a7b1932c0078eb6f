using System.Net;
using DockerDesktop.Client;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

/// <summary>Commands that take long: progress, Ctrl+C, confirmation.</summary>
[TestClass]
internal sealed class OperationTests : IDisposable
{
    private const string Id = "00112233445566778899aabbccddeeff";
    private const string Look = $"GET /v1/operations/{Id}";
    private const string Cancel = $"POST /v1/operations/{Id}/cancel";

    private readonly ClientRun _client = new();
    private readonly AnsweringStream _helper = new();

    public OperationTests() => _client.Pipe.Server = () => _helper;

    public void Dispose() => _helper.Dispose();

    [TestMethod]
    [DataRow("vm create", "POST /v1/vm/create", """{"processors":2,"memoryMegabytes":2048,"diskGigabytes":64}""")]
    [DataRow("vm create --processors 240 --memory 512 --disk 1", "POST /v1/vm/create", """{"processors":240,"memoryMegabytes":512,"diskGigabytes":1}""")]
    [DataRow("vm start", "POST /v1/vm/start", "")]
    [DataRow("vm stop", "POST /v1/vm/stop", """{"force":false}""")]
    [DataRow("vm stop --force", "POST /v1/vm/stop", """{"force":true}""")]
    [DataRow("vm destroy", "POST /v1/vm/destroy", """{"deleteDisk":false}""")]
    [DataRow("vm destroy --delete-disk --yes", "POST /v1/vm/destroy", """{"deleteDisk":true}""")]
    [DataRow(@"vhdx move D:\Docker", "POST /v1/vhdx/move", """{"destinationFolder":"D:\\Docker","wholeFolder":false}""")]
    [DataRow(@"vhdx move D:\Docker --whole-folder", "POST /v1/vhdx/move", """{"destinationFolder":"D:\\Docker","wholeFolder":true}""")]
    [DataRow("engine start", "POST /v1/engine/start", "")]
    [DataRow("engine stop", "POST /v1/engine/stop", "")]
    [DataRow("containers delete-data --yes", "POST /v1/container-data/delete", "")]
    public async Task A_command_begins_an_operation_and_waits_for_its_end(string command, string request, string body)
    {
        _helper.Answer(request, Operation("running", 0), HttpStatusCode.Accepted).Answer(Look, Operation("running", 50)).Answer(Look, Operation("succeeded", 100, "\"result\":\"It is done.\""));

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync(command.Split(' ')), _client.Error);
        Assert.AreEqual($"It is done.{Environment.NewLine}", _client.Output);
        Assert.AreEqual(new RequestOfClient(request, body.Length == 0 ? string.Empty : "application/json", body), _helper.Requests[0]);
        CollectionAssert.AreEqual(new[] { Look, Look }, _helper.Requests.Skip(1).Select(sent => sent.Line).ToArray());
        Assert.AreEqual(1, _client.Pipe.Opened, "one connection");
    }

    [TestMethod]
    public async Task Progress_is_shown_on_the_error_output()
    {
        _helper.Answer("POST /v1/vhdx/move", Operation("running", 0)).Answer(Look, Operation("running", 5)).Answer(Look, Operation("running", 42)).Answer(Look, Operation("succeeded", 100));

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("vhdx", "move", @"D:\Docker"));
        Assert.AreEqual($"Moving the virtual disk: 0 %{Environment.NewLine}Moving the virtual disk: 42 %{Environment.NewLine}", _client.Error);
    }

    [TestMethod]
    public async Task As_json_there_is_the_finished_operation_alone()
    {
        _helper.Answer("POST /v1/engine/start", Operation("running", 0)).Answer(Look, Operation("succeeded", 100));

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("engine", "start", "--json"));
        Assert.AreEqual("succeeded", (string?)_client.Json["helper"]!["state"]);
        Assert.AreEqual(string.Empty, _client.Error);
    }

    [TestMethod]
    public async Task A_failure_is_18_with_the_helpers_cause_and_fix()
    {
        const string Problem = """
            "problem":{"type":"urn:x","title":"No","status":507,"code":"disk-full","cause":"The volume D: is full.","fix":"Make room."}
            """;
        _helper.Answer("POST /v1/vhdx/move", Operation("running", 0)).Answer(Look, Operation("failed", 30, Problem));

        Assert.AreEqual(ClientExitCode.Failed, await _client.RunAsync("vhdx", "move", @"D:\Docker", "--json"));
        Assert.AreEqual("disk-full", (string?)_client.Json["error"]!["code"]);
    }

    [TestMethod]
    public async Task Ctrl_C_cancels_and_waits_until_it_is_undone()
    {
        using CancellationTokenSource interrupt = new();
        _client.Interrupt = interrupt.Token;
        _helper.Answer("POST /v1/vhdx/move", Operation("running", 0))
            .Answer(Look, Operation("running", 20))
            .Answer(Look, Operation("cancelling", 10))
            .Answer(Look, Operation("cancelled", 0))
            .Answer(Cancel, Operation("cancelling", 20));
        _helper.Received = request => CancelAfterFirstLook(request, interrupt);

        Assert.AreEqual(ClientExitCode.Cancelled, await _client.RunAsync("vhdx", "move", @"D:\Docker"));
        Assert.AreEqual(1, _helper.Requests.Count(request => request.Line == Cancel));
        StringAssert.Contains(_client.Error, "Moving the virtual disk: cancelled, and undone.");
    }

    [TestMethod]
    public async Task Ctrl_C_too_late_to_cancel_reports_how_it_ended()
    {
        using CancellationTokenSource interrupt = new();
        _client.Interrupt = interrupt.Token;
        _helper.Answer("POST /v1/vhdx/move", Operation("running", 0))
            .Answer(Look, Operation("running", 99))
            .Answer(Look, Operation("succeeded", 100))
            .Answer(Cancel, """{"type":"urn:x","title":"No","status":409,"code":"operation-not-cancellable","cause":"It has ended.","fix":"None."}""", HttpStatusCode.Conflict);
        _helper.Received = request => CancelAfterFirstLook(request, interrupt);

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("vhdx", "move", @"D:\Docker"));
    }

    [TestMethod]
    public async Task Ctrl_C_leaves_an_operation_alone_that_cannot_be_cancelled_and_says_so()
    {
        using CancellationTokenSource interrupt = new();
        _client.Interrupt = interrupt.Token;
        _helper.Answer("POST /v1/vm/start", Operation("running", 0, cancellable: false)).Answer(Look, Operation("running", 20, cancellable: false));
        _helper.Received = request => CancelAfterFirstLook(request, interrupt);

        Assert.AreEqual(ClientExitCode.Interrupted, await _client.RunAsync("vm", "start"));
        StringAssert.Contains(_client.Error, $"operation {Id} cannot be cancelled");
        Assert.IsFalse(_helper.Requests.Any(request => request.Line == Cancel));
    }

    [TestMethod]
    [DataRow("containers delete-data", "all images, containers and volumes of the Windows engine")]
    [DataRow("vm destroy --delete-disk", "the virtual machine's disk")]
    public async Task A_deletion_that_is_not_confirmed_sends_nothing(string command, string what)
    {
        foreach (string? typed in (string?[])[null, "", "no", "yess", "y"])
        {
            _client.Typed = typed;
            Assert.AreEqual(ClientExitCode.NotConfirmed, await _client.RunAsync(command.Split(' ')));
            StringAssert.Contains(_client.Error, what);
            StringAssert.Contains(_client.Error, "--yes");
        }

        _client.Typed = "yes";
        Assert.AreEqual(ClientExitCode.NotConfirmed, await _client.RunAsync([.. command.Split(' '), "--json"]), "nobody is asked when JSON is printed");
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow(" YES ")]
    public async Task A_deletion_that_is_confirmed_is_begun(string typed)
    {
        _client.Typed = typed;
        _helper.Answer("POST /v1/container-data/delete", Operation("succeeded", 100));

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("containers", "delete-data"));
    }

    private static void CancelAfterFirstLook(RequestOfClient request, CancellationTokenSource interrupt)
    {
        if (request.Line == Look)
        {
            interrupt.Cancel();
        }
    }

    private static string Operation(string state, int percentage, string? more = null, bool cancellable = true) =>
        $$"""{"id":"{{Id}}","kind":"{{(cancellable ? "vhdx-move" : "vm-start")}}","state":"{{state}}","percentage":{{percentage}},"cancellable":{{(cancellable ? "true" : "false")}},"startedAt":"2026-01-02T03:04:05Z"{{(more is null ? string.Empty : "," + more)}}}""";
}
