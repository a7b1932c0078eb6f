using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;

namespace Installer.Wix.Tests.Preprocessing;

/// <summary>Variables, conditions, loops and includes.</summary>
[TestClass]
public sealed class PreprocessorTests
{
    private readonly List<Message> messages = [];

    [TestMethod]
    [DataRow("1 = 1", true)]
    [DataRow("a != a", false)]
    [DataRow("$(var.Number) > 4 and $(var.Number) <= 5", true)]
    [DataRow("$(var.Number) > 10 or $(Name) = \"Two words\"", true)]
    [DataRow("not ($(var.Number) = 4 or $(var.Number) = 5)", false)]
    [DataRow("$(Name) ~= \"TWO WORDS\"", true)]
    [DataRow("$(Name) = \"TWO WORDS\"", false)]
    [DataRow("$(Number)", true)]
    [DataRow("$(Zero)", false)]
    [DataRow("not $(Zero)", true)]
    [DataRow("$(env.PRESENT) = here", true)]
    public void Condition_is(string condition, bool expected) => Assert.AreEqual(expected, Attribute($"<?if {condition}?><A V=\"yes\"/><?endif?>") == "yes");

    [TestMethod]
    [DataRow("1 &gt; 0", 145)]
    [DataRow("(1 = 1", 159)]
    [DataRow("1 = 1)", 159)]
    [DataRow("a < b", 162)]
    [DataRow("= 1", 160)]
    [DataRow("literal", 161)]
    [DataRow("", 164)]
    [DataRow("not", 148)]
    [DataRow("\"open = 1", 158)]
    [DataRow("$(var.Missing) = 1", 150)]
    public void Condition_that_cannot_be_understood_is_refused(string condition, int number)
    {
        Process($"\n<?if {condition}?><A/><?endif?>");

        Assert.AreEqual(number, messages.Single().Number);
        Assert.AreEqual(2, messages.Single().Source!.Line);
    }

    [TestMethod]
    [DataRow("$(var.Name)", "Two words")]
    [DataRow("$(Name)/$(Number)", "Two words/5")]
    [DataRow("$$(Name)", "$(Name)")]
    [DataRow("$ (Name)", "$ (Name)")]
    [DataRow("a$$b $", "a$b $")]
    [DataRow("$$$(Number)", "$5")]
    [DataRow("$(fun.AutoVersion(1.2))", "1.2.9497.1800")]
    [DataRow("$(fun.AutoVersion($(var.Number).0))", "5.0.9497.1800")]
    [DataRow("$(sys.BUILDARCH) $(sys.BUILDARCHSHORT)", "arm64 A64")]
    [DataRow("$(var.Na$(Me))", "Two words")]
    public void Text_becomes(string text, string expected) => Assert.AreEqual(expected, Attribute($"<A V=\"{text}\"/>"));

    [TestMethod]
    [DataRow("$(fun.AutoVersion())", 379)]
    [DataRow("$(fun.Other(1))", 235)]
    [DataRow("$(AutoVersion(1))", 234)]
    [DataRow("$(fun.AutoVersion(1)", 234)]
    [DataRow("$(var.Name", 149)]
    [DataRow("$(var.Missing)", 150)]
    public void Text_that_cannot_be_replaced_is_refused(string text, int number)
    {
        Assert.IsNull(Process($"\n<A V=\"{text}\"/>"));
        Assert.AreEqual(number, messages.Single().Number);
        Assert.AreEqual(2, messages.Single().Source!.Line);
    }

    [TestMethod]
    [DataRow("$(Number)", 0)]
    [DataRow("$(var.Missing)", 150)]
    public void Variable_in_a_namespace_is_read_and_changes_nothing(string text, int number)
    {
        Process($"<A xmlns:n=\"{text}\" n:V=\"1\"/>");

        Assert.AreEqual(number, messages.SingleOrDefault()?.Number ?? 0);
    }

    [TestMethod]
    public void Every_missing_variable_is_reported()
    {
        Assert.IsNull(Process("<A V=\"$(One)\"/>\n<A V=\"$(Two)\"/>"));
        Assert.AreEqual("150 1, 150 2", string.Join(", ", messages.Select(m => $"{m.Number} {m.Source!.Line}")));
    }

    [TestMethod]
    [DataRow("wix.unknown argument", 1125)]
    [DataRow("other.name(1)", 1125)]
    [DataRow("nothing", 333)]
    [DataRow("", 334)]
    public void Pragma_gives(string pragma, int number)
    {
        Process($"<?pragma {pragma}?><A/>");
        Assert.AreEqual(number, messages.Single().Number);
    }

    [TestMethod]
    public void Old_name_of_the_architecture_is_a_warning()
    {
        Assert.AreEqual("arm64", Attribute("<A V=\"$(sys.PLATFORM)\"/>"));
        Assert.AreEqual(1034, messages.Single().Number);
    }

    [TestMethod]
    public void Loops_nest_and_the_last_value_stays_no_longer_than_needed() =>
        Assert.AreEqual("1a1b2a2b", string.Concat(Process("<?foreach N in 1;2?><?foreach L in a;b?><A V=\"$(N)$(L)\"/><?endforeach?>\n<?endforeach?>\n")!.Root!.Elements().Select(e => e.Attribute("V")!.Value)));

    [TestMethod]
    public void Element_right_after_a_loop_is_an_error_instead_of_lost()
    {
        Process("<?foreach N in 1;2?><A/><?endforeach?><B/>");

        Assert.AreEqual(7103, messages.Single().Number);
    }

    [TestMethod]
    public void Elements_of_an_included_file_carry_its_name_and_their_line_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("inc/part.wxi", "<Include xmlns=\"http://wixtoolset.org/schemas/v4/wxs\">\n\n<B/></Include>");
        var source = folder.Write("a.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\">\n<?include part.wxi?><A/></Wix>");

        var document = NewPreprocessor(messages, Path.Combine(folder.Path, "inc")).Process(source)!;

        var places = document.Root!.Elements().Select(e => $"{e.Name.LocalName} {Path.GetFileName(e.Annotation<SourceLine>()!.File)} {e.Annotation<SourceLine>()!.Line}");
        Assert.AreEqual("B part.wxi 3, A a.wxs 2", string.Join(", ", places));
    }

    [TestMethod]
    [DataRow("Name", true)]
    [DataRow("var.Name", true)]
    [DataRow("$(Name)", true)]
    [DataRow("$(var.Name)", true)]
    [DataRow("Empty", true)]
    [DataRow("$(Empty)", true)]
    [DataRow("Project.TargetDir", true)]
    [DataRow("$(Project.TargetDir)", true)]
    [DataRow("$(env.PRESENT)", true)]
    [DataRow("env.PRESENT", true)]
    [DataRow("sys.BUILDARCH", true)]
    [DataRow("Missing", false)]
    [DataRow("$(Missing)", false)]
    [DataRow("$(env.MISSING)", false)]
    [DataRow("Project.Missing", false)]
    [DataRow("$(Two words)", false, DisplayName = "a value is no name")]
    public void Name_after_ifdef_may_be_written_as_a_reference(string name, bool isDefined)
    {
        const string definitions = "<?define Empty ?><?define Project.TargetDir = out?>";

        Assert.AreEqual(isDefined ? "yes" : "no", Attribute($"{definitions}<?ifdef {name} ?><A V=\"yes\"/><?else?><A V=\"no\"/><?endif?>"));
        Assert.AreEqual(isDefined ? "no" : "yes", Attribute($"{definitions}<?ifndef {name} ?><A V=\"yes\"/><?else?><A V=\"no\"/><?endif?>"));
        Assert.IsEmpty(messages);
    }

    [TestMethod]
    public void Name_with_a_dot_needs_no_prefix()
    {
        const string definition = "<?define Project.TargetDir = out?>";

        Assert.AreEqual("out", Attribute($"{definition}<A V=\"$(Project.TargetDir)\"/>"));
        Assert.AreEqual("out", Attribute($"{definition}<A V=\"$(var.Project.TargetDir)\"/>"));
        Assert.AreEqual("yes", Attribute($"{definition}<?if $(Project.TargetDir) = out?><A V=\"yes\"/><?endif?>"));
        Assert.IsEmpty(messages);

        Process("<A V=\"$(Project.Missing)\"/>");
        Assert.AreEqual(150, messages.Single().Number);
    }

    [TestMethod]
    public void Undef_takes_the_name_from_a_variable()
    {
        Assert.AreEqual("gone", Attribute("<?define Which = Target?><?define Target = 1?><?undef $(Which)?><?ifdef Target?><A V=\"there\"/><?else?><A V=\"gone\"/><?endif?>"));
        Assert.AreEqual("gone", Attribute("<?define Target = 1?><?undef var.Target?><?ifdef Target?><A V=\"there\"/><?else?><A V=\"gone\"/><?endif?>"));
        Assert.IsEmpty(messages);
    }

    [TestMethod]
    [DataRow("", DisplayName = "none")]
    [DataRow(" xmlns=\"http://example.com/other\"", DisplayName = "another")]
    public void Include_element_may_have_any_namespace(string declaration)
    {
        using var folder = new TemporaryFolder();
        folder.Write("part.wxi", $"<Include{declaration}><?define Inner=\"from the include\"?></Include>");
        var source = folder.Write("a.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><?include part.wxi?><A V=\"$(Inner)\"/></Wix>");

        var document = NewPreprocessor(messages).Process(source)!;

        Assert.IsEmpty(messages);
        Assert.AreEqual("from the include", document.Root!.Elements().Single().Attribute("V")!.Value);
    }

    [TestMethod]
    public void Included_file_has_an_Include_element()
    {
        using var folder = new TemporaryFolder();
        folder.Write("part.wxi", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"/>");
        var source = folder.Write("a.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><?include part.wxi?></Wix>");

        Assert.IsNull(NewPreprocessor(messages).Process(source));

        Assert.AreEqual(48, messages.Single().Number);
    }

    [TestMethod]
    public void File_that_includes_itself_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("a.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><?include b.wxi?></Wix>");
        folder.Write("b.wxi", "<Include xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><?include b.wxi?></Include>");

        Assert.IsNull(NewPreprocessor(messages).Process(source));

        Assert.AreEqual(385, messages.Single().Number);
    }

    [TestMethod]
    public void Document_type_definition_is_refused()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("a.wxs", "<!DOCTYPE Wix [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Wix>&x;</Wix>");

        Assert.IsNull(NewPreprocessor(messages).Process(source));

        Assert.AreEqual(104, messages.Single().Number);
    }

    private static Preprocessor NewPreprocessor(List<Message> messages, params string[] includePaths)
    {
        var messaging = new Messaging(messages.Add);
        return new Preprocessor(messaging, Options(includePaths), new SourceReader(messaging));
    }

    private static PreprocessorOptions Options(IReadOnlyList<string> includePaths) => new(
        new Dictionary<string, string> { ["Name"] = "Two words", ["Number"] = "5", ["Zero"] = "0", ["Me"] = "me" },
        includePaths,
        Platform.Arm64,
        name => name switch { "PRESENT" => "here", "SOURCE_DATE_EPOCH" => "1767229200", _ => null });

    private System.Xml.Linq.XDocument? Process(string content)
    {
        using var folder = new TemporaryFolder();
        return NewPreprocessor(messages).Process(folder.Write("a.wxs", $"<R>{content}</R>"));
    }

    private string? Attribute(string content) => Process(content)?.Root!.Elements().FirstOrDefault()?.Attribute("V")?.Value;
}
