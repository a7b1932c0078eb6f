using System.Text;
using System.Text.Json;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;

namespace SystemFiles.Tests;

[TestClass]
public sealed class DaemonConfigurationTests
{
    private const string Path = @"C:\ProgramData\docker\config\daemon.json";
    private const string Group = "docker-users";

    public static IEnumerable<object[]> Files =>
        from text in new[]
        {
            "", " ", "\r\n", "{}", "{ }", "{\n}", "{\r\n\r\n}", "{\"debug\":true}", "{\n  \"debug\": true\n}\n", "{\r\n    \"debug\" : true ,\r\n    \"labels\":[\"a\",\"b\"]\r\n}", "\n{\t\"x\": {\"group\": \"no\", \"hosts\": 1}}  ",
            "{\"a\":1,\"a\":2}", "{\"ä\": \"ü\\u00fc\"}", "{\"hosts\": []}", "{\"hosts\": [ ] , \"x\": 1}", "{\"hosts\": [\n  \"npipe://\"\n], \"y\": 2}", "{\"a\": 0, \"hosts\": [\"tcp://0.0.0.0:2376\", \"npipe://\"]}",
        }
        from mark in new[] { false, true }
        select new object[] { text, mark };

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void What_is_put_in_comes_out_to_the_byte(string text, bool withMark)
    {
        var before = Bytes(text, withMark);
        var group = DaemonConfiguration.AddGroup(before, Group, Path, out var groupAdded);
        var tcp = DaemonConfiguration.AddTcpListener(before, Path, out var tcpAdded);

        Assert.AreEqual(Group, Parse(group).GetProperty("group").GetString());
        Assert.Contains("tcp://127.0.0.1:2375", Parse(tcp).GetProperty("hosts").EnumerateArray().Select(host => host.GetString()!));
        Assert.Contains("npipe://", Parse(tcp).GetProperty("hosts").EnumerateArray().Select(host => host.GetString()!));
        CollectionAssert.AreEqual(before, DaemonConfiguration.Remove(group, Group, groupAdded, Path));
        CollectionAssert.AreEqual(before, DaemonConfiguration.Remove(tcp, Group, tcpAdded, Path));
        CollectionAssert.AreEqual(group, DaemonConfiguration.AddGroup(group, Group, Path, out var again));
        Assert.AreEqual(EngineValues.None, again);
        CollectionAssert.AreEqual(tcp, DaemonConfiguration.AddTcpListener(tcp, Path, out again));
        Assert.AreEqual(EngineValues.None, again);
        CollectionAssert.AreEqual(group, DaemonConfiguration.Remove(group, Group, EngineValues.None, Path), "What was not put in is not taken out.");
    }

    [TestMethod]
    [DataRow("", "{\r\n  \"group\": \"docker-users\"\r\n}\r\n", (int)(EngineValues.Group | EngineValues.File))]
    [DataRow("{\n  \"debug\": true\n}\n", "{\n  \"debug\": true,\n  \"group\": \"docker-users\"\n}\n", (int)(EngineValues.Group))]
    [DataRow("{\n}", "{\n  \"group\": \"docker-users\"\n}", (int)(EngineValues.Group))]
    [DataRow("{\"group\": \"Docker-Users\"}", "{\"group\": \"Docker-Users\"}", (int)(EngineValues.None))]
    [DataRow("{\"gr\\u006fup\": \"docker-users\"}", "{\"gr\\u006fup\": \"docker-users\"}", (int)(EngineValues.None))]
    public void The_group_is_written_in_the_files_own_manner(string text, string expected, int added)
    {
        Assert.AreEqual(expected, Encoding.UTF8.GetString(DaemonConfiguration.AddGroup(Bytes(text), Group, Path, out var values)));
        Assert.AreEqual((EngineValues)added, values);
    }

    [TestMethod]
    [DataRow("{}", "{\"hosts\": [\"npipe://\", \"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.Hosts))]
    [DataRow("{\"hosts\": []}", "{\"hosts\": [\"npipe://\", \"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.PipeListener | EngineValues.TcpListener))]
    [DataRow("{\"hosts\": [\"npipe://\"]}", "{\"hosts\": [\"npipe://\",\"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.TcpListener))]
    [DataRow("{\"hosts\": [\n    \"fd://\",\n    \"npipe://\"\n  ]}", "{\"hosts\": [\n    \"fd://\",\n    \"npipe://\",\n    \"tcp://127.0.0.1:2375\"\n  ]}", (int)(EngineValues.TcpListener))]
    [DataRow("{\"hosts\": [\"tcp://127.0.0.1:2375\"]}", "{\"hosts\": [\"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.None))]
    public void The_listener_is_added_to_those_that_are_there(string text, string expected, int added)
    {
        Assert.AreEqual(expected, Encoding.UTF8.GetString(DaemonConfiguration.AddTcpListener(Bytes(text), Path, out var values)));
        Assert.AreEqual((EngineValues)added, values);
    }

    [TestMethod]
    [DataRow("{\"group\": \"admins\"}", (int)(EngineValues.Group), "{\"group\": \"admins\"}", DisplayName = "Another_group_since")]
    [DataRow("{\"group\": \"docker-users\", \"since\": 1}", (int)(EngineValues.Group), "{\"since\": 1}", DisplayName = "A_member_behind_it_since")]
    [DataRow("{\"a\": 1, \"group\": \"docker-users\", \"since\": 1}", (int)(EngineValues.Group), "{\"a\": 1, \"since\": 1}", DisplayName = "Between_others")]
    [DataRow("{\r\n  \"group\": \"docker-users\",\r\n  \"since\": 1\r\n}\r\n", (int)(EngineValues.Group | EngineValues.File), "{\r\n  \"since\": 1\r\n}\r\n", DisplayName = "The_products_own_file_with_a_member_since")]
    [DataRow("{\"hosts\": [\"npipe://\", \"tcp://127.0.0.1:2375\", \"tcp://10.0.0.1:2376\"]}", (int)(EngineValues.Hosts), "{\"hosts\": [\"npipe://\", \"tcp://10.0.0.1:2376\"]}", DisplayName = "A_listener_since")]
    [DataRow("{\"hosts\": [\"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.TcpListener), "{\"hosts\": []}", DisplayName = "Only_the_products_listener_is_left")]
    [DataRow("{}", (int)(EngineValues.Group | EngineValues.Hosts | EngineValues.TcpListener), "{}", DisplayName = "Taken_out_by_hand")]
    [DataRow("{\"group\": \"docker-users\", \"hosts\": [\"npipe://\", \"tcp://127.0.0.1:2375\"]}", (int)(EngineValues.Group | EngineValues.Hosts), "{}", DisplayName = "Both")]
    public void Only_what_was_put_in_and_is_still_so_is_taken_out(string text, int values, string expected) =>
        Assert.AreEqual(expected, Encoding.UTF8.GetString(DaemonConfiguration.Remove(Bytes(text), Group, (EngineValues)values, Path)));

    [TestMethod]
    [DataRow("{\"group\": \"docker-\\u0075sers\"}")]
    [DataRow("{\"gr\\u006fup\": \"docker-users\"}")]
    public void Escapes_are_understood_in_names_and_values(string text)
    {
        var bytes = Bytes(text);
        Assert.AreSame(bytes, DaemonConfiguration.AddGroup(bytes, Group, Path, out var added));
        Assert.AreEqual(EngineValues.None, added);
    }

    [TestMethod]
    public void A_value_that_is_no_unicode_is_refused_like_any_other_group_and_left_elsewhere()
    {
        foreach (var name in new byte[][] { [0xFC], [.. "\\ud83d"u8] })
        {
            byte[] file = [.. "{\"group\": \""u8, .. name, .. "\"}"u8];
            var refused = Assert.ThrowsExactly<FileRefusedException>(() => DaemonConfiguration.AddGroup(file, Group, Path, out _));
            Assert.Contains("line 1, column 11", refused.Message);
            byte[] other = [.. "{\"label\": \""u8, .. name, .. "\"}"u8];
            var changed = DaemonConfiguration.AddGroup(other, Group, Path, out var added);
            CollectionAssert.AreEqual(other, DaemonConfiguration.Remove(changed, Group, added, Path));
        }
    }

    [TestMethod]
    [DataRow("{\n  // no\n  \"a\": 1\n}", "line 2, column 3", "comment")]
    [DataRow("{\n  \"a\": 1,\n}", "line 3, column 1", "not valid JSON")]
    [DataRow("{\"a\": 1} x", "line 1, column 10", "not valid JSON")]
    [DataRow("{\"a\": 1", "line 1", "not valid JSON")]
    [DataRow("[]", "line 1, column 1", "not a JSON object")]
    [DataRow("{\n \"group\": 1}", "line 2, column 11", "not a text")]
    [DataRow("{\n \"group\": null}", "line 2, column 11", "not a text")]
    [DataRow("{\"group\": \"a\",\n\"group\": \"a\"}", "line 2, column 1", "second time")]
    [DataRow("{\"hosts\": \"npipe://\"}", "line 1, column 11", "not a list")]
    [DataRow("{\"hosts\": [\"a\", 1]}", "line 1, column 17", "not a text")]
    [DataRow("{\"hosts\": [],\r\n\"hosts\": []}", "line 2, column 1", "second time")]
    public void A_file_that_cannot_be_understood_is_refused_with_line_and_column(string text, string position, string cause)
    {
        foreach (var withMark in new[] { false, true })
        {
            var bytes = Bytes(text, withMark);
            foreach (var act in new Action[]
            {
                () => DaemonConfiguration.AddGroup(bytes, Group, Path, out _), () => DaemonConfiguration.AddTcpListener(bytes, Path, out _), () => DaemonConfiguration.Remove(bytes, Group, EngineValues.Group, Path),
            })
            {
                var message = Assert.ThrowsExactly<FileRefusedException>(act).Message;
                Assert.Contains($"{Path}, {position}", message);
                Assert.Contains(cause, message);
            }
        }
    }

    [TestMethod]
    [DataRow("utf-16")]
    [DataRow("utf-16BE")]
    public void UTF_16_is_refused(string encoding)
    {
        var chosen = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. chosen.GetPreamble(), .. chosen.GetBytes("{}")];
        Assert.Contains("UTF-16", Assert.ThrowsExactly<FileRefusedException>(() => DaemonConfiguration.AddGroup(bytes, Group, Path, out _)).Message);
    }

    [TestMethod]
    [DataRow("{\n  \"group\": \"admins\"}", "line 2, column 12", "\"admins\"")]
    [DataRow("{\"group\": \"\"}", "line 1, column 11", "\"\"")]
    public void A_group_that_an_administrator_chose_is_never_overwritten(string text, string position, string group)
    {
        var message = Assert.ThrowsExactly<FileRefusedException>(() => DaemonConfiguration.AddGroup(Bytes(text), Group, Path, out _)).Message;
        Assert.Contains(position, message);
        Assert.Contains(group, message);
        Assert.Contains("ENGINEACCESS=none", message);
    }

    private static byte[] Bytes(string text, bool withMark = false) => withMark ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text);

    private static JsonElement Parse(byte[] bytes) => JsonDocument.Parse(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes).RootElement;
}
