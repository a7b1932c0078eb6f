using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary><c>wixc validate</c>, with the switches, the messages and the exit code of <c>wix msi validate</c>.</summary>
[TestClass]
public sealed class ValidateCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string package;

    /// <summary>Makes a package with one error, a name that is too long, and one warning, an icon that nobody uses.</summary>
    public ValidateCommandTests()
    {
        folder.Write("payload/a.txt", "a");
        var icon = folder.Write("unused.ico", "icon");
        package = Build("broken.msi", source => source
            .Replace("Name=\"Payload\" Manufacturer", $"Name=\"{new string('x', 64)}\" Manufacturer", StringComparison.Ordinal)
            .Replace("<MediaTemplate", $"<Icon Id=\"Unused.ico\" SourceFile=\"{icon}\" /><MediaTemplate", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Package_without_findings_is_valid() => Assert.AreEqual((0, string.Empty), Validate(Build("good.msi", source => source)));

    [TestMethod]
    public void Findings_are_told_as_WiX_tells_them()
    {
        var (code, output) = Validate(package);

        Assert.AreEqual(204, code);
        var lines = output.Split('\n');
        Assert.HasCount(2, lines);
        StringAssert.StartsWith(lines[0], $"{package}: error WIX0204: ICE16: ");
        StringAssert.StartsWith(lines[1], $"{package}: warning WIX1076: ICE36: ");
    }

    [TestMethod]
    [DataRow("-sice ICE16", 0, "ICE36")]
    [DataRow("-sice ICE16 -sice ICE36", 0, "")]
    [DataRow("-sice ice16 --suppress ICE36 -nologo -pdb a.wixpdb -intermediatefolder obj", 0, "")]
    [DataRow("-ice ICE16", 204, "ICE16")]
    [DataRow("-ice ICE36", 0, "ICE36")]
    [DataRow("-ice ICE16 -sice ICE16", 0, "")]
    [DataRow("-sw1076", 204, "ICE16")]
    [DataRow("-sice ICE16 -wx", 1076 % 256, "ICE36")]
    [DataRow("-sice ICE66 -ice ICE30", 0, "")]
    public void Switches_choose_the_ICEs(string switches, int exitCode, string ices)
    {
        var (code, output) = Validate([package, .. switches.Split(' ')]);

        Assert.AreEqual(exitCode, code, output);
        Assert.AreEqual(ices, string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[2])));
    }

    [TestMethod]
    public void ICE_that_is_not_implemented_is_told_when_it_is_asked_for() => StringAssert.Contains(Validate(package, "-ice", "ICE33").Output, "warning WIX7141: ICE33");

    [TestMethod]
    [DataRow("-sice ICE106", 7140)]
    [DataRow("-ice banana", 7140)]
    [DataRow("-sice", 251)]
    [DataRow("-banana", 118)]
    [DataRow("another.msi", 118)]
    public void What_is_not_understood_is_an_error(string switches, int number)
    {
        var (code, output) = Validate([package, .. switches.Split(' ')]);

        Assert.AreEqual(number % 256, code);
        StringAssert.StartsWith(output, $"wixc: error WIX{number:0000}: ");
    }

    [TestMethod]
    public void Package_that_cannot_be_read_is_an_error()
    {
        Assert.AreEqual(7137 % 256, Validate().Code);
        Assert.AreEqual(7138 % 256, Validate(folder.Write("damaged.msi", "no package")).Code);
    }

    public void Dispose() => folder.Dispose();

    private static (int Code, string Output) Validate(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = WixcCommand.Run(["validate", .. arguments], output, CancellationToken.None);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    private string Build(string name, Func<string, string> change)
    {
        var build = new TestBuild(folder) { Output = Path.Combine(folder.Path, name) };
        Assert.IsTrue(build.Run(change(TestBuild.PackageOf("payload/**"))), build.Messages);
        return build.Output;
    }
}
