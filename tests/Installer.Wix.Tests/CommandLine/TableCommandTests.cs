
using Installer.Msi.Tests.TestSupport;
using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary><c>wixc table</c>, judged by msitools' msiinfo.</summary>
[TestClass]
public sealed class TableCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string package;

    public TableCommandTests()
    {
        folder.Write("payload/a.txt", "a");
        folder.Write("payload/sub/b.txt", "b");
        var script = folder.Write("script.vbs", "' nothing");
        var build = new TestBuild(folder);
        var source = TestBuild.PackageOf("payload/**").Replace(
            "<MediaTemplate",
            $"""<Binary Id="Script" SourceFile="{script}" /><Property Id="LINES" Value="one&#xD;&#xA;two&#x9;three" /><MediaTemplate""",
            StringComparison.Ordinal);
        Assert.IsTrue(build.Run(source), build.Messages);
        package = build.Output;
    }

    [TestMethod]
    public void List_names_each_table_that_msiinfo_names_with_the_number_of_its_rows()
    {
        var lines = Run("table", package).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(line => line[0], line => line[1]);

        var expected = MsiInfo("tables", package).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => name is not ("_ForceCodepage" or "_SummaryInformation")).ToList();
        CollectionAssert.AreEquivalent(expected.Concat(["_Storages", "_Streams", "_SummaryInformation"]).ToList(), lines.Keys);
        Assert.AreEqual("2", lines["File"]);
        Assert.AreEqual("0", lines["_Storages"]);
        Assert.AreEqual("2", lines["_Streams"]);
        foreach (var name in expected)
        {
            Assert.AreEqual(MsiInfo("export", package, name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 3, int.Parse(lines[name], System.Globalization.CultureInfo.InvariantCulture), name);
        }
    }

    [TestMethod]
    public void Table_is_printed_as_msiinfo_exports_it()
    {
        foreach (var name in MsiInfo("tables", package).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => name is not ("_ForceCodepage" or "_SummaryInformation")))
        {
            Assert.AreEqual(MsiInfo("export", package, name), Run("table", package, name), name);
        }
    }

    [TestMethod]
    public void Streams_and_summary_information_are_printed_like_tables()
    {
        var lines = Run("table", package, "_Streams", "_SummaryInformation").TrimEnd().Split('\n');

        var streams = MsiInfo("streams", package).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => !name.Contains("SummaryInformation", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(streams.ToList(), lines.Skip(3).Take(2).Select(line => line.Split('\t')[0]).ToList());
        Assert.AreEqual("Binary.Script\t9\t" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("' nothing"u8)), lines[3]);
        Assert.AreEqual("PropertyId\tName\tValue", lines[5]);
        CollectionAssert.Contains(lines, "7\tTemplate\tx64;0");
        Assert.IsFalse(lines.Any(line => line.StartsWith("8\t", StringComparison.Ordinal)), "A property without a value is not there.");
    }

    [TestMethod]
    [DataRow(7137, new[] { "table" }, "needs the path")]
    [DataRow(7138, new[] { "table", "missing.msi" }, "missing.msi: error")]
    [DataRow(7139, new[] { "table", "", "Banana" }, "no table 'Banana'")]
    [DataRow(118, new[] { "table", "--banana" }, "--banana")]
    public void What_cannot_be_printed_is_an_error(int number, string[] arguments, string text)
    {
        using var output = new StringWriter();

        var code = WixcCommand.Run([.. arguments.Select(argument => argument.Length == 0 ? package : argument)], output, CancellationToken.None);

        Assert.AreEqual(number % 256, code);
        StringAssert.Contains(output.ToString(), $"error WIX{number:0000}: ");
        StringAssert.Contains(output.ToString(), text);
    }

    public void Dispose() => folder.Dispose();

    private static string Run(params string[] arguments)
    {
        using var output = new StringWriter();
        Assert.AreEqual(0, WixcCommand.Run(arguments, output, CancellationToken.None), output.ToString());
        return output.ToString().ReplaceLineEndings("\n");
    }

    private string MsiInfo(params string[] arguments)
    {
        // It writes the streams of a table into folders beside.
        var output = ExternalTool.Run(folder.Path, "msiinfo", arguments);
        // The control characters of a value, which msiinfo prints as they are.
        return output.Replace("one\r\ntwo\tthree", "one\u240D\u240Atwo\u2409three", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
