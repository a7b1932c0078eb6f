using System.Globalization;
using System.Text;
using System.Xml.Linq;

using EndToEnd.Dialogs;

using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.Extensions;

/// <summary>The extension of dialogs: that its sets have what sources refer to, and that a source can replace each part of them.</summary>
[TestClass]
public sealed class UIExtensionTests : IDisposable
{
    private const string Resources = "WixToolset.UI.wixext/";
    private const string Extension = "WixToolset.UI.wixext";
    private const string Wxs = "http://wixtoolset.org/schemas/v4/wxs";

    private static readonly string[] s_sets = ["Advanced", "FeatureTree", "InstallDir", "Minimal", "Mondo"];

    /// <summary>The sets that have a folder to validate.</summary>
    private static readonly string[] s_withFolder = ["Advanced", "InstallDir", "Mondo"];

    private const int NoPrefix = 0x20000;

    private const int ElevationShield = 0x800000;

    /// <summary>Sets that have all dialogs together.</summary>
    private static readonly (string Set, bool Extended)[] s_allDialogs = [("Advanced", true), ("InstallDir", false), ("Minimal", false), ("Mondo", false)];

    private static readonly bool[] s_extended = [false, true];

    private static readonly string[] s_printSteps = ["LicenseAgreementDlg|Print|MsiPrint|1|1|1", "WelcomeDlg|Back|MsiPrint|1|A|7"];

    private static readonly string[] s_substitute = ["WixUIValidatePath_X64|51|WIXUI_INSTALLDIR_VALID|1"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _libraries;

    public UIExtensionTests()
    {
        foreach (var architecture in new[] { "X86", "X64", "A64" })
        {
            _folder.Write($"libraries/WixUiCa_{architecture}.dll", architecture);
        }

        _libraries = Path.Combine(_folder.Path, "libraries");
    }

    private string Output => Path.Combine(_folder.Path, "out", "package.msi");

    public static IEnumerable<object[]> Sets => from set in s_sets from extended in s_extended where !extended || s_withFolder.Contains(set) select new object[] { set, extended };

    public static IEnumerable<object[]> SetsOfAllPlatforms => from row in Sets from platform in Enum.GetValues<Platform>() select new[] { row[0], row[1], platform };

    public static IEnumerable<object[]> Cultures => from name in ResourceNames(".wxl") select new object[] { Path.GetFileNameWithoutExtension(name) };

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void A_set_has_the_dialogs_controls_steps_and_properties_that_sources_refer_to(string set, bool extended)
    {
        var actual = WixUIFacts.Of(Build(Package(set, extended)));
        actual.ExceptWith(WixUIFacts.Of(Build(Package(null))));
        var expected = Facts(extended ? $"{set}+" : set);
        CollectionAssert.AreEqual(Array.Empty<string>(), expected.Except(actual).ToArray(), "missing");
        CollectionAssert.AreEqual(Array.Empty<string>(), actual.Except(expected).ToArray(), "more than there should be");
    }

    [TestMethod]
    [DynamicData(nameof(SetsOfAllPlatforms))]
    public void A_set_can_be_built_for_each_architecture(string set, bool extended, Platform platform)
    {
        var database = Build(Package(set, extended), platform: platform);
        var suffix = platform switch { Platform.X86 => "X86", Platform.X64 => "X64", _ => "A64" };
        CollectionAssert.AreEqual(
            extended ? new[] { $"WixUIValidatePath_{suffix}|65|WixUiCa_{suffix}|ValidatePath" } : [],
            Rows(database, "CustomAction").Where(row => row.StartsWith("WixUI", StringComparison.Ordinal)).Select(row => row.TrimEnd('|')).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void The_internal_consistency_evaluators_find_nothing(string set, bool extended)
    {
        Build(Package(set, extended));
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = WixcCommand.Run(["validate", Output], output, CancellationToken.None);
        Assert.AreEqual((0, string.Empty), (exitCode, output.ToString()));
    }

    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void The_texts_of_each_culture_are_complete(string culture)
    {
        var identifiers = TextsOf(culture).Keys.ToHashSet(StringComparer.Ordinal);
        CollectionAssert.AreEquivalent(TextsOf("en-US").Keys, identifiers.ToArray());
        var used = ResourceNames(".wxs").Concat(ResourceNames(".wxi")).Select(ReadResource);
        foreach (var name in used.SelectMany(text => text.Split("!(loc.").Skip(1)).Select(text => text[..text.IndexOf(')', StringComparison.Ordinal)]).Where(name => !name.Contains('$', StringComparison.Ordinal)))
        {
            Assert.Contains(name, identifiers);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void A_package_takes_the_texts_of_its_culture(string culture)
    {
        var database = Build(Package("InstallDir"), cultures: [culture]);
        Assert.AreEqual(TextsOf(culture)["InstallDirDlgChange"], Value(database, "Control", "InstallDirDlg", "ChangeFolder", "Text"));
    }

    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void No_text_is_wider_or_higher_than_its_control(string culture)
    {
        foreach (var (set, extended) in s_allDialogs)
        {
            var database = Build(Package(set, extended), cultures: [culture]);
            var styles = Records(database, "TextStyle")
                .ToDictionary(row => row["TextStyle"], row => (Points: int.Parse(row["Size"], CultureInfo.InvariantCulture), IsBold: row["StyleBits"] == "1"));
            var buttons = Records(database, "RadioButton").Select(AsCheckBox);
            var texts = Records(database, "Control").Concat(buttons).Where(row => row["Type"] is "Text" or "PushButton" or "CheckBox");
            foreach (var control in texts.Where(row => !row["Text"].StartsWith("WixUI_", StringComparison.Ordinal) && !row["Text"].StartsWith("[WIXUI_", StringComparison.Ordinal)))
            {
                AssertFits(control, styles);
            }
        }
    }

    [TestMethod]
    public void A_package_without_a_culture_is_in_English() =>
        Assert.AreEqual(TextsOf("en-US")["WixUICancel"], Value(Build(Package("Minimal")), "Control", "WelcomeDlg", "Cancel", "Text"));

    [TestMethod]
    public void A_package_replaces_a_text_by_one_of_the_same_identifier()
    {
        var wxl = _folder.Write("own.wxl", """<WixLocalization Culture="de-DE" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="WelcomeDlgTitle" Value="Own" /></WixLocalization>""");
        var database = Build(Package("InstallDir"), cultures: ["de-DE"], localizations: [wxl]);
        Assert.AreEqual("Own", Value(database, "Control", "WelcomeDlg", "Title", "Text"));
        Assert.AreEqual(TextsOf("de-DE")["WixUINext"], Value(database, "Control", "WelcomeDlg", "Next", "Text"));
    }

    [TestMethod]
    public void A_package_in_another_language_has_its_own_texts_and_the_others_in_English()
    {
        var wxl = _folder.Write("own.wxl", """<WixLocalization Culture="is-IS" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="WelcomeDlgTitle" Value="Own" /></WixLocalization>""");
        var database = Build(Package("InstallDir"), cultures: ["is-IS"], localizations: [wxl]);
        Assert.AreEqual("Own", Value(database, "Control", "WelcomeDlg", "Title", "Text"));
        Assert.AreEqual(TextsOf("en-US")["WixUINext"], Value(database, "Control", "WelcomeDlg", "Next", "Text"));
        Assert.Contains("ProductLanguage|1039", Rows(database, "Property"));
    }

    [TestMethod]
    public void A_package_adds_a_step_of_a_higher_order_and_goes_past_a_dialog()
    {
        var database = Build(Package("InstallDir", content: """
            <UI>
              <Publish Dialog="WelcomeDlg" Control="Next" Event="NewDialog" Value="InstallDirDlg" Order="2" />
              <Publish Dialog="InstallDirDlg" Control="Back" Event="NewDialog" Value="WelcomeDlg" Order="2" />
              <Publish Dialog="ExitDialog" Control="Finish" Event="DoAction" Value="Launch" Condition="WIXUI_EXITDIALOGOPTIONALCHECKBOX = 1 and NOT Installed" />
            </UI>
            <SetProperty Action="Launch" Id="LAUNCH" Value="1" Before="AppSearch" Sequence="ui" />
            """));
        var rows = Rows(database, "ControlEvent");
        Assert.Contains("WelcomeDlg|Next|NewDialog|InstallDirDlg|1|2", rows);
        Assert.Contains("WelcomeDlg|Next|NewDialog|LicenseAgreementDlg|NOT Installed|1", rows);
        Assert.Contains("InstallDirDlg|Back|NewDialog|WelcomeDlg|1|2", rows);
        Assert.Contains("ExitDialog|Finish|EndDialog|Return|1|999", rows);
    }

    [TestMethod]
    public void A_package_replaces_a_dialog_by_a_set_of_its_own()
    {
        var database = Build(Package(null, content: """
            <UIRef Id="Own" />
            </Package>
            <Fragment>
              <UI Id="Own">
                <TextStyle Id="WixUI_Font_Normal" FaceName="Tahoma" Size="8" />
                <TextStyle Id="WixUI_Font_Bigger" FaceName="Tahoma" Size="12" />
                <TextStyle Id="WixUI_Font_Title" FaceName="Tahoma" Size="9" Bold="yes" />
                <Property Id="DefaultUIFont" Value="WixUI_Font_Normal" />
                <DialogRef Id="ErrorDlg" /><DialogRef Id="ProgressDlg" /><DialogRef Id="UserExit" /><DialogRef Id="FatalError" />
                <Dialog Id="OwnDlg" Width="370" Height="270" Title="Own">
                  <Control Id="Next" Type="PushButton" X="236" Y="243" Width="56" Height="17" Default="yes" Cancel="yes" Text="!(loc.WixUINext)"><Publish Event="NewDialog" Value="VerifyReadyDlg" /></Control>
                </Dialog>
                <Publish Dialog="WelcomeDlg" Control="Next" Event="NewDialog" Value="OwnDlg" Condition="NOT Installed" />
                <Publish Dialog="ExitDialog" Control="Finish" Event="EndDialog" Value="Return" Order="999" />
              </UI>
              <UIRef Id="WixUI_Common" />
            </Fragment>
            """));
        var dialogs = Rows(database, "Dialog").Select(row => row.Split('|')[0]).ToArray();
        Assert.Contains("OwnDlg", dialogs);
        Assert.Contains("WelcomeDlg", dialogs);
        Assert.DoesNotContain("InstallDirDlg", dialogs);
        Assert.DoesNotContain("LicenseAgreementDlg", dialogs);
    }

    [TestMethod]
    public void Pictures_and_license_are_files_of_the_package_where_it_names_them()
    {
        var picture = _folder.Write("own.bmp", "picture");
        var license = _folder.Write("own.rtf", @"{\rtf1 Own}");
        var own = Build(Package("Minimal", content: $"""<WixVariable Id="WixUIBannerBmp" Value="{picture}" /><WixVariable Id="WixUILicenseRtf" Value="{license}" />"""));
        Assert.AreEqual("picture", Stream("WixUI_Bmp_Banner"));
        Assert.AreEqual(@"{\rtf1 Own}", Value(own, "Control", "WelcomeEulaDlg", "LicenseText", "Text"));
        Assert.StartsWith("BM", Stream("WixUI_Bmp_Dialog"));

        var byDefault = Build(Package("Minimal"));
        Assert.StartsWith("BM", Stream("WixUI_Bmp_Banner"));
        StringAssert.Contains(Value(byDefault, "Control", "WelcomeEulaDlg", "LicenseText", "Text"), "placeholder");
    }

    [TestMethod]
    public void What_is_not_referred_to_is_not_in_the_package()
    {
        Assert.IsNull(Build(Package(null)).Tables.Keys.FirstOrDefault(table => table is "Dialog" or "Control" or "UIText" or "Error" or "Binary"));

        var texts = Build(Package(null, content: """<UIRef Id="WixUI_ErrorProgressText" />"""));
        Assert.IsNotEmpty(Rows(texts, "Error"));
        Assert.IsNotEmpty(Rows(texts, "ActionText"));
        Assert.IsNull(texts.Tables.Keys.FirstOrDefault(table => table is "Dialog" or "Control"));
    }

    [TestMethod]
    public void A_set_stands_in_a_fragment_or_a_UI_element_too()
    {
        Assert.IsNotEmpty(Rows(Build(Package(null, content: """<UI><ui:WixUI Id="WixUI_Minimal" /></UI>""")), "Dialog"));
        Assert.IsNotEmpty(Rows(
            Build(Package(null, content: """<UIRef Id="Mine" /></Package><Fragment><ui:WixUI Id="WixUI_Minimal" /><UI Id="Mine" /></Fragment>""")), "Dialog"));
    }

    [TestMethod]
    [DataRow("""<ui:WixUI />""", 10)]
    [DataRow("""<ui:WixUI Id="WixUI_Minimal" Set="a" />""", 4)]
    [DataRow("""<ui:WixUI Id="WixUI_Minimal" ExtendedPathValidation="perhaps" />""", 15)]
    [DataRow("""<ui:WixUI Id="WixUI_Nothing" />""", 94)]
    [DataRow("""<ui:WixUI Id="WixUI_Minimal" ExtendedPathValidation="yes" />""", 94)]
    [DataRow("""<UIRef Id="WixUI_Minimal" />""", 94)]
    [DataRow("""<ui:WixUI Id="WixUI_Minimal"><ui:Other /></ui:WixUI>""", 5)]
    [DataRow("""<ui:Other />""", 5)]
    [DataRow("""<Feature Id="G"><ui:WixUI Id="WixUI_Minimal" /></Feature>""", 5)]
    public void What_WiX_refuses_is_refused(string content, int number)
    {
        var build = new TestBuild(_folder);
        Assert.IsFalse(build.Run(Package(null, content: content), Options(Platform.X64, [], [])));
        build.AssertNumbers(number);
    }

    [TestMethod]
    public void The_action_that_printed_the_license_in_WiX_4_is_an_event_of_Windows_Installer()
    {
        var database = Build(Package("InstallDir", content: """
            <UI>
              <Publish Dialog="LicenseAgreementDlg" Control="Print" Event="DoAction" Value="WixUIPrintEula_X64" />
              <Publish Dialog="WelcomeDlg" Control="Back" Event="DoAction" Value="WixUIPrintEula_X64" Order="7" Condition="A" />
            </UI>
            """));
        CollectionAssert.AreEquivalent(
            s_printSteps,
            Rows(database, "ControlEvent").Where(row => row.Contains("Print", StringComparison.Ordinal)).ToArray());
        Assert.IsEmpty(Rows(database, "CustomAction"));
    }

    [TestMethod]
    public void Without_the_library_paths_are_validated_by_Windows_Installer_alone_and_a_warning_says_so()
    {
        _folder.Write("payload.txt", "a");
        var build = new TestBuild(_folder);
        Assert.IsTrue(build.Run(Package("InstallDir", extended: true), Without), build.Messages);
        build.AssertNumbers(7158);
        var database = build.Read();
        CollectionAssert.AreEqual(s_substitute, Rows(database, "CustomAction").Select(row => row.TrimEnd('|')).ToArray());
        Assert.DoesNotContain("WixUiCa_X64", Rows(database, "Binary").Select(row => row.Split('|')[0]));

        Assert.IsTrue(build.Run(Package("InstallDir"), Without), build.Messages);
        build.AssertNumbers();

        BuildOptions Without(BuildOptions options) => Options(Platform.X64, [], [])(options) with { BindPaths = [new(null, _folder.Path)] };
    }

    private static IEnumerable<string> ResourceNames(string extension) =>
        typeof(PackageBuild).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal));

    private static string ReadResource(string name)
    {
        using var reader = new StreamReader(typeof(PackageBuild).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> TextsOf(string culture) => XDocument.Parse(ReadResource($"{Resources}{culture}.wxl")).Root!.Elements()
        .ToDictionary(text => (string)text.Attribute("Id")!, text => (string)text.Attribute("Value")!, StringComparer.Ordinal);

    private static HashSet<string> Facts(string set) =>
        [.. WixUIFacts.All.Where(fact => fact.Sets is ["*"] || fact.Sets.Contains(set)).Select(fact => fact.Row)];

    private static string Package(string? set, bool extended = false, string content = "")
    {
        var folder = set == "Advanced" ? "APPLICATIONFOLDER" : "INSTALLFOLDER";
        var directory = set == "Advanced" ? string.Empty : $" InstallDirectory=\"{folder}\"";
        var element = set is null ? string.Empty : $"<ui:WixUI Id=\"WixUI_{set}\"{directory} ExtendedPathValidation=\"{(extended ? "yes" : "no")}\" />";
        var end = content.Contains("</Package>", StringComparison.Ordinal) ? string.Empty : "</Package>";
        return $"""
            <Wix xmlns="{Wxs}" xmlns:ui="{Wxs}/ui">
              <Package Name="Acme" Manufacturer="M" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
                <MediaTemplate EmbedCab="yes" />
                <Property Id="ApplicationFolderName" Value="Acme" />
                <Property Id="WixAppFolder" Value="WixPerMachineFolder" />
                <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="{folder}" Name="Acme" /></StandardDirectory>
                <Feature Id="Main" Title="Main"><Component Directory="{folder}"><File Source="payload.txt" /></Component></Feature>
                {element}
                {content}
              {end}
            </Wix>
            """;
    }

    private static string[] Rows(MsiDatabase database, string table) => WixUIFacts.Rows(database, table);

    private static string? Value(MsiDatabase database, string table, string first, string second, string column)
    {
        var found = database.Tables[table];
        return (string?)found.Rows.Single(row => row[0] is string one && one == first && row[1] is string two && two == second)[found.IndexOf(column)];
    }

    /// <summary>The content of a row of the package that was built last.</summary>
    private string Stream(string binary)
    {
        using var file = File.OpenRead(Output);
        var rows = MsiDatabaseReader.Read(file).Tables["Binary"].Rows;
        using var reader = new StreamReader(((StreamSource)rows.Single(row => (string)row[0]! == binary)[1]!).Open(), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static IEnumerable<Dictionary<string, string>> Records(MsiDatabase database, string table) => database.Tables.TryGetValue(table, out var found)
        ? found.Rows.Select(row => found.Columns.Select((column, index) => (column.Name, Text: string.Create(CultureInfo.InvariantCulture, $"{row[index]}"))).ToDictionary(cell => cell.Name, cell => cell.Text))
        : [];

    /// <summary>A radio button, which is as wide as its text and a mark, as a check box is.</summary>
    private static Dictionary<string, string> AsCheckBox(Dictionary<string, string> button) =>
        new(button, StringComparer.Ordinal) { ["Dialog_"] = button["Property"], ["Control"] = button["Value"], ["Type"] = "CheckBox", ["Attributes"] = "3" };

    private static void AssertFits(Dictionary<string, string> control, Dictionary<string, (int Points, bool IsBold)> styles)
    {
        var (width, height, bits) = (Number("Width"), Number("Height"), Number("Attributes"));
        var type = control["Type"];
        var text = control["Text"].Replace("[ProductName]", "Acme Widget Studio", StringComparison.Ordinal).Replace("[LogonUser]", "Administrator", StringComparison.Ordinal);
        var style = styles["WixUI_Font_Normal"];
        if (text.StartsWith(@"{\", StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', StringComparison.Ordinal);
            style = styles[text[2..end]];
            text = text[(end + 1)..];
        }

        var hasPrefix = type != "Text" || (bits & NoPrefix) == 0;
        text = hasPrefix ? text.Replace("&", string.Empty, StringComparison.Ordinal) : text;
        var detail = $"{control["Dialog_"]}/{control["Control"]}: {text}";
        if (type == "PushButton")
        {
            // The edges, and the shield of an administrator's consent. The font that the widths are of is wider than that of the dialogs.
            Assert.IsLessThanOrEqualTo(width - 6.0 - ((bits & ElevationShield) != 0 ? 14 : 0), TextSize.Width(text, style.Points, style.IsBold), detail);
        }
        else
        {
            var lines = TextSize.Lines(text, style.Points, style.IsBold, width - (type == "CheckBox" ? 15 : 0));
            Assert.IsLessThanOrEqualTo(height + 0.5, TextSize.Height(lines, style.Points), $"{detail}, {lines} lines");
        }

        int Number(string column) => int.Parse(control[column], CultureInfo.InvariantCulture);
    }

    private MsiDatabase Build(string source, Platform platform = Platform.X64, IReadOnlyList<string>? cultures = null, IReadOnlyList<string>? localizations = null)
    {
        _folder.Write("payload.txt", "a");
        var build = new TestBuild(_folder);
        Assert.IsTrue(build.Run(source, Options(platform, cultures ?? [], localizations ?? [])), build.Messages);
        build.AssertNumbers();
        return build.Read();
    }

    private Func<BuildOptions, BuildOptions> Options(Platform platform, IReadOnlyList<string> cultures, IReadOnlyList<string> localizations) => options => options with
    {
        Platform = platform,
        Extensions = [Extension],
        Cultures = cultures,
        Localizations = localizations,
        BindPaths = [new(null, _folder.Path), new("WixExtensionBinaries", _libraries)],
    };
}
