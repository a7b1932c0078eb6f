using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

/// <summary>Texts that come from a caller are cut before they are kept, logged or sent back, and answers wait within a budget.</summary>
[TestClass]
public sealed class BoundedTextTests
{
    private static readonly string s_long = new('<', 64_000);

    [TestMethod]
    [DataRow("POST", "/v1/vm/create", "{\"LONG\":1}", DisplayName = "a member's name")]
    [DataRow("POST", "/v1/vm/stop", "{\"force\":\"LONG\"}", DisplayName = "a value of another type")]
    [DataRow("POST", "/v1/vhdx/move", "{\"destinationFolder\":\"LONG\"}", DisplayName = "a path")]
    [DataRow("POST", "/v1/vhdx/move", "{\"destinationFolder\":\"C:\\\\LONG\"}", DisplayName = "a path on a drive")]
    [DataRow("PUT", "/v1/registry-access", "{\"schemaVersion\":1,\"enabled\":true,\"allowedRegistries\":[\"LONG\"]}", DisplayName = "a registry")]
    [DataRow("PUT", "/v1/registry-access", "{\"schemaVersion\":1,\"enabled\":true,\"allowedRegistries\":[{\"LONG\":1}]}", DisplayName = "a member's name further in")]
    public async Task A_text_of_the_callers_comes_back_and_into_the_log_cut(string method, string path, string body)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator));
        body = body.Replace("LONG", s_long, StringComparison.Ordinal);
        string answer = await backend.ExchangeAsync($"{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        StringAssert.StartsWith(answer, "HTTP/1.1 4");
        Assert.IsLessThan(16 * 1024, answer.Length);
        Assert.IsLessThan(16 * 1024, backend.LogFolder.ReadAll().Length);
    }

    [TestMethod]
    public void A_cut_text_says_how_long_it_was_and_is_never_cut_inside_of_a_character()
    {
        Assert.AreEqual("abc", CutText.Cut("abc", 3));
        Assert.AreEqual("abc... (4 characters)", CutText.Cut("abcd", 3));
        Assert.AreEqual("ab... (5 characters)", CutText.Cut("ab\U0001F600d", 3));
        Problem problem = Problem.Create(400, "code", "title", s_long, s_long);
        Assert.IsLessThan(ApiLimits.ProblemTextCharacters + 40, problem.Cause.Length);
        Assert.IsLessThan(ApiLimits.ProblemTextCharacters + 40, problem.Fix.Length);
    }

    [TestMethod]
    public void One_caller_has_so_much_unread_and_others_have_their_own()
    {
        AnswerBudget budget = new();
        const int Half = BackendLimits.AnswerBytesOfOneCaller / 2;
        IDisposable first = budget.Reserve("one", Half);
        using IDisposable second = budget.Reserve("one", Half);
        Assert.AreEqual((429, ProblemCodes.TooManyRequests), Refuse(() => budget.Reserve("one", 1)));
        using IDisposable other = budget.Reserve("other", 3 * Half);
        first.Dispose();
        using IDisposable third = budget.Reserve("one", Half);
        Assert.AreEqual((429, ProblemCodes.TooManyRequests), Refuse(() => budget.Reserve("one", 1)));
    }

    [TestMethod]
    public async Task An_answer_that_was_sent_takes_no_room_any_more()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        const string Request = "GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n";
        // As much as the budget and half as much again.
        string one = await backend.ExchangeAsync(Request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));
        int count = BackendLimits.AnswerBytesOfOneCaller / (one.Length - one.IndexOf("\r\n\r\n", StringComparison.Ordinal)) * 3 / 2;
        using HttpClient client = backend.CreateHttpClient();
        for (int i = 0; i < count; i++)
        {
            using HttpResponseMessage response = await client.GetAsync("/v1/health");
            Assert.IsTrue(response.IsSuccessStatusCode, $"{i}: {response.StatusCode}");
        }
    }

    private static (int Status, string Code) Refuse(Action action)
    {
        Problem problem = Assert.ThrowsExactly<RequestRefusedException>(action).Problem;
        return (problem.Status, problem.Code);
    }
}
