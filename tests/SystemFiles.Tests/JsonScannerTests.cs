using System.Text;
using System.Text.Json;
using DockerDesktop.SystemFiles.Json;

namespace SystemFiles.Tests;

[TestClass]
public sealed class JsonScannerTests
{
    [TestMethod]
    [DataRow("{}")]
    [DataRow(" [ ] ")]
    [DataRow("0")]
    [DataRow("-0.10e-0")]
    [DataRow("12E+5")]
    [DataRow("true")]
    [DataRow("false")]
    [DataRow("null")]
    [DataRow("\"\"")]
    [DataRow("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\"")]
    [DataRow("\"ä\U0001F600\u007F\"")]
    [DataRow("\t{\r\n\"a\" : [1, {\"b\":null} ,[[]]],\"\":{}}\n")]
    public void What_is_json_is_gone_over(string text) => Assert.IsNull(Fault(text));

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("  ", 2)]
    [DataRow("x", 0)]
    [DataRow("tru", 3)]
    [DataRow("trux", 3)]
    [DataRow("nulls", 4)]
    [DataRow("-", 1)]
    [DataRow("+1", 0)]
    [DataRow(".5", 0)]
    [DataRow("01", 1)]
    [DataRow("1.", 2)]
    [DataRow("1.e1", 2)]
    [DataRow("1e", 2)]
    [DataRow("1e+", 3)]
    [DataRow("0x1", 1)]
    [DataRow("NaN", 0)]
    [DataRow("'a'", 0)]
    [DataRow("\"a", 2)]
    [DataRow("\"a\n\"", 2)]
    [DataRow("\"a\0\"", 2)]
    [DataRow("\"\\a\"", 2)]
    [DataRow("\"\\", 2)]
    [DataRow("\"\\u12g4\"", 5)]
    [DataRow("\"\\u12", 5)]
    [DataRow("[1 2]", 3)]
    [DataRow("[1,]", 3)]
    [DataRow("[,1]", 1)]
    [DataRow("[1", 2)]
    [DataRow("[1}", 2)]
    [DataRow("]", 0)]
    [DataRow("{\"a\"}", 4)]
    [DataRow("{\"a\":}", 5)]
    [DataRow("{\"a\":1,}", 7)]
    [DataRow("{\"a\":1 \"b\":2}", 7)]
    [DataRow("{a:1}", 1)]
    [DataRow("{1:1}", 1)]
    [DataRow("{,}", 1)]
    [DataRow("{} {}", 3)]
    [DataRow("1,", 1)]
    [DataRow("// comment\n1", 0)]
    [DataRow("[1 /* comment */]", 3)]
    [DataRow("\u00A0" + "1", 0)]
    [DataRow("1\0", 1)]
    public void What_is_none_is_refused_where_it_ends_to_be(string text, int offset) => Assert.AreEqual(offset, Fault(text));

    [TestMethod]
    public void Depth_is_limited()
    {
        Assert.IsNull(Fault($"{new string('[', JsonScanner.MaximumDepth)}{new string(']', JsonScanner.MaximumDepth)}"));
        Assert.AreEqual(JsonScanner.MaximumDepth, Fault(new string('[', 1_000_000)));
        Assert.AreEqual(5 * JsonScanner.MaximumDepth, Fault(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))));
        Assert.IsNull(Fault($"[{string.Join(',', Enumerable.Repeat("[{}]", 1000))}]"), "What is closed counts no longer.");
    }

    [TestMethod]
    [DataRow("\"plain ä\U0001F600\"", "plain ä\U0001F600")]
    [DataRow(" \"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [DataRow("\"\\u00E4\\uD83D\\ude00!\"", "ä\U0001F600!")]
    [DataRow("\"\\\\u0041\"", "\\u0041")]
    public void Texts_are_read_without_escapes(string json, string text)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json));
        Assert.AreEqual(text, scanner.ReadText());
        scanner.End();
        Assert.AreEqual(JsonSerializer.Deserialize<string>(json), text);
    }

    [TestMethod]
    public void Members_and_elements_are_stepped_through_with_their_offsets()
    {
        const string Json = " { \"a\" : [ 1 , \"x\" ] , \"b\\u0062\":{} }";
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(Json));
        scanner.Open('{');
        Assert.IsTrue(scanner.Next('}', isFirst: true));
        Assert.AreEqual(Json.IndexOf("\"a\"", StringComparison.Ordinal), scanner.Offset);
        Assert.AreEqual("a", scanner.ReadName());
        Assert.AreEqual(Json.IndexOf('['), scanner.Offset);
        scanner.Open('[');
        Assert.IsTrue(scanner.Next(']', isFirst: true));
        scanner.Skip();
        Assert.AreEqual(Json.IndexOf('1') + 1, scanner.Offset);
        Assert.IsTrue(scanner.Next(']', isFirst: false));
        Assert.AreEqual("x", scanner.ReadText());
        Assert.IsFalse(scanner.Next(']', isFirst: false));
        Assert.AreEqual(Json.IndexOf(']') + 1, scanner.Offset);
        Assert.IsTrue(scanner.Next('}', isFirst: false));
        Assert.AreEqual("bb", scanner.ReadName());
        scanner.Skip();
        Assert.IsFalse(scanner.Next('}', isFirst: false));
        scanner.End();
        Assert.AreEqual(Json.Length, scanner.Offset);
    }

    /// <summary>Texts made from JSON by changing, taking out and putting in single characters: what the framework's reader takes and refuses, this one does.</summary>
    [TestMethod]
    public void It_takes_and_refuses_what_the_frameworks_reader_does()
    {
        const string Alphabet = "{}[]:,\"\\ \n0123456789+-.eEtrufalsn/x'\0ä";
        string[] seeds =
        [
            "{\"a\": [1, -2.5e+10, true, false, null], \"b\": {\"c\": \"\\u00e4\\n\"}}", "[[[]],{},\"\",0]", "{\"group\": \"docker-users\",\r\n\t\"hosts\": [\"npipe://\"]}", "-0.0E-1", "\"\\\\\\\"\"",
        ];
        var random = new Random(20_240_501);
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var changes = random.Next(3); changes >= 0; changes--)
            {
                var place = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text[place] = Alphabet[random.Next(Alphabet.Length)];
                        break;
                    case 1 when text.Length > 1:
                        text.Remove(place, 1);
                        break;
                    default:
                        text.Insert(place, Alphabet[random.Next(Alphabet.Length)]);
                        break;
                }
            }

            var expected = IsJson(text.ToString());
            Assert.AreEqual(expected, Fault(text.ToString()) is null, text.ToString());
            taken += expected ? 1 : 0;
        }

        Assert.IsInRange(1_000, 15_000, taken, "Both kinds have to be tried.");
    }

    private static bool IsJson(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Where a text is no JSON; null when it is.</summary>
    private static int? Fault(string text)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(text));
        try
        {
            scanner.Skip();
            scanner.End();
            return null;
        }
        catch (JsonSyntaxException fault)
        {
            return fault.Offset;
        }
    }
}
