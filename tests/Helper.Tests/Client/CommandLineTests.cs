using System.Globalization;
using System.Text.RegularExpressions;
using DockerDesktop.Client;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

[TestClass]
public sealed partial class CommandLineTests
{
    private readonly ClientRun _client = new();

    [TestMethod]
    public async Task Help_documents_every_exit_code()
    {
        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("--help"));

        int[] documented = [.. ExitCodeLine().Matches(_client.Output).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        CollectionAssert.AreEqual(Enum.GetValues<ClientExitCode>().Select(code => (int)code).ToArray(), documented);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    [DataRow()]
    [DataRow("unheard-of")]
    [DataRow("version", "--unheard-of")]
    [DataRow("health", "argument")]
    [DataRow("version", "@file")]
    public async Task What_cannot_be_understood_is_a_usage_error_and_nothing_is_opened(params string[] arguments)
    {
        Assert.AreEqual(ClientExitCode.Usage, await _client.RunAsync(arguments));
        StringAssert.EndsWith(_client.Error, $"docker-desktop --help shows what there is.{Environment.NewLine}");
        Assert.AreEqual(string.Empty, _client.Output);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task Something_unforeseen_is_1_and_says_what()
    {
        _client.Pipe.Server = () => throw new InvalidOperationException("surprise");

        Assert.AreEqual(ClientExitCode.Unexpected, await _client.RunAsync("health"));
        Assert.AreEqual($"docker-desktop met something that it does not handle: surprise{Environment.NewLine}", _client.Error);
    }

    [GeneratedRegex(@"^ *(\d+)  \S", RegexOptions.Multiline)]
    private static partial Regex ExitCodeLine();
}
