using DockerDesktop.CustomActions.Policy;

namespace CustomActions.Tests;

[TestClass]
public sealed class AdminSettingsTests
{
    [TestMethod]
    [DataRow("{'configurationFileVersion': 2, 'enhancedContainerIsolation': {'value': true, 'locked': false}}", "{\"configurationFileVersion\": 2, \"enhancedContainerIsolation\": {\"value\": true, \"locked\": false}}")]
    [DataRow("{\"a\": \"it's\"}", "{\"a\": \"it's\"}")]
    [DataRow("{'a': 'say \"hello\"'}", "{\"a\": \"say \\\"hello\\\"\"}")]
    [DataRow("{'a': 'it\\'s'}", "{\"a\": \"it's\"}")]
    [DataRow("{'a': 'C:\\\\x'}", "{\"a\": \"C:\\\\x\"}")]
    [DataRow("{\n  'ü': '\U0001F600'\n}", "{\n  \"ü\": \"\U0001F600\"\n}")]
    [DataRow("{}", "{}")]
    public void Json_with_either_quotes_becomes_json(string text, string json)
    {
        var (value, error) = AdminSettings.Read(text);
        Assert.IsNull(error);
        Assert.AreEqual(json, value);
        System.Text.Json.JsonDocument.Parse(value!).Dispose();
    }

    [TestMethod]
    [DataRow("{'a': hunter2}", "not valid JSON: line 1, column 7")]
    [DataRow("{configurationFileVersion: 2}", "not valid JSON: line 1, column 2")]
    [DataRow("{\n 'a': 1,\n 'ü': hunter2}", "not valid JSON: line 3, column 7")]
    [DataRow("{'q\"q': hunter2}", "not valid JSON: line 1, column 9")]
    [DataRow("{'a': 1,}", "not valid JSON: line 1, column 9")]
    [DataRow("{'a': 1} x", "not valid JSON: line 1, column 10")]
    [DataRow("{'a': 1", "not valid JSON: line 1, column 8")]
    [DataRow("{'a': 'hunter2", "not valid JSON: line 1, column")]
    [DataRow("{'a': 1 // no comments\n}", "not valid JSON: line 1, column 9")]
    [DataRow(" ", "not valid JSON: line 1, column 2")]
    [DataRow("[1]", "is no JSON object, { ... }: line 1, column 1")]
    [DataRow("  'hunter2'", "is no JSON object, { ... }: line 1, column 3")]
    [DataRow("\uFEFF{}", "not valid JSON: line 1, column 1")]
    public void What_is_no_json_is_refused_with_the_place_and_without_the_text(string text, string expected)
    {
        var (value, error) = AdminSettings.Read(text);
        Assert.IsNull(value);
        Assert.Contains(expected, error!);
        Assert.DoesNotContain("hunter2", error!);
    }

    [TestMethod]
    public void Half_a_character_is_refused()
    {
        var (_, error) = AdminSettings.Read("{'a': '\uD83D'}");
        Assert.Contains("has half a character: line 1, column 8", error!);
    }
}
