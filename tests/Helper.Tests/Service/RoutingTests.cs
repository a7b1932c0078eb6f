using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DockerDesktop.Protocol;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

[TestClass]
public sealed class RoutingTests
{
    [TestMethod]
    public async Task Version_has_the_documented_members_and_no_others()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        using HttpClient client = backend.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync("/v1/version");

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.IsFalse(response.Headers.Contains("Server"));
        JsonObject version = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        CollectionAssert.AreEqual(new[] { "version", "apiVersion", "operatingSystem", "architecture" }, version.Select(member => member.Key).ToArray());
        Assert.AreEqual("1.0.0", (string?)version["version"]);
        Assert.AreEqual("v1", (string?)version["apiVersion"]);
    }

    [TestMethod]
    public async Task Health_reports_the_recorded_settings_and_every_check()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Registry.AllUsers = new()
        {
            ["Engine"] = "hyperv",
            ["DisableWindowsContainers"] = 1,
            ["AlwaysRunService"] = "1",
        });
        using HttpClient client = backend.CreateHttpClient();
        JsonObject health = (await client.GetFromJsonAsync<JsonObject>("/v1/health"))!;

        Assert.AreEqual("healthy", (string?)health["status"]);
        Assert.AreEqual(
            """{"engine":"hyperv","disableWindowsContainers":true,"alwaysRunService":true,"maintainHosts":true,"engineAccess":"none"}""", health["settings"]!.ToJsonString());
        Assert.AreEqual(
            """[{"name":"users-group","status":"healthy"},{"name":"settings","status":"healthy"},{"name":"log-file","status":"healthy"}]""",
            health["checks"]!.ToJsonString());
    }

    [TestMethod]
    public async Task Health_sees_settings_that_changed_while_the_helper_runs()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        using HttpClient client = backend.CreateHttpClient();
        Assert.IsFalse((bool)(await client.GetFromJsonAsync<JsonObject>("/v1/health"))!["settings"]!["disableWindowsContainers"]!);

        backend.Registry.AllUsers!["DisableWindowsContainers"] = "1";

        Assert.IsTrue((bool)(await client.GetFromJsonAsync<JsonObject>("/v1/health"))!["settings"]!["disableWindowsContainers"]!);
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/v1")]
    [DataRow("/v2/version")]
    [DataRow("/V1/version")]
    [DataRow("/v1/Version")]
    [DataRow("/v1/version/")]
    [DataRow("//v1/version")]
    [DataRow("/v1/%76ersion")]
    [DataRow("/v1/../v1/version")]
    [DataRow("http://docker-desktop/v1/version")]
    public async Task Another_spelling_of_a_path_is_unknown(string target)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync($"GET {target} HTTP/1.1\r\nHost: docker-desktop\r\nConnection: close\r\n\r\n");

        AssertProblem(answer, 404, ProblemCodes.UnknownPath);
    }

    [TestMethod]
    [DataRow("POST")]
    [DataRow("PUT")]
    [DataRow("DELETE")]
    [DataRow("OPTIONS")]
    [DataRow("PATCH")]
    [DataRow("TRACE")]
    [DataRow("CONNECT")]
    [DataRow("BREW")]
    public async Task Another_method_is_not_allowed_and_the_answer_says_which_is(string method)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync($"{method} /v1/version HTTP/1.1\r\nHost: docker-desktop\r\nConnection: close\r\n\r\n");

        AssertProblem(answer, 405, ProblemCodes.MethodNotAllowed);
        StringAssert.Contains(answer, "\r\nAllow: GET\r\n");
    }

    [TestMethod]
    public async Task Head_is_not_allowed_and_has_no_body()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync("HEAD /v1/version HTTP/1.1\r\nHost: docker-desktop\r\nConnection: close\r\n\r\n");

        StringAssert.StartsWith(answer, "HTTP/1.1 405 ");
        StringAssert.EndsWith(answer, "\r\n\r\n");
    }

    [TestMethod]
    [DataRow("?")]
    [DataRow("?all=1")]
    public async Task A_query_is_refused(string query)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync($"GET /v1/health{query} HTTP/1.1\r\nHost: docker-desktop\r\nConnection: close\r\n\r\n");

        AssertProblem(answer, 400, ProblemCodes.UnexpectedQuery);
    }

    [TestMethod]
    [DataRow("Content-Length: 2\r\n\r\n{}")]
    [DataRow("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    public async Task A_body_where_none_is_taken_is_refused_and_the_connection_closed(string rest)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync("GET /v1/version HTTP/1.1\r\nHost: docker-desktop\r\n" + rest);

        AssertProblem(answer, 400, ProblemCodes.UnexpectedBody);
        StringAssert.Contains(answer, "\r\nConnection: close\r\n");
    }

    [TestMethod]
    public async Task A_body_over_the_limit_is_refused_by_its_announced_length()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync("GET /v1/version HTTP/1.1\r\nHost: docker-desktop\r\nContent-Length: 65537\r\n\r\n");

        AssertProblem(answer, 413, ProblemCodes.BodyTooLarge);
    }

    [TestMethod]
    public async Task A_refusal_is_logged_with_caller_and_code_and_not_in_the_event_log()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        await backend.ExchangeAsync("GET /v1/nothing%0d%0aforged HTTP/1.1\r\nHost: docker-desktop\r\nConnection: close\r\n\r\n");

        string log = backend.LogFolder.ReadAll();
        StringAssert.Contains(log, " WARN com.docker.service 200 GET /v1/nothing%0d%0aforged by S-1-5-21-1-2-3-1001 refused: 404 unknown-path: ");
        Assert.IsFalse(backend.EventLog.Entries.Any(entry => entry.Identifier >= 200));
    }

    /// <summary>The answer is a problem document with all members, and nothing follows it.</summary>
    internal static void AssertProblem(string answer, int status, string code)
    {
        StringAssert.StartsWith(answer, $"HTTP/1.1 {status} ");
        StringAssert.Contains(answer, "\r\nContent-Type: application/problem+json\r\n");
        StringAssert.Contains(answer, "\r\nCache-Control: no-store\r\n");
        JsonObject problem = ReadBody(answer);
        CollectionAssert.AreEqual(new[] { "type", "title", "status", "code", "cause", "fix" }, problem.Select(member => member.Key).ToArray());
        Assert.AreEqual("urn:docker-desktop:problem:" + code, (string?)problem["type"]);
        Assert.AreEqual(status, (int)problem["status"]!);
        Assert.AreEqual(code, (string?)problem["code"]);
        foreach (string text in (string[])["title", "cause", "fix"])
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace((string?)problem[text]), text);
        }
    }

    private static JsonObject ReadBody(string answer)
    {
        string body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        if (answer.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal))
        {
            StringBuilder whole = new();
            while (true)
            {
                int lineEnd = body.IndexOf("\r\n", StringComparison.Ordinal);
                int length = Convert.ToInt32(body[..lineEnd], 16);
                if (length == 0)
                {
                    break;
                }

                whole.Append(body, lineEnd + 2, length);
                body = body[(lineEnd + 2 + length + 2)..];
            }

            body = whole.ToString();
        }

        return JsonNode.Parse(body)!.AsObject();
    }
}
