using System.Text;

using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.Converting;

/// <summary><c>wixc convert</c>.</summary>
[TestClass]
public sealed class ConvertCommandTests : IDisposable
{
    private const string Version3 = "<Wix xmlns=\"http://schemas.microsoft.com/wix/2006/wi\"><Fragment><Property Id=\"P\">ü</Property></Fragment></Wix>";
    private const string Version4 = "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><Fragment><Property Id=\"P\" Value=\"ü\" /></Fragment></Wix>";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_file_is_rewritten_in_place_and_each_change_is_told()
    {
        var path = folder.Write("a.wxs", Version3);

        var (code, output) = Run("convert", path);

        Assert.AreEqual(0, code, output);
        Assert.AreEqual(Version4, File.ReadAllText(path));
        Assert.StartsWith($"{path}(1): info WIX0009: [Converted] ", output);
        Assert.Contains("WIX0022: [Converted] The text of the Property element is the attribute Value now. (InnerTextDeprecated)", output);
        Assert.AreEqual("a.wxs", string.Join(' ', folder.Entries()));
    }

    [TestMethod]
    [DataRow("-n")]
    [DataRow("--dry-run")]
    public void A_dry_run_only_tells(string argument)
    {
        var path = folder.Write("a.wxs", Version3);

        Assert.Contains("WIX0022", Run("convert", argument, path).Output);
        Assert.AreEqual(Version3, File.ReadAllText(path));
    }

    [TestMethod]
    public void Names_may_have_wildcards_and_be_looked_for_below()
    {
        folder.Write("a.wxs", Version3);
        folder.Write("b.wxi", Version3);
        folder.Write("sub/c.WXS", Version3);

        Run("convert", "-r", Path.Combine(folder.Path, "*.wxs"));

        Assert.AreEqual(Version4, File.ReadAllText(Path.Combine(folder.Path, "a.wxs")));
        Assert.AreEqual(Version3, File.ReadAllText(Path.Combine(folder.Path, "b.wxi")));
        Assert.AreEqual(Version4, File.ReadAllText(Path.Combine(folder.Path, "sub", "c.WXS")));
    }

    [TestMethod]
    public void A_file_without_declaration_is_UTF_8_whatever_it_was()
    {
        var path = Path.Combine(folder.Path, "a.wxs");
        File.WriteAllBytes(path, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<?xml version='1.0' encoding='windows-1252'?>\n" + Version3));

        Run("convert", path);

        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes(Version4), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void A_byte_order_mark_stays()
    {
        var path = Path.Combine(folder.Path, "a.wxs");
        File.WriteAllText(path, Version3, new UTF8Encoding(true));

        Run("convert", path);

        CollectionAssert.AreEqual(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Version4)).ToArray(), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void A_script_in_the_source_goes_to_a_file_beside_it_and_never_over_another()
    {
        var source = Version3.Replace("<Property Id=\"P\">ü</Property>", "<CustomAction Id=\"Go\" Script=\"vbscript\"><![CDATA[x = \"<ü>\"]]></CustomAction>", StringComparison.Ordinal);
        var path = folder.Write("a.wxs", source);

        Run("convert", path);

        Assert.AreEqual("x = \"<ü>\"", File.ReadAllText(Path.Combine(folder.Path, "Go.vbs")));
        Assert.Contains("<CustomAction Id=\"Go\" Script=\"vbscript\" ScriptSourceFile=\"Go.vbs\" />", File.ReadAllText(path));

        File.WriteAllText(path, source);
        File.WriteAllText(Path.Combine(folder.Path, "Go.vbs"), "mine");
        Assert.AreNotEqual(0, Run("convert", path).Code);
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(folder.Path, "Go.vbs")));
        Assert.AreEqual(source, File.ReadAllText(path));
    }

    [TestMethod]
    public void What_has_to_be_done_by_hand_is_an_error_and_the_rest_is_done()
    {
        var path = folder.Write("a.wxs", Version3.Replace("<Property", "<DirectoryRef Id=\"DesktopFolder\" /><Property", StringComparison.Ordinal));

        var (code, output) = Run("convert", path);

        Assert.AreEqual(67, code, output);
        Assert.Contains($"{path}(1): error WIX0067: ", output);
        Assert.Contains("Value=\"ü\"", File.ReadAllText(path));
    }

    [TestMethod]
    public void Settings_say_what_is_left_alone()
    {
        var path = folder.Write("a.wxs", Version3);
        var exempt = folder.Write("b.wxs", Version3);
        var settings = folder.Write("s.xml", "<Settings><IgnoreErrors><Test Id=\"InnerTextDeprecated\" /></IgnoreErrors><ExemptFiles><File Name=\"B.wxs\" /></ExemptFiles></Settings>");

        Assert.AreEqual(0, Run("convert", "-set1" + settings, path, exempt).Code);

        Assert.AreEqual(Version3.Replace("http://schemas.microsoft.com/wix/2006/wi", "http://wixtoolset.org/schemas/v4/wxs", StringComparison.Ordinal), File.ReadAllText(path));
        Assert.AreEqual(Version3, File.ReadAllText(exempt));
    }

    [TestMethod]
    [DataRow("<Wix", 7184)]
    [DataRow("<!DOCTYPE a [<!ENTITY b \"c\">]><Wix>&b;</Wix>", 7184)]
    [DataRow("<?xml version='1.0' encoding='no-such'?><Wix/>", 7184)]
    public void A_file_that_is_no_source_stays_as_it_is(string content, int number)
    {
        var path = folder.Write("a.wxs", content);

        var (code, output) = Run("convert", path);

        Assert.AreEqual(number % 256, code);
        Assert.Contains($"error WIX{number}", output);
        Assert.AreEqual(content, File.ReadAllText(path));
    }

    [TestMethod]
    [DataRow("convert", 7182)]
    [DataRow("convert missing-*.wxs", 7183)]
    [DataRow("convert -set1missing.xml a.wxs", 7185)]
    [DataRow("convert --custom-table x a.wxs", 268)]
    [DataRow("convert --wrong a.wxs", 118)]
    public void What_it_cannot_do_is_an_error(string arguments, int number) => Assert.Contains($"error WIX{number:0000}", Run(arguments.Split(' ')).Output);

    private static (int Code, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = WixcCommand.Run(arguments, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
