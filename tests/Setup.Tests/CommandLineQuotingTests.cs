using System.Text;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;

namespace Setup.Tests;

/// <summary>
/// Values on command lines, in each way to write them: what arrives is what was meant. The generator is seeded, so that a failure comes again.
/// </summary>
[TestClass]
public sealed class CommandLineQuotingTests
{
    private const int Runs = 10_000;
    private const string Flag = "--docker-users";
    private const string PipeName = "0123456789abcdef0123456789abcdef";
    private const string PublishedPac =
        "function FindProxyForURL(url, host) { if (host == \"a\" || shExpMatch(host, \"*.b\")) return \"DIRECT\"; return 'PROXY p:1'; }";

    private static readonly string[] Parts =
    [
        "a", "b", "0", " ", "  ", "\t", "\"", "\"\"", "\\", "\\\\", "\\\"", "'", "=", "='", ";", "-", "--", "--quiet", " --quiet",
        "\" --engine-access=tcp", "\" --engine-access=tcp --docker-users=\"", "\\\" --quiet \"", "' --quiet '", "\\\" --", "\\\"\t-x",
        "\u201C", "\u201D", "\u201E", "\u2013", "\u00E4", "\u00A0", "\u3000", "\u20AC", "\U0001F433", "\n", "\r\n", "%PATH%", "^", "&", "|", "<", "{", "}", "[A]",
    ];

    [TestMethod]
    [DataRow("--override-proxy-embedded-pac=\"function FindProxyForURL(url, host) { return \\\"DIRECT\\\"; }\"", "function FindProxyForURL(url, host) { return \"DIRECT\"; }")]
    [DataRow("--override-proxy-embedded-pac=\"function FindProxyForURL(url, host) { return \"\"DIRECT\"\"; }\"", "function FindProxyForURL(url, host) { return \"DIRECT\"; }")]
    [DataRow("--override-proxy-embedded-pac=\"if (h == \\\"a\\\" || h == \\\"b\\\" ) f(\\\"c\\\" );\"", "if (h == \"a\" || h == \"b\" ) f(\"c\" );")]
    [DataRow("\"--override-proxy-embedded-pac=a \\\"b\\\" c\"", "a \"b\" c")]
    [DataRow("--admin-settings=\"{\"\"configurationFileVersion\"\":2}\"", "{\"configurationFileVersion\":2}")]
    [DataRow("--admin-settings=\"{\\\"configurationFileVersion\\\":2}\"", "{\"configurationFileVersion\":2}")]
    [DataRow("--admin-settings=\"{'configurationFileVersion': 2, 'a': {'value': true}}\"", "{'configurationFileVersion': 2, 'a': {'value': true}}")]
    [DataRow("--admin-settings='{\"configurationFileVersion\": 2}'", "{\"configurationFileVersion\": 2}")]
    [DataRow("--admin-settings={'configurationFileVersion':2}", "{'configurationFileVersion':2}")]
    [DataRow("--installation-dir=\"C:\\Dk One\\\"", "C:\\Dk One\\")]
    [DataRow("--installation-dir=\"C:\\Dk One\\\\\"", "C:\\Dk One\\")]
    [DataRow("--installation-dir=C:\\Dk\\", "C:\\Dk\\")]
    [DataRow("\"--installation-dir=C:\\Dk One\\\"", "C:\\Dk One\\")]
    [DataRow("--installation-dir=\"C:\\\\Dk One\\\\x\"", "C:\\\\Dk One\\\\x")]
    [DataRow("--installation-dir=\"\u201CDk\u201D One\"", "\u201CDk\u201D One")]
    [DataRow("--installation-dir=\u201CC:\\Dk One\u201D", "C:\\Dk One")]
    [DataRow("--installation-dir='C:\\Dk One'", "C:\\Dk One")]
    [DataRow("--installation-dir='C:\\Dk'", "C:\\Dk")]
    [DataRow("--installation-dir=\"'C:\\Dk'\"", "'C:\\Dk'")]
    [DataRow("--docker-users=\"\u00DCser \u20AC\"", "\u00DCser \u20AC")]
    public void A_value_arrives_in_each_quoting(string word, string value)
    {
        Assert.AreEqual(value, Only(word));
        Assert.AreEqual(value, Only($"--quiet\t{word}   --accept-license"), "among others");
    }

    [TestMethod]
    [DataRow("install --installation-dir=\"C:\\Dk One\\\" --wsl-default-data-root=\"D:\\w s\\\" --quiet",
        "install|--installation-dir=C:\\Dk One\\|--wsl-default-data-root=D:\\w s\\|--quiet")]
    [DataRow("install --installation-dir=\"C:\\Dk\\\" --wsl-default-data-root=\"D:\\ws\\\"", "install|--installation-dir=C:\\Dk\\|--wsl-default-data-root=D:\\ws\\")]
    [DataRow("install --installation-dir=\"C:\\Dk\\\" --docker-users=\"a b\"", "install|--installation-dir=C:\\Dk\\|--docker-users=a b")]
    [DataRow("--docker-users='a b' --installation-dir=\"C:\\Dk One\\\"", "--docker-users=a b|--installation-dir=C:\\Dk One\\")]
    [DataRow("--override-proxy-embedded-pac=\"f(\\\"a\\\" ) \" --installation-dir=\"C:\\Dk One\\\"", "--override-proxy-embedded-pac=f(\"a\" ) |--installation-dir=C:\\Dk One\\")]
    public void Folders_that_end_in_a_backslash_end_there(string line, string words) => Assert.AreEqual(words, string.Join('|', Split(line)));

    [TestMethod]
    public void What_the_C_runtimes_rules_write_is_read_back_and_no_value_becomes_another_flag()
    {
        var random = new Random(1);
        for (var run = 0; run < Runs; run++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Flag}={Value(random)}")];
            if (words.Any(IsInQuotesThatTheRuntimeDoesNotKnow))
            {
                continue;
            }

            var line = string.Join(random.Next(2) == 0 ? " " : "\t ", words.Select(word => Quote(word, always: random.Next(2) == 0)));

            CollectionAssert.AreEqual(words, Split(line), line);
        }
    }

    [TestMethod]
    public void What_doubles_its_quotes_is_read_back()
    {
        var random = new Random(2);
        for (var run = 0; run < Runs; run++)
        {
            // A backslash before a quotation mark is read as the C runtime reads it.
            var value = Value(random).Replace("\\", "/", StringComparison.Ordinal) + new string('\\', random.Next(2) * (random.Next(2) + 1));
            var line = $"{Flag}=\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

            var expected = value.EndsWith(@"\\", StringComparison.Ordinal) ? value[..^1] : value;
            Assert.AreEqual($"{Flag}={expected}", Split(line).Single(), line);
        }
    }

    [TestMethod]
    public void The_elevated_copy_reads_every_value_as_it_was_given()
    {
        var flags = InstallFlags.All.FindAll(flag => flag.TakesValue && flag.ValueNames.Count == 0);
        var random = new Random(3);
        for (var run = 0; run < Runs; run++)
        {
            var given = new Dictionary<InstallFlag, string>();
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                given[flags[random.Next(flags.Count)]] = Value(random);
            }

            var request = new SetupRequest(SetupCommand.Install) { Scope = PackageScope.PerMachine, IsQuiet = true, Flags = given };
            var line = new ElevatedRequest(PipeName, request).Format();

            string[] expected = [ElevatedRequest.Marker, PipeName, "install", "--all-users", "--quiet", .. given.Select(flag => $"{flag.Key.Name}={flag.Value}")];
            CollectionAssert.AreEqual(expected, Split(line), line);
            CollectionAssert.AreEqual(expected, SplitAsTheRuntime(line), line);
        }
    }

    [TestMethod]
    public void What_was_published_goes_through_the_elevated_copy_into_one_property_each()
    {
        var line = $"install --all-users --proxy-http-mode=manual --allowed-org=acme --override-proxy-embedded-pac={Quote(PublishedPac, always: true)}"
            + " --admin-settings=\"{'configurationFileVersion': 2, 'proxy': {'pac': 'x'}}\" --installation-dir=\"D:\\Dk One\\\"";

        var request = ElevatedRequest.Parse(new ElevatedRequest(PipeName, SetupCommandLine.Parse(line)).Format()).Request;

        Assert.AreEqual(PublishedPac, request.Property(PublicProperties.OverrideProxyEmbeddedPac));
        Assert.AreEqual("{'configurationFileVersion': 2, 'proxy': {'pac': 'x'}}", request.Property(PublicProperties.AdminSettings));
        Assert.AreEqual(@"D:\Dk One\", request.Property("INSTALLFOLDER"));
    }

    /// <summary>Windows Installer knows one way: in quotes, and a quotation mark twice.</summary>
    [TestMethod]
    public void Windows_installer_gets_every_value_as_it_was_given()
    {
        var users = InstallFlags.All.Find(flag => flag.Name == Flag)!;
        var folder = InstallFlags.All.Find(flag => flag.Property == "INSTALLFOLDER")!;
        var random = new Random(4);
        for (var run = 0; run < Runs; run++)
        {
            var given = new Dictionary<InstallFlag, string> { [users] = Value(random), [folder] = Value(random) };

            var line = SetupCommandLine.FormatProperties(new SetupRequest(SetupCommand.Install) { Flags = given }, ("REINSTALL", "ALL"));

            CollectionAssert.AreEqual(new[] { $"DOCKERUSERS={given[users]}", $"INSTALLFOLDER={given[folder]}", "REINSTALL=ALL" }, ReadProperties(line), line);
        }
    }

    private static string Value(Random random)
    {
        var value = new StringBuilder("x", 64);
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            value.Append(Parts[random.Next(Parts.Length)]);
        }

        // Half of them begin with what is special.
        return value.ToString(random.Next(2), value.Length - 1);
    }

    /// <summary>
    /// People put values into such quotes, and then mean their content; a program that writes command lines by the C runtime's rules and such a value without
    /// blanks means the quotes.
    /// </summary>
    private static bool IsInQuotesThatTheRuntimeDoesNotKnow(string word)
    {
        var value = word[(Flag.Length + 1)..];
        return value.Length > 1 && !value.AsSpan().ContainsAny(' ', '\t', '"')
            && ((value[0] == '\'' && value[^1] == '\'')
                || (value[0] is '\u201C' or '\u201D' or '\u201E' && value[^1] is '\u201C' or '\u201D' or '\u201E'));
    }

    private static string Only(string line)
    {
        var word = Split(line).Single(word => word.Contains('='));
        return word[(word.IndexOf('=') + 1)..];
    }

    private static List<string> Split(string line)
    {
        var errors = new List<string>();
        var words = InstallFlagParser.Split(line, errors);
        Assert.IsEmpty(errors, line);
        return words;
    }

    /// <summary>Writes one argument as the C runtime reads it.</summary>
    private static string Quote(string argument, bool always)
    {
        if (!always && !argument.AsSpan().ContainsAny(' ', '\t', '"'))
        {
            return argument;
        }

        var text = new StringBuilder("\"");
        for (var i = 0; i < argument.Length; i++)
        {
            var end = i;
            while (end < argument.Length && argument[end] == '\\')
            {
                end++;
            }

            text.Append('\\', end == argument.Length || argument[end] == '"' ? 2 * (end - i) : end - i);
            if (end < argument.Length)
            {
                text.Append(argument[end] == '"' ? "\\\"" : argument[end].ToString());
            }

            i = end;
        }

        return text.Append('"').ToString();
    }

    /// <summary>Reads arguments as the C runtime does, written down anew from its documentation.</summary>
    private static List<string> SplitAsTheRuntime(string line)
    {
        var words = new List<string>();
        var i = 0;
        while (true)
        {
            while (i < line.Length && line[i] is ' ' or '\t')
            {
                i++;
            }

            if (i == line.Length)
            {
                return words;
            }

            var word = new StringBuilder();
            for (var isQuoted = false; i < line.Length && (isQuoted || line[i] is not (' ' or '\t'));)
            {
                var backslashes = line.AsSpan(i).IndexOfAnyExcept('\\') is >= 0 and var count ? count : line.Length - i;
                i += backslashes;
                if (i == line.Length || line[i] != '"')
                {
                    word.Append('\\', backslashes);
                    if (i < line.Length && (isQuoted || line[i] is not (' ' or '\t')))
                    {
                        word.Append(line[i++]);
                    }
                }
                else
                {
                    word.Append('\\', backslashes / 2);
                    if (backslashes % 2 != 0)
                    {
                        word.Append('"');
                    }
                    else if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                    {
                        word.Append('"');
                        i++;
                    }
                    else
                    {
                        isQuoted = !isQuoted;
                    }

                    i++;
                }
            }

            words.Add(word.ToString());
        }
    }

    private static List<string> ReadProperties(string line)
    {
        var properties = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            var equals = line.IndexOf('=', i);
            var property = new StringBuilder(line[i..(equals + 1)]);
            Assert.AreEqual('"', line[equals + 1]);
            for (i = equals + 2; line[i] != '"' || (i + 1 < line.Length && line[i + 1] == '"'); i++)
            {
                i += line[i] == '"' ? 1 : 0;
                property.Append(line[i]);
            }

            // What follows is a blank or the end.
            properties.Add(property.ToString());
            i++;
            Assert.IsTrue(i == line.Length || line[i] == ' ', line);
        }

        return properties;
    }
}
