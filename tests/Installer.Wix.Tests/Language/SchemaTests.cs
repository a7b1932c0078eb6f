using System.Xml.Linq;
using System.Xml.Schema;

using Installer.Wix.CommandLine;
using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests.Language;

/// <summary>The schemas and the reference that are written from the definitions.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(ConformanceBuild.CorpusFolder, "../../.."));

    private static string s_folder = string.Empty;
    private static XmlSchemaSet s_schemas = new();

    [ClassInitialize]
    public static void WriteSchemas(TestContext context)
    {
        s_folder = Directory.CreateTempSubdirectory("schemas-").FullName;
        Assert.AreEqual(0, WixcCommand.Run(["schema", s_folder], TextWriter.Null, context.CancellationToken));
        s_schemas = new XmlSchemaSet();
        foreach (var file in Directory.EnumerateFiles(s_folder))
        {
            s_schemas.Add(null, file);
        }

        s_schemas.Compile();
    }

    [ClassCleanup]
    public static void RemoveSchemas() => Directory.Delete(s_folder, recursive: true);

    [TestMethod]
    public void There_is_one_for_each_namespace() => Assert.AreEqual(
        "firewall.xsd http.xsd iis.xsd netfx.xsd sql.xsd ui.xsd util.xsd wxs.xsd",
        string.Join(' ', Directory.EnumerateFiles(s_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)));

    [TestMethod]
    public void Sources_that_build_are_valid()
    {
        // Sources whose errors are the case's point are not.
        var sources = ConformanceBuild.All().GroupBy(build => build.CaseFolder).Where(builds => builds.All(build => !build.IsRefused)).Select(builds => builds.Key)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.wxs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "installer"), "*.wxs", SearchOption.AllDirectories))
            .ToList();
        Assert.IsGreaterThan(30, sources.Count);
        var problems = sources.SelectMany(source => Validate(XDocument.Load(source, LoadOptions.SetLineInfo)).Select(problem => $"{Path.GetRelativePath(Root, source)}{problem}")).ToList();
        Assert.IsEmpty(problems, string.Join('\n', problems));
    }

    [TestMethod]
    [DataRow("""<Fragment><Property Id="P" Vale="1" /></Fragment>""", "'Vale'")]
    [DataRow("""<Fragment><Proprety Id="P" /></Fragment>""", "'Proprety'")]
    [DataRow("""<Fragment><Property Value="1" /></Fragment>""", "'Id'")]
    [DataRow("""<Fragment><Property Id="P" Secure="maybe" /></Fragment>""", "'Secure'")]
    [DataRow("""<Fragment><Media Id="0" /></Fragment>""", "'Id'")]
    [DataRow("""<Fragment><Feature Id="F" InstallDefault="remote" /></Fragment>""", "'InstallDefault'")]
    [DataRow("""<Fragment><InstallExecuteSequence><InstallFile /></InstallExecuteSequence></Fragment>""", "'InstallFile'")]
    [DataRow("""<Component />""", "'Component'")]
    public void What_the_compiler_refuses_is_not_valid(string content, string named)
    {
        var problems = Validate(XDocument.Parse($"""<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">{content}</Wix>""", LoadOptions.SetLineInfo));
        Assert.HasCount(1, problems);
        Assert.Contains(named, problems[0]);
    }

    [TestMethod]
    [DataRow("""<Fragment><Property Id="P" Secure="$(var.S)" /></Fragment>""")]
    [DataRow("""<Fragment><Media Id="$(var.M)" /></Fragment>""")]
    [DataRow("""<Fragment><InstallExecuteSequence><RemoveExistingProducts After="InstallInitialize" /></InstallExecuteSequence></Fragment>""")]
    [DataRow("""<Fragment><x:Thing xmlns:x="urn:x" /></Fragment>""")]
    public void Variables_standard_actions_and_other_namespaces_are_valid(string content) =>
        Assert.IsEmpty(Validate(XDocument.Parse($"""<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">{content}</Wix>""")));

    [TestMethod]
    public void The_reference_is_up_to_date()
    {
        var file = Path.Combine(s_folder, "..", Path.GetRandomFileName());
        try
        {
            Assert.AreEqual(0, WixcCommand.Run(["schema", "--reference", file], TextWriter.Null, CancellationToken.None));
            Assert.AreEqual(
                File.ReadAllText(file),
                File.ReadAllText(Path.Combine(Root, "docs/wix-language.md")).ReplaceLineEndings("\n"),
                "Run 'build/wixc schema --reference docs/wix-language.md'.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DataRow(new string[0], 7166)]
    [DataRow(new[] { "a", "--reference", "b" }, 7166)]
    [DataRow(new[] { "--reference" }, 251)]
    [DataRow(new[] { "--unknown" }, 118)]
    [DataRow(new[] { "a", "b" }, 118)]
    public void Other_arguments_are_refused(string[] arguments, int number)
    {
        using var output = new StringWriter();
        Assert.AreNotEqual(0, WixcCommand.Run(["schema", .. arguments], output, CancellationToken.None));
        Assert.Contains($"WIX{number:0000}", output.ToString());
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_is_an_error()
    {
        using var output = new StringWriter();
        Assert.AreNotEqual(0, WixcCommand.Run(["schema", Path.Combine(s_folder, "wxs.xsd", "below")], output, CancellationToken.None));
        Assert.Contains("WIX7167", output.ToString());
    }

    private static List<string> Validate(XDocument document)
    {
        var problems = new List<string>();
        document.Validate(s_schemas, (_, problem) => problems.Add($"({problem.Exception.LineNumber}): {problem.Message}"));
        return problems;
    }
}
