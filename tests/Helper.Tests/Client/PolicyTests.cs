using System.Text;
using DockerDesktop.Client;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

[TestClass]
internal sealed class PolicyTests : IDisposable
{
    private const string Put = "PUT /v1/registry-access";
    private const string Policy = """{"schemaVersion":1,"enabled":true,"allowedRegistries":["a.example"]}""";

    private readonly ClientRun _client = new();
    private readonly AnsweringStream _helper = new();
    private readonly string _file = Path.GetTempFileName();

    public PolicyTests() => _client.Pipe.Server = () => _helper;

    public void Dispose()
    {
        _helper.Dispose();
        File.Delete(_file);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_policy_of_a_file_is_put_with_or_without_a_byte_order_mark(bool mark)
    {
        await File.WriteAllTextAsync(_file, Policy.Replace(",", " ,\r\n", StringComparison.Ordinal), new UTF8Encoding(mark));
        _helper.Answer(Put, $$"""{"policy":{{Policy}}}""");

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("policy", "put", _file), _client.Error);
        Assert.AreEqual(new RequestOfClient(Put, "application/json", Policy), _helper.Requests.Single());
    }

    [TestMethod]
    [DataRow("", "is not a policy")]
    [DataRow("null", "it is null")]
    [DataRow("{}", "is not a policy")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[],"more":1}""", "more")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[}""", "LineNumber: 0")]
    public async Task A_file_that_holds_no_policy_is_named_and_nothing_is_sent(string content, string text)
    {
        await File.WriteAllTextAsync(_file, content);

        Assert.AreEqual(ClientExitCode.Usage, await _client.RunAsync("policy", "put", _file));
        StringAssert.Contains(_client.Error, _file);
        StringAssert.Contains(_client.Error, text);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task A_file_that_is_too_large_or_missing_is_named_and_nothing_is_sent()
    {
        await File.WriteAllTextAsync(_file, new string(' ', 65537));
        Assert.AreEqual(ClientExitCode.Usage, await _client.RunAsync("policy", "put", _file));
        StringAssert.Contains(_client.Error, "at most 65536");

        Assert.AreEqual(ClientExitCode.Usage, await _client.RunAsync("policy", "put", _file + ".missing"));
        StringAssert.Contains(_client.Error, "cannot be read");
        Assert.AreEqual(0, _client.Pipe.Opened);
    }
}
