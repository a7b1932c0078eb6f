using System.Globalization;
using System.Runtime.Versioning;
using System.Xml.Linq;

using Installer.Msi.Tests.TestSupport;
using Installer.Wix.Binding;
using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary><c>wixc harvest</c> and <c>wixc product-code</c>: what a payload becomes, and what is refused before anything is written.</summary>
[TestClass]
public sealed class HarvestCommandTests : IDisposable
{
    private const string Wxs = "{http://wixtoolset.org/schemas/v4/wxs}";

    private const string PackageOfPayload = """
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="Payload" Manufacturer="M" Version="1.2.3" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
            <MediaTemplate EmbedCab="yes" />
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="Payload" /></StandardDirectory>
            <Feature Id="Main"><FeatureGroupRef Id="Payload" /></Feature>
          </Package>
        </Wix>
        """;

    private readonly TemporaryFolder folder = new();

    private string Payload => Path.Combine(folder.Path, "payload");

    private string Source => Path.Combine(folder.Path, "Payload.wxs");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Every_file_becomes_one_component_below_its_folder()
    {
        folder.Write("payload/b.txt", "b");
        folder.Write("payload/sub/deep/a.txt", "a");

        AssertHarvested();

        var group = XDocument.Load(Source).Descendants(Wxs + "ComponentGroup").Single();
        Assert.AreEqual("Payload1", group.Attribute("Id")!.Value);
        Assert.AreEqual("INSTALLFOLDER", group.Attribute("Directory")!.Value);
        Assert.AreEqual(
            @"|!(bindpath.Payload)\b.txt sub\deep|!(bindpath.Payload)\sub\deep\a.txt",
            string.Join(' ', group.Elements().Select(file => $"{file.Attribute("Subdirectory")?.Value}|{file.Attribute("Source")!.Value}")));
    }

    [TestMethod]
    public void No_folder_gives_an_empty_feature_group()
    {
        Assert.AreEqual((0, string.Empty), Run("harvest", "-o", Source));

        var document = XDocument.Load(Source);
        Assert.AreEqual("Payload", document.Descendants(Wxs + "FeatureGroup").Single().Attribute("Id")!.Value);
        Assert.IsEmpty(document.Descendants(Wxs + "Feature").ToList());
    }

    [TestMethod]
    public void More_files_than_a_feature_can_have_are_shared_among_hidden_features()
    {
        for (var i = 0; i <= 1600; i++)
        {
            folder.Write(string.Create(CultureInfo.InvariantCulture, $"payload/{i}.txt"), string.Empty);
        }

        AssertHarvested();

        var document = XDocument.Load(Source);
        Assert.AreEqual("Payload1 hidden no no, Payload2 hidden no no", string.Join(", ", document.Descendants(Wxs + "Feature").Select(feature =>
            $"{feature.Attribute("Id")!.Value} {feature.Attribute("Display")!.Value} {feature.Attribute("AllowAbsent")!.Value} {feature.Attribute("AllowAdvertise")!.Value}")));
        Assert.AreEqual("1600 1", string.Join(' ', document.Descendants(Wxs + "ComponentGroup").Select(group => group.Elements().Count())));
    }

    [TestMethod]
    public void Missing_folder_is_refused() => AssertRefused(7110);

    [TestMethod]
    public void File_in_place_of_a_folder_is_refused()
    {
        folder.Write("payload", "x");

        AssertRefused(7110);
    }

    [TestMethod]
    public void Folder_without_files_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Payload, "sub", "empty"));

        AssertRefused(7122);
    }

    // Windows itself refuses to make such files.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("payload/con")]
    [DataRow("payload/Nul.tar.gz")]
    [DataRow("payload/COM\u00B9.txt")]
    [DataRow("payload/Aux .txt")]
    [DataRow("payload/trailing.")]
    [DataRow("payload/trailing /a.txt")]
    [DataRow("payload/what?.txt")]
    [DataRow("payload/a:stream")]
    [DataRow("payload/<angle>")]
    [DataRow("payload/quote\"")]
    [DataRow("payload/star*")]
    [DataRow("payload/pipe|")]
    [DataRow(@"payload/back\slash")]
    [DataRow("payload/line\nbreak")]
    [DataRow("payload/bell\u0007")]
    public void Name_that_Windows_cannot_hold_is_refused(string path)
    {
        folder.Write(path, "x");

        AssertRefused(7113);
    }

    // Only a file system that tells upper from lower case can hold both.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows | OperatingSystems.OSX)]
    [DataRow("payload/Read.me", "payload/READ.ME")]
    [DataRow("payload/Sub/a.txt", "payload/sub/b.txt")]
    [DataRow("payload/top/Sub/a.txt", "payload/top/sub/deep/b.txt")]
    [DataRow("payload/name", "payload/NAME/b.txt")]
    [DataRow("payload/\u00E9", "payload/\u00C9")]
    public void Paths_that_differ_only_in_case_are_refused(string first, string second)
    {
        folder.Write(first, "1");
        folder.Write(second, "2");

        AssertRefused(7114);
    }

    [TestMethod]
    [DataRow("service.exe")]
    [DataRow("Service.EXE")]
    public void Name_that_the_package_brings_itself_is_refused_at_the_top_only(string name)
    {
        folder.Write($"payload/sub/{name}", "x");
        Assert.AreEqual((0, string.Empty), Run("harvest", Payload, "-o", Source, "-reserve", "service.exe"));
        File.Delete(Source);
        folder.Write($"payload/{name}", "x");

        AssertRefused(7123, "-reserve", "service.exe");
    }

    // MAX_PATH is 260 with the NUL at the end. C:\F has four characters.
    [TestMethod]
    [DataRow(258, true)]
    [DataRow(259, true)]
    [DataRow(260, false)]
    [DataRow(261, false)]
    [DataRow(400, false)]
    public void A_file_has_a_path_of_259_characters_at_most(int length, bool fits)
    {
        // Names of 8.3 and longer ones, folders of the names that applications use, and one name with a character that takes two bytes in UTF-8 and one in Windows.
        var folders = @"config\A.BIN\ä-long-name-that-is-no-8.3-name";
        var name = new string('x', Math.Min(length - @"C:\F\".Length - folders.Length - 1, 200));
        var middle = new string('y', length - @"C:\F\".Length - folders.Length - 1 - name.Length);
        var relative = middle.Length == 0 ? $@"{folders}\{name}" : $@"{folders}\{middle[1..]}\{name}";
        Assert.AreEqual(length, $@"C:\F\{relative}".Length);
        folder.Write($"payload/{relative.Replace('\\', '/')}", "x");

        var (code, output) = Run("harvest", Payload, "-o", Source, "-installfolder", "C:/F/", "-limit", "Limit");

        Assert.AreEqual(fits ? 0 : 7119 % 256, code, output);
        if (fits)
        {
            Assert.AreEqual($"Limit={4 + 259 - length} LimitPath={relative}", Properties());
        }
        else
        {
            StringAssert.Contains(output, $"error WIX7119: The file '{relative}' of the payload has a path of {length} characters in 'C:\\F'");
            StringAssert.Contains(output, $"a folder of at most {4 + 259 - length} characters, and that one has 4");
            Assert.IsFalse(File.Exists(Source));
        }
    }

    /// <summary>CreateDirectory leaves room for a backslash and a name of 8.3. The file itself would fit.</summary>
    [TestMethod]
    [DataRow(246, true)]
    [DataRow(247, true)]
    [DataRow(248, false)]
    [DataRow(257, false)]
    public void A_folder_has_a_path_of_247_characters_at_most(int length, bool fits)
    {
        var relative = $@"{new string('a', 100)}\{new string('b', length - @"C:\F\".Length - 101)}";
        folder.Write($"payload/{relative.Replace('\\', '/')}/x", "x");

        var (code, output) = Run("harvest", Payload, "-o", Source, "-installfolder", @"C:\F", "-limit", "Limit");

        Assert.AreEqual(fits ? 0 : 7119 % 256, code, output);
        if (fits)
        {
            Assert.AreEqual($"Limit={4 + 247 - length} LimitPath={relative}", Properties());
        }
        else
        {
            StringAssert.Contains(output, $"error WIX7119: The folder '{relative}' of the payload has a path of {length} characters");
        }
    }

    [TestMethod]
    public void The_limit_is_that_of_the_longest_path_the_packages_own_files_included()
    {
        Assert.AreEqual((0, string.Empty), Run("harvest", "-o", Source, "-installfolder", @"C:\F", "-limit", "Limit"));
        Assert.AreEqual(string.Empty, Properties());

        Assert.AreEqual((0, string.Empty), Run("harvest", "-o", Source, "-reserve", "service.exe", "-limit", "Limit"));
        Assert.AreEqual("Limit=247 LimitPath=service.exe", Properties());

        folder.Write("payload/sub/longer-than-it.exe", "x");
        Assert.AreEqual((0, string.Empty), Run("harvest", Payload, "-o", Source, "-reserve", "service.exe", "-limit", "Limit"));
        Assert.AreEqual(@"Limit=236 LimitPath=sub\longer-than-it.exe", Properties());

        Assert.AreEqual((0, string.Empty), Run("harvest", Payload, "-o", Source));
        Assert.AreEqual(string.Empty, Properties());
    }

    [TestMethod]
    public void Link_that_leaves_the_folder_is_refused()
    {
        folder.Write("payload/a.txt", "a");
        File.CreateSymbolicLink(Path.Combine(Payload, "link.txt"), folder.Write("secret.txt", "secret"));

        AssertRefused(7115);
    }

    [TestMethod]
    public void Link_to_a_folder_whose_name_only_begins_the_same_is_refused()
    {
        folder.Write("payload/a.txt", "a");
        File.CreateSymbolicLink(Path.Combine(Payload, "link.txt"), folder.Write("payload-secret/a.txt", "secret"));

        AssertRefused(7115);
    }

    [TestMethod]
    public void Broken_link_is_refused()
    {
        folder.Write("payload/a.txt", "a");
        File.CreateSymbolicLink(Path.Combine(Payload, "link.txt"), "gone.txt");

        AssertRefused(7116);
    }

    [TestMethod]
    public void Links_that_lead_to_each_other_are_refused()
    {
        folder.Write("payload/a.txt", "a");
        File.CreateSymbolicLink(Path.Combine(Payload, "first"), "second");
        File.CreateSymbolicLink(Path.Combine(Payload, "second"), "first");

        AssertRefused(7116, 7116);
    }

    [TestMethod]
    [DataRow("..")]
    [DataRow(".")]
    [DataRow("../../payload")]
    public void Link_that_leads_back_is_refused(string target)
    {
        folder.Write("payload/sub/a.txt", "a");
        Directory.CreateSymbolicLink(Path.Combine(Payload, "sub", "loop"), target);

        AssertRefused(7117);
    }

    [TestMethod]
    public void Folders_that_lead_to_each_other_are_refused()
    {
        folder.Write("payload/a/x.txt", "x");
        folder.Write("payload/b/y.txt", "y");
        Directory.CreateSymbolicLink(Path.Combine(Payload, "a", "b"), "../b");
        Directory.CreateSymbolicLink(Path.Combine(Payload, "b", "a"), "../a");

        AssertRefused(7117, 7117);
    }

    [TestMethod]
    public void Link_in_a_linked_folder_starts_where_it_really_is()
    {
        folder.Write("payload/data/a.txt", "right");
        folder.Write("payload/real/deep/placeholder.txt", "x");
        File.CreateSymbolicLink(Path.Combine(Payload, "real", "deep", "link.txt"), "../../data/a.txt");
        Directory.CreateSymbolicLink(Path.Combine(Payload, "linked"), "real/deep");
        AssertHarvested();
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(PackageOfPayload, AddPayload), build.Messages);

        Assert.AreEqual(2, build.Read().Tables["File"].Rows.Count(row => (string)row[2]! == "link.txt" && (int)row[3]! == "right".Length));
    }

    [TestMethod]
    public void Link_in_a_linked_folder_that_leaves_is_refused_even_if_there_is_a_file_where_it_seems_to_lead()
    {
        folder.Write("payload/real/deep/placeholder.txt", "x");
        folder.Write("payload/a.txt", "inside");
        folder.Write("a.txt", "outside");
        File.CreateSymbolicLink(Path.Combine(Payload, "real", "link.txt"), "../../a.txt");
        Directory.CreateSymbolicLink(Path.Combine(Payload, "real", "deep", "linked"), "../../other");
        folder.Write("payload/other/b.txt", "b");
        File.CreateSymbolicLink(Path.Combine(Payload, "other", "leaves.txt"), "../../a.txt");

        AssertRefused([7115, 7115, 7115], []);
    }

    [TestMethod]
    public void Link_inside_the_folder_is_a_file_of_its_own()
    {
        folder.Write("payload/real/a.txt", "content");
        File.CreateSymbolicLink(Path.Combine(Payload, "link.txt"), "real/a.txt");

        AssertHarvested();

        Assert.HasCount(2, XDocument.Load(Source).Descendants(Wxs + "File").ToList());
    }

    [TestMethod]
    public void The_folder_itself_may_be_a_link()
    {
        folder.Write("real/a.txt", "a");
        folder.Write("real/sub/b.txt", "b");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "real", "link.txt"), "a.txt");
        Directory.CreateSymbolicLink(Payload, "real");

        AssertHarvested();

        Assert.HasCount(3, XDocument.Load(Source).Descendants(Wxs + "File").ToList());
    }

    // The superuser reads everything, so for him nothing is unreadable.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Folder_that_cannot_be_read_is_refused_unless_by_the_superuser()
    {
        folder.Write("payload/a.txt", "a");
        folder.Write("payload/locked/b.txt", "b");
        File.SetUnixFileMode(Path.Combine(Payload, "locked"), UnixFileMode.None);

        if (Environment.IsPrivilegedProcess)
        {
            AssertHarvested();
        }
        else
        {
            AssertRefused(7112);
        }
    }

    [TestMethod]
    public void Refused_payload_leaves_the_source_of_the_last_one()
    {
        folder.Write("payload/a.txt", "a");
        AssertHarvested();
        var before = File.ReadAllText(Source);
        File.CreateSymbolicLink(Path.Combine(Payload, "link.txt"), "gone.txt");

        var (code, output) = Run("harvest", Payload, "-o", Source);

        Assert.AreNotEqual(0, code);
        StringAssert.Contains(output, "error WIX7116");
        Assert.AreEqual(before, File.ReadAllText(Source));
    }

    [TestMethod]
    public void Unchanged_source_keeps_its_time_and_a_changed_one_is_written()
    {
        folder.Write("payload/a.txt", "a");
        AssertHarvested();
        var time = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Source, time);

        AssertHarvested();
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(Source));

        folder.Write("payload/b.txt", "b");
        AssertHarvested();
        Assert.AreNotEqual(time, File.GetLastWriteTimeUtc(Source));
        StringAssert.Contains(File.ReadAllText(Source), "b.txt");
    }

    [TestMethod]
    public void Source_does_not_depend_on_where_the_folder_is()
    {
        folder.Write("payload/sub/a.txt", "a");
        AssertHarvested();
        var first = File.ReadAllText(Source);
        Directory.CreateDirectory(Path.Combine(folder.Path, "elsewhere"));
        Directory.Move(Payload, Path.Combine(folder.Path, "elsewhere", "app"));

        Assert.AreEqual((0, string.Empty), Run("harvest", Path.Combine(folder.Path, "elsewhere", "app") + Path.DirectorySeparatorChar, "-o", Source));

        Assert.AreEqual(first, File.ReadAllText(Source));
    }

    [TestMethod]
    public void Arguments_may_come_from_a_response_file()
    {
        folder.Write("payload/a.txt", "a");
        var arguments = folder.Write("arguments.rsp", $"harvest\n\"{Payload}\"\n-feature Mine -directory Target -bindpath App\n-o \"{Source}\"\n");

        Assert.AreEqual((0, string.Empty), Run($"@{arguments}"));

        var text = File.ReadAllText(Source);
        StringAssert.Contains(text, "<FeatureGroup Id=\"Mine\">");
        StringAssert.Contains(text, "<ComponentGroup Id=\"Mine1\" Directory=\"Target\">");
        StringAssert.Contains(text, @"!(bindpath.App)\a.txt");
    }

    [TestMethod]
    [DataRow(118, "harvest", "--banana", "-o", "x.wxs")]
    [DataRow(118, "harvest", "one", "two", "-o", "x.wxs")]
    [DataRow(251, "harvest", "-o")]
    [DataRow(251, "harvest", "-reserve")]
    [DataRow(251, "harvest", "-installfolder")]
    [DataRow(251, "harvest", "-limit")]
    [DataRow(251, "harvest")]
    [DataRow(7134, "product-code")]
    [DataRow(7134, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.0.0")]
    [DataRow(7135, "product-code", "banana", "1.0.0", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3.4", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "300.0.0", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.65536", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3-beta", "x64")]
    [DataRow(7136, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "abc", "x64")]
    [DataRow(268, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3", "ia64")]
    [DataRow(268, "product-code", "{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3", "1")]
    public void Wrong_arguments_are_one_error(int number, params string[] arguments)
    {
        var (code, output) = Run(arguments);

        Assert.AreEqual(number % 256, code, output);
        CollectionAssert.AreEqual(new[] { number }, Numbers(output), output);
    }

    [TestMethod]
    public void Product_code_is_one_per_upgrade_code_version_and_architecture()
    {
        string[] lines =
        [
            ProductCode("{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3", "x64"),
            ProductCode("{6BD6EE0A-8159-4827-ADD1-D2688157E40C}", "1.2.3", "x64"),
            ProductCode("{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.4", "x64"),
            ProductCode("{6BD6EE0A-8159-4827-ADD1-D2688157E40B}", "1.2.3", "arm64"),
        ];

        Assert.HasCount(4, lines.Distinct().ToList());
        Assert.AreEqual(lines[0], ProductCode("6bd6ee0a-8159-4827-add1-d2688157e40b", "1.2.3", "X64"));
        Assert.IsTrue(lines.All(line => Guid.TryParseExact(line, "B", out _) && !line.Any(char.IsLower)), string.Join('\n', lines));

        string ProductCode(params string[] arguments)
        {
            var (code, output) = Run(["product-code", .. arguments]);
            Assert.AreEqual(0, code, output);
            return output;
        }
    }

    [TestMethod]
    public void Component_identifiers_depend_on_the_path_in_the_payload_only()
    {
        folder.Write("payload/a.txt", "a");
        folder.Write("payload/sub/a.txt", "b");
        var first = Components();
        Assert.HasCount(2, first.Keys);
        folder.Write("payload/0.txt", "new");
        folder.Write("payload/sub/a.txt", "changed");

        var second = Components();

        Assert.HasCount(3, second.Keys);
        Assert.HasCount(3, second.Values.Distinct().ToList());
        foreach (var (id, guid) in first)
        {
            Assert.AreEqual(guid, second[id]);
        }

        Dictionary<string, string> Components()
        {
            AssertHarvested();
            var build = new TestBuild(folder);
            Assert.IsTrue(build.Run(PackageOfPayload, AddPayload), build.Messages);
            return build.Read().Tables["Component"].Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
        }
    }

    // Read back by other programs than our own.
    [TestMethod]
    [TestCategory("Linux")]
    [DataRow("$(x).txt")]
    [DataRow("$$(x).txt")]
    [DataRow("cost $5 $$ $")]
    [DataRow("!(y).txt")]
    [DataRow("!!(y).txt")]
    [DataRow("!(bindpath.Payload).txt")]
    [DataRow("$(env.HOME) !(loc.Name).txt")]
    [DataRow("!(bind.property.ProductName).txt")]
    [DataRow("amp & apos ' semi ; percent %41 [ProductName] {x}.txt")]
    [DataRow("two  spaces.txt")]
    [DataRow("ünicödé.txt")]
    [DataRow("sub $(x)/!(y)/file.txt")]
    [DataRow("@file.txt")]
    [DataRow("-o.txt")]
    public void Name_and_content_come_through_as_they_are(string name)
    {
        var bytes = $"content of {name}";
        folder.Write($"payload/{name}", bytes);
        AssertHarvested();
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(PackageOfPayload, AddPayload), build.Messages);

        var target = Path.Combine(folder.Path, "extracted");
        ExternalTool.Run(folder.Path, "msiextract", "-C", target, build.Output);
        var extracted = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Single();
        Assert.EndsWith($"/Payload/{name}", extracted);
        Assert.AreEqual(bytes, File.ReadAllText(extracted));
        StringAssert.Contains(ExternalTool.Run(folder.Path, "msiinfo", "export", build.Output, "File"), name.Split('/')[^1]);
    }

    private BuildOptions AddPayload(BuildOptions options) => options with { Sources = [.. options.Sources, Source], BindPaths = [new BindPath("Payload", Payload)] };

    private static (int Code, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = WixcCommand.Run(arguments, output, CancellationToken.None);
        return (code, output.ToString().TrimEnd());
    }

    private static int[] Numbers(string output) =>
        [.. output.Split('\n').Where(line => line.Contains(" WIX", StringComparison.Ordinal)).Select(line => int.Parse(line.AsSpan(line.IndexOf(" WIX", StringComparison.Ordinal) + 4, 4), CultureInfo.InvariantCulture))];

    private string Properties() => string.Join(' ', XDocument.Load(Source).Descendants(Wxs + "Property").Select(property => $"{property.Attribute("Id")!.Value}={property.Attribute("Value")!.Value}"));

    private void AssertHarvested() => Assert.AreEqual((0, string.Empty), Run("harvest", Payload, "-o", Source));

    private void AssertRefused(int number, params string[] more) => AssertRefused([number], more);

    private void AssertRefused(int first, int second) => AssertRefused([first, second], []);

    private void AssertRefused(int[] numbers, string[] more)
    {
        var (code, output) = Run(["harvest", Payload, "-o", Source, .. more]);

        Assert.AreEqual(numbers[^1] % 256, code, output);
        CollectionAssert.AreEqual(numbers, Numbers(output), output);
        Assert.IsFalse(File.Exists(Source), "The source was written.");
    }
}
