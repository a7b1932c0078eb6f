using Installer.Wix.Binding;
using Installer.Wix.CommandLine;
using Installer.Wix.Messages;

namespace Installer.Wix.Tests.CommandLine;

/// <summary>The switches of <c>wixc build</c>.</summary>
[TestClass]
public sealed class CommandLineTests
{
    private readonly List<Message> messages = [];

    [TestMethod]
    public void Switches_of_WiX_are_understood()
    {
        var options = Parse("-arch x64 -ext WixToolset.Util.wixext -d A=1 -d B -i inc -b P=payload -bindpath other -bv V=x -loc en.wxl -culture de-DE -culture en-US -dcl high -nologo -acceptEula wix7 -pdbtype none -intermediatefolder obj a.wxs b.wxs -o out.msi".Split(' ')).Options!;

        Assert.AreEqual(string.Empty, string.Join('\n', messages));
        Assert.AreEqual(Platform.X64, options.Platform);
        Assert.AreEqual("WixToolset.Util.wixext", options.Extensions.Single());
        Assert.AreEqual("A=1 B=", string.Join(' ', options.Defines.Select(d => $"{d.Key}={d.Value}")));
        Assert.AreEqual("inc", options.IncludePaths.Single());
        Assert.AreEqual(new BindPath("P", "payload"), options.BindPaths[0]);
        Assert.AreEqual(new BindPath(null, "other"), options.BindPaths[1]);
        Assert.AreEqual("x", options.BindVariables["V"]);
        Assert.AreEqual("en.wxl", options.Localizations.Single());
        Assert.AreEqual("de-DE en-US", string.Join(' ', options.Cultures));
        Assert.AreEqual("high", options.CompressionLevel);
        Assert.AreEqual("a.wxs b.wxs", string.Join(' ', options.Sources));
        Assert.AreEqual("out.msi", options.Output);
    }

    [TestMethod]
    [DataRow("a.wxs -o a.wixlib", true, "a.wixlib")]
    [DataRow("a.wxs -outputtype library", true, "a.wixlib")]
    [DataRow("a.wxs -outputtype library -o a.lib", true, "a.lib")]
    [DataRow("a.wxs -outputtype package -o a.wixlib", false, "a.wixlib")]
    [DataRow("a.wxs", false, "a.msi")]
    public void Library_is_built_when_type_or_extension_says_so(string commandLine, bool isLibrary, string output)
    {
        var options = Parse($"{commandLine} -bf -lib other.wixlib".Split(' ')).Options;

        Assert.AreEqual(isLibrary, options.IsLibrary);
        Assert.AreEqual(output, options.Output);
        Assert.AreEqual("other.wixlib", options.Libraries.Single());
        Assert.IsTrue(options.BindFiles);
    }

    [TestMethod]
    [DataRow("-banana a.wxs", 118)]
    [DataRow("a.wxs -o", 251)]
    [DataRow("-arch ia64 a.wxs", 268)]
    [DataRow("-dcl best a.wxs", 268)]
    [DataRow("-ct 0 a.wxs", 268)]
    [DataRow("-ct many a.wxs", 268)]
    [DataRow("a.wxs -b -nologo", 251)]
    [DataRow("a.wxs -acceptEula", 251)]
    [DataRow("-d A=1 -d A=2 a.wxs", 288)]
    [DataRow("-bv A a.wxs", 289)]
    [DataRow("-bv A=1 -bv A=1 a.wxs", 7007)]
    [DataRow("a.wxs b.wxs", 302)]
    [DataRow("-outputtype bundle a.wxs", 7131)]
    [DataRow("-pdbtype full a.wxs", 7132)]
    public void Switch_that_is_wrong_is_an_error(string commandLine, int number)
    {
        Parse(commandLine.Split(' '));

        Assert.AreEqual(number, messages.Single().Number, string.Join('\n', messages));
    }

    [TestMethod]
    public void Case_of_a_switch_does_not_count()
    {
        var options = Parse("-Arch", "x64", "-CT", "3", "-I", "include", "-BindPath", "Payload=p", "a.wxs").Options;

        Assert.IsEmpty(messages);
        Assert.AreEqual(Platform.X64, options.Platform);
        Assert.AreEqual(3, options.CabinetThreads);
        Assert.AreEqual("include", options.IncludePaths.Single());
        Assert.AreEqual("Payload", options.BindPaths[0].Name);
    }

    [TestMethod]
    [DataRow("a b\r\nc\n", "a|b|c")]
    [DataRow("-d \"A=two words\" x", "-d|A=two words|x")]
    [DataRow("\"\" x", "|x")]
    [DataRow(@"C:\dir\file.wxs \\server\share", @"C:\dir\file.wxs|\\server\share")]
    [DataRow("\"C:\\dir\\\\\" x", @"C:\dir\|x")]
    [DataRow("a\\\"b", "a\"b")]
    public void Response_file_is_split_as_a_command_line_of_Windows(string text, string expected) => Assert.AreEqual(expected, string.Join('|', ResponseFile.Split(text)));

    [TestMethod]
    public void Suppressed_warning_is_left_out_and_elevated_warning_is_an_error()
    {
        var messaging = new Messaging(messages.Add);
        messaging.SuppressWarning(1);
        messaging.ElevateWarning(2);

        messaging.Write(new Message(Wix.Messages.MessageLevel.Warning, 1, null, "one"));
        messaging.Write(new Message(Wix.Messages.MessageLevel.Warning, 2, new SourceLine("a.wxs", 7), "two"));
        messaging.Write(new Message(Wix.Messages.MessageLevel.Warning, 3, new SourceLine("a.wxs", 8), "three"));

        Assert.AreEqual("a.wxs(7): error WIX0002: two\na.wxs(8): warning WIX0003: three", string.Join('\n', messages));
        Assert.AreEqual(2, messaging.LastErrorNumber);
    }

    [TestMethod]
    public void Exit_code_is_the_last_error_s_number_modulo_256()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("a.wxs", "<Foo/>");
        using var output = new StringWriter();

        var code = WixcCommand.Run(["build", source, "-o", Path.Combine(folder.Path, "a.msi")], output, CancellationToken.None);

        Assert.AreEqual(48, code);
        StringAssert.Contains(output.ToString(), $"{source}(1): error WIX0048: ");
    }

    [TestMethod]
    [DataRow("compile a.wxs", 16)]
    [DataRow("build @missing.rsp", 7130 % 256)]
    public void Command_line_without_a_command_is_an_error(string commandLine, int exitCode)
    {
        using var output = new StringWriter();

        Assert.AreEqual(exitCode, WixcCommand.Run(commandLine.Split(' '), output, CancellationToken.None));
        StringAssert.StartsWith(output.ToString(), "wixc: error WIX");
    }

    [TestMethod]
    [DataRow("--help", true, true)]
    [DataRow("", true, true)]
    [DataRow("build --help", true, false)]
    [DataRow("harvest folder -?", false, true)]
    public void Help_tells_of_all_commands_or_of_one(string commandLine, bool tellsOfBuild, bool tellsOfHarvest)
    {
        using var output = new StringWriter();

        Assert.AreEqual(0, WixcCommand.Run(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, CancellationToken.None));
        Assert.AreEqual(tellsOfBuild, output.ToString().Contains("wixc build [options]", StringComparison.Ordinal));
        Assert.AreEqual(tellsOfHarvest, output.ToString().Contains("wixc harvest [FOLDER]", StringComparison.Ordinal));
    }

    private BuildArguments Parse(params string[] arguments)
    {
        var messaging = new Messaging(messages.Add);
        return BuildArgumentParser.Parse(new ArgumentReader(arguments, messaging), messaging);
    }
}
