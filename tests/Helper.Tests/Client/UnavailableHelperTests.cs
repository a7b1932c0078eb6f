using DockerDesktop.Client;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

[TestClass]
internal sealed class UnavailableHelperTests
{
    private readonly ClientRun _client = new();

    [TestMethod]
    [DataRow("S-1-5-21-1-2-3-1001")]
    [DataRow("S-1-5-32-544")]
    [DataRow("S-1-5-19")]
    [DataRow("")]
    public async Task A_pipe_of_another_owner_gets_not_a_byte(string owner)
    {
        using ScriptedStream stream = new("HTTP/1.1 200 OK\r\n\r\n");
        _client.Pipe.OwnerSid = owner;
        _client.Pipe.Server = () => stream;

        Assert.AreEqual(ClientExitCode.UntrustedPipe, await _client.RunAsync("health"));
        Assert.AreEqual(string.Empty, stream.Sent);
        Assert.IsTrue(stream.IsDisposed);
        StringAssert.Contains(_client.Error, $"belongs to {(owner.Length == 0 ? "nobody" : owner)} and not to SYSTEM");
        Assert.AreEqual(ClientExitCode.UntrustedPipe, await _client.RunAsync("version"));
        Assert.AreEqual(string.Empty, stream.Sent);
    }

    [TestMethod]
    public async Task A_per_user_installation_has_no_helper_and_no_pipe_is_opened()
    {
        _client.Registry.PerUser = [];
        _client.Registry.AllUsers = null;

        Assert.AreEqual(ClientExitCode.PerUserInstallation, await _client.RunAsync("health"));
        Assert.AreEqual(0, _client.Pipe.Opened);
        foreach (string text in (string[])["for this account only", "com.docker.service", "Hyper-V backend", "Windows containers", "hosts file", "needs an administrator", "all-users package"])
        {
            StringAssert.Contains(_client.Error, text);
        }
    }

    [TestMethod]
    public async Task Beside_an_all_users_installation_a_per_user_one_changes_nothing()
    {
        _client.Registry.PerUser = [];
        _client.Pipe.Failure = Missing();
        _client.Service.State = HelperServiceState.StoppedDemandStart;

        Assert.AreEqual(ClientExitCode.NotRunning, await _client.RunAsync("health"));
    }

    [TestMethod]
    public async Task A_registry_that_may_not_be_read_is_not_taken_for_a_per_user_installation()
    {
        _client.Registry.Failure = new InstallationRegistryException("no", new UnauthorizedAccessException());
        _client.Pipe.Failure = Missing();
        _client.Service.State = HelperServiceState.NotInstalled;

        Assert.AreEqual(ClientExitCode.NotInstalled, await _client.RunAsync("health"));
    }

    [TestMethod]
    [DataRow(HelperServiceState.NotInstalled, ClientExitCode.NotInstalled, "is not installed on this computer")]
    [DataRow(HelperServiceState.StoppedDemandStart, ClientExitCode.NotRunning, "sc start com.docker.service")]
    [DataRow(HelperServiceState.StoppedAutomaticStart, ClientExitCode.NotRunning, "Application event log")]
    [DataRow(HelperServiceState.StoppedDisabled, ClientExitCode.NotRunning, "sc config com.docker.service start= demand")]
    [DataRow(HelperServiceState.Starting, ClientExitCode.NotRunning, "is just starting")]
    [DataRow(HelperServiceState.Stopping, ClientExitCode.NotRunning, "is just stopping")]
    [DataRow(HelperServiceState.Running, ClientExitCode.NoAnswer, "is not there")]
    [DataRow(HelperServiceState.Unknown, ClientExitCode.NotRunning, "does not tell this account")]
    public async Task Without_a_pipe_the_state_of_the_service_decides(HelperServiceState state, ClientExitCode exitCode, string text)
    {
        _client.Pipe.Failure = Missing();
        _client.Service.State = state;

        Assert.AreEqual(exitCode, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, text);
        Assert.AreEqual(exitCode, await _client.RunAsync("health", "--json"));
        Assert.AreEqual((int)exitCode, (int)_client.Json["error"]!["exitCode"]!);
        Assert.AreEqual(string.Empty, _client.Error);
    }

    [TestMethod]
    public async Task Somebody_who_is_not_a_member_is_told_how_to_become_one()
    {
        _client.Pipe.Failure = Denied();

        Assert.AreEqual(ClientExitCode.NotAMember, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, "(S-1-5-21-1-2-3-1001) is not a member of the local group docker-users");
        StringAssert.Contains(_client.Error, "net localgroup docker-users");
    }

    [TestMethod]
    [DataRow("S-1-5-21-1-2-3-1001", DisplayName = "the account itself")]
    [DataRow("S-1-5-32-545", DisplayName = "a group it is in")]
    public async Task A_member_whose_session_is_older_is_told_to_sign_in_again(string member)
    {
        _client.Pipe.Failure = Denied();
        _client.Groups.Members = new HashSet<string> { member };

        Assert.AreEqual(ClientExitCode.SessionTooOld, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, "this session began before");
        StringAssert.Contains(_client.Error, "Sign out and in again.");
    }

    [TestMethod]
    public async Task A_member_whom_an_older_helper_refuses_is_told_to_have_it_restarted()
    {
        _client.Pipe.Failure = Denied();
        _client.Groups.Members = new HashSet<string> { _client.Account.Sid };
        _client.Account.Groups = new HashSet<string> { FakeLocalGroups.UsersGroupSid };

        Assert.AreEqual(ClientExitCode.NotAMember, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, "since before the group was made");
    }

    [TestMethod]
    [DataRow("S-1-5-32-544", DisplayName = "administrator")]
    [DataRow(FakeLocalGroups.UsersGroupSid, DisplayName = "member")]
    public async Task Somebody_who_is_signed_in_over_the_network_is_told_so_whatever_groups_they_are_in(string group)
    {
        _client.Pipe.Failure = Denied();
        _client.Groups.Members = new HashSet<string> { _client.Account.Sid };
        _client.Account.Groups = new HashSet<string> { group, "S-1-5-2" };

        Assert.AreEqual(ClientExitCode.NotAMember, await _client.RunAsync("health"));
        StringAssert.StartsWith(_client.Error, "You are signed in over the network");
        StringAssert.Contains(_client.Error, "Remote Desktop");
        StringAssert.Contains(_client.Error, "scheduled task");
        Assert.AreEqual(ClientExitCode.NotAMember, await _client.RunAsync("health", "--json"));
        Assert.AreEqual("network-logon", (string?)_client.Json["error"]!["code"]);
    }

    [TestMethod]
    public async Task Without_the_group_only_administrators_may_and_that_is_said()
    {
        _client.Pipe.Failure = Denied();
        _client.Groups.Lookup = LocalGroupLookup.NotFound("the local group 'docker-users' does not exist");
        _client.Groups.Members = null;

        Assert.AreEqual(ClientExitCode.NotAMember, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, "Only administrators may use the helper: the local group 'docker-users' does not exist.");
    }

    [TestMethod]
    [DataRow(PipeUnavailableReason.Busy)]
    [DataRow(PipeUnavailableReason.Other)]
    public async Task A_pipe_that_cannot_be_opened_otherwise_is_no_answer(PipeUnavailableReason reason)
    {
        _client.Pipe.Failure = new PipeUnavailableException(reason, "error 1");

        Assert.AreEqual(ClientExitCode.NoAnswer, await _client.RunAsync("health"));
    }

    [TestMethod]
    [DataRow("", DisplayName = "closed")]
    [DataRow("nonsense\r\n\r\n", DisplayName = "no HTTP")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", DisplayName = "members missing")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull", DisplayName = "null")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", DisplayName = "cut off")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n", DisplayName = "too large")]
    [DataRow("HTTP/1.1 302 Found\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n", DisplayName = "elsewhere")]
    [DataRow("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", DisplayName = "no explanation")]
    [DataRow("HTTP/1.1 500 Oh\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}", DisplayName = "empty explanation")]
    public async Task A_proper_owner_with_an_improper_answer_is_no_answer(string answer)
    {
        using ScriptedStream stream = new(answer);
        _client.Pipe.Server = () => stream;

        Assert.AreEqual(ClientExitCode.NoAnswer, await _client.RunAsync("health"));
        StringAssert.StartsWith(stream.Sent, "GET /v1/health HTTP/1.1\r\nHost: docker-desktop\r\n");
        StringAssert.StartsWith(_client.Error, "The helper gives no proper answer: ");
        Assert.AreEqual(1, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task Fields_of_an_answer_without_end_are_no_answer()
    {
        using ScriptedStream stream = new($"HTTP/1.1 200 OK\r\nX: {new string('x', 64 * 1024)}\r\nContent-Length: 2\r\n\r\n{{}}");
        _client.Pipe.Server = () => stream;

        Assert.AreEqual(ClientExitCode.NoAnswer, await _client.RunAsync("health"));
        StringAssert.Contains(_client.Error, $"{16 * 1024}");
    }

    [TestMethod]
    public async Task Version_without_a_helper_succeeds_and_says_why_there_is_none()
    {
        _client.Pipe.Failure = Missing();
        _client.Service.State = HelperServiceState.NotInstalled;

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("version"));
        StringAssert.StartsWith(_client.Output, $"Client: 1.0.0{Environment.NewLine}Helper: not available. The privileged helper (com.docker.service) is not installed");
        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("version", "--json"));
        Assert.AreEqual("helper-not-installed", (string?)_client.Json["error"]!["code"]);
        Assert.IsFalse(_client.Json.ContainsKey("helper"));
    }

    private static PipeUnavailableException Missing() => new(PipeUnavailableReason.Missing, "error 2");

    private static PipeUnavailableException Denied() => new(PipeUnavailableReason.AccessDenied, "error 5");
}
