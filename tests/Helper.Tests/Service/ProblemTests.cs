using System.Text.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helper.Tests.Service;

[TestClass]
public sealed class ProblemTests
{
    [TestMethod]
    public async Task An_unforeseen_exception_says_nothing_about_itself_to_the_caller()
    {
        Problem problem = await RunAsync(_ => throw new InvalidOperationException("secret detail"));

        Assert.AreEqual(500, problem.Status);
        Assert.AreEqual(ProblemCodes.InternalError, problem.Code);
        Assert.IsFalse(problem.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(413, ProblemCodes.BodyTooLarge)]
    [DataRow(408, ProblemCodes.RequestTimeout)]
    [DataRow(400, ProblemCodes.MalformedRequest)]
    public async Task What_the_server_refuses_while_it_reads_the_body_is_a_problem_too(int status, string code)
    {
        Problem problem = await RunAsync(_ => throw new BadHttpRequestException("bad", status));

        Assert.AreEqual(status, problem.Status);
        Assert.AreEqual(code, problem.Code);
    }

    [TestMethod]
    public async Task A_time_out_is_a_problem_too()
    {
        Problem problem = await RunAsync(context =>
        {
            context.Response.StatusCode = 504;
            return Task.CompletedTask;
        });

        Assert.AreEqual(ProblemCodes.OperationTimeout, problem.Code);
    }

    [TestMethod]
    public void Json_nested_deeper_than_the_limit_is_refused()
    {
        // A member that is not known is read over, so nothing but the depth can be wrong. The object itself is the first level.
        string Nested(int depth) => $$"""{"version":"1","apiVersion":"v1","operatingSystem":"w","architecture":"x64","more":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        Assert.AreEqual("1", JsonSerializer.Deserialize(Nested(ApiLimits.JsonDepth), ProtocolJson.Default.VersionResponse)!.Version);
        string message = Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize(Nested(ApiLimits.JsonDepth + 1), ProtocolJson.Default.VersionResponse)).Message;
        StringAssert.Contains(message, "maximum configured depth of 16");
    }

    [TestMethod]
    [DataRow("""{"version":null,"apiVersion":"v1","operatingSystem":"w","architecture":"x64"}""", DisplayName = "null")]
    [DataRow("""{"version":"1.0.0"}""", DisplayName = "missing member")]
    [DataRow("""{"version":1,"apiVersion":"v1","operatingSystem":"w","architecture":"x64"}""", DisplayName = "wrong type")]
    [DataRow("[]", DisplayName = "no object")]
    public void Json_that_lacks_what_its_type_requires_is_refused(string json) =>
        Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize(json, ProtocolJson.Default.VersionResponse));

    [TestMethod]
    public void Json_with_members_of_a_newer_version_is_read() =>
        Assert.AreEqual(
            new VersionResponse("9.0.0", "v2", "w", "x64"),
            JsonSerializer.Deserialize(
                """{"version":"9.0.0","apiVersion":"v2","operatingSystem":"w","architecture":"x64","more":{"than":"now"}}""",
                ProtocolJson.Default.VersionResponse));

    [TestMethod]
    [DataRow("0")]
    [DataRow("\"unheard of\"")]
    public void An_enumeration_is_only_read_from_its_names(string json) =>
        Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize($$"""{"name":"a","status":{{json}}}""", ProtocolJson.Default.HealthCheck));

    private static async Task<Problem> RunAsync(RequestDelegate next)
    {
        DefaultHttpContext context = new();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/v1/version";
        using MemoryStream body = new();
        context.Response.Body = body;
        await new ProblemMiddleware(next, NullLogger.Instance).InvokeAsync(context);

        Assert.AreEqual(Problem.ContentType, context.Response.ContentType);
        Problem problem = JsonSerializer.Deserialize(body.ToArray(), ProtocolJson.Default.Problem)!;
        Assert.AreEqual(context.Response.StatusCode, problem.Status);
        return problem;
    }
}
