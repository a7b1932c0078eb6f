using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Helper.Tests.Service;

[TestClass]
internal sealed class AuthorizationTests
{
    private const string UserSid = "S-1-5-21-1-2-3-1001";
    private const string GroupSid = FakeLocalGroups.UsersGroupSid;

    [TestMethod]
    [DataRow("S-1-5-18", null, GroupSid, CallerRole.Administrator, DisplayName = "LocalSystem")]
    [DataRow(UserSid, "S-1-5-32-544", GroupSid, CallerRole.Administrator, DisplayName = "elevated administrator")]
    [DataRow(UserSid, GroupSid, GroupSid, CallerRole.User, DisplayName = "member of the group")]
    [DataRow(UserSid, "S-1-5-32-545", GroupSid, CallerRole.None, DisplayName = "somebody else")]
    [DataRow(UserSid, GroupSid, null, CallerRole.None, DisplayName = "group not known to the service")]
    [DataRow("S-1-5-19", null, GroupSid, CallerRole.None, DisplayName = "LocalService")]
    public void The_role_follows_from_the_token(string sid, string? group, string? usersGroup, CallerRole expected)
    {
        HashSet<string> groups = group is null ? [] : [group];

        Assert.AreEqual(new Caller(sid, expected), Caller.FromToken(sid, groups, usersGroup));
    }

    [TestMethod]
    [DataRow("S-1-5-32-544", DisplayName = "elevated administrator")]
    [DataRow(GroupSid, DisplayName = "member of the group")]
    public void Whoever_is_signed_in_over_the_network_has_no_role(string group) =>
        Assert.AreEqual(new Caller(UserSid, CallerRole.None, IsNetworkLogon: true), Caller.FromToken(UserSid, new HashSet<string> { group, "S-1-5-2" }, GroupSid));

    [TestMethod]
    public async Task Whoever_is_signed_in_over_the_network_is_told_so_and_what_to_do()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller(UserSid, CallerRole.None, IsNetworkLogon: true));
        string answer = await backend.ExchangeAsync("GET /v1/version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        RoutingTests.AssertProblem(answer, 403, ProblemCodes.CallerNotAllowed);
        StringAssert.Contains(answer, "signed in over the network");
        StringAssert.Contains(answer, "scheduled task");
    }

    [TestMethod]
    [DataRow("/v1/version")]
    [DataRow("/v1/health")]
    [DataRow("/v1/nothing")]
    public async Task A_caller_without_a_role_is_refused_whatever_the_pipe_let_through(string path)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller(UserSid, CallerRole.None));
        string answer = await backend.ExchangeAsync($"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        RoutingTests.AssertProblem(answer, 403, ProblemCodes.CallerNotAllowed);
        StringAssert.Contains(answer, UserSid);
    }

    [TestMethod]
    public async Task A_caller_that_windows_does_not_name_is_asked_for_again_after_the_first_bytes_and_then_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = null);
        const string Request = "GET /v1/version HTTP/1.1\r\nHost: a\r\n";
        string answer = await backend.ExchangeAsync($"{Request}\r\n{Request}Connection: close\r\n\r\n");

        RoutingTests.AssertProblem(answer[answer.LastIndexOf("HTTP/1.1", StringComparison.Ordinal)..], 403, ProblemCodes.CallerUnknown);
        Assert.AreEqual(2, backend.Transport.Callers.Calls);
    }

    [TestMethod]
    public async Task The_caller_is_asked_for_once_a_connection()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        const string Request = "GET /v1/version HTTP/1.1\r\nHost: a\r\n";
        await backend.ExchangeAsync($"{Request}\r\n{Request}\r\n{Request}Connection: close\r\n\r\n");
        await backend.ExchangeAsync($"{Request}Connection: close\r\n\r\n");

        Assert.AreEqual(2, backend.Transport.Callers.Calls);
    }

    [TestMethod]
    [DataRow(null, CallerRole.User, false, DisplayName = "no role named, user")]
    [DataRow(null, CallerRole.Administrator, true, DisplayName = "no role named, administrator")]
    [DataRow(CallerRole.User, CallerRole.User, true, DisplayName = "for users, user")]
    [DataRow(CallerRole.User, CallerRole.Administrator, true, DisplayName = "for users, administrator")]
    [DataRow(CallerRole.User, CallerRole.None, false, DisplayName = "for users, nobody")]
    [DataRow(CallerRole.Administrator, CallerRole.User, false, DisplayName = "for administrators, user")]
    [DataRow(CallerRole.Administrator, CallerRole.Administrator, true, DisplayName = "for administrators, administrator")]
    public async Task A_verb_is_for_the_role_it_names_or_for_administrators(CallerRole? named, CallerRole caller, bool allowed)
    {
        bool reached = false;
        CallerAuthorizationMiddleware middleware = new(
            _ =>
            {
                reached = true;
                return Task.CompletedTask;
            },
            FakeInstallationRegistry.WithDefaults());
        EndpointMetadataCollection metadata = named is { } role ? new(CreateVerb(new VerbRules("Does nothing.", role))) : EndpointMetadataCollection.Empty;
        DefaultHttpContext context = new();
        context.Features.Set(new Caller(UserSid, caller));
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/verb"), 0, metadata, "verb"));

        if (allowed)
        {
            await middleware.InvokeAsync(context);
        }
        else
        {
            RequestRefusedException refused = await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => middleware.InvokeAsync(context));
            Assert.AreEqual(ProblemCodes.CallerNotAllowed, refused.Problem.Code);
        }

        Assert.AreEqual(allowed, reached);
    }

    [TestMethod]
    [DataRow(true, "1", false, DisplayName = "Windows engine verb, off")]
    [DataRow(true, "perhaps", false, DisplayName = "Windows engine verb, not to be understood")]
    [DataRow(true, "0", true, DisplayName = "Windows engine verb, on")]
    [DataRow(false, "1", true, DisplayName = "another verb, off")]
    public async Task A_verb_of_the_windows_engine_is_refused_to_everybody_where_windows_containers_are_off(bool windowsEngine, string recorded, bool allowed)
    {
        FakeInstallationRegistry registry = FakeInstallationRegistry.WithDefaults();
        registry.AllUsers!["DisableWindowsContainers"] = recorded;
        CallerAuthorizationMiddleware middleware = new(
            _ => Task.CompletedTask, registry);
        DefaultHttpContext context = new();
        context.Features.Set(new Caller("S-1-5-18", CallerRole.Administrator));
        Verb verb = CreateVerb(new VerbRules("Does nothing.", CallerRole.User) { IsWindowsEngineVerb = windowsEngine });
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/verb"), 0, new(verb), "verb"));

        if (allowed)
        {
            await middleware.InvokeAsync(context);
        }
        else
        {
            RequestRefusedException refused = await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => middleware.InvokeAsync(context));
            Assert.AreEqual(ProblemCodes.WindowsContainersOff, refused.Problem.Code);
            Assert.AreEqual(403, refused.Problem.Status);
            StringAssert.Contains(refused.Problem.Fix, "DISABLEWINDOWSCONTAINERS=0");
        }
    }

    private static Verb CreateVerb(VerbRules rules) => Verb.Get("/v1/verb", rules, ProtocolJson.Default.OperationList, _ => throw new AssertFailedException());
}
