using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EndToEnd.Dialogs;

/// <summary>What the tables say of the dialogs, of both packages in both languages: that they can be read and used with keyboard and screen reader, and lead somewhere.</summary>
[TestClass]
public sealed partial class DialogTableTests
{
    private const string German = "neutral,de-DE";

    /// <summary>What the installer looks for in an error's dialog: the text, and a button for each answer.</summary>
    private static readonly string[] ErrorControls = ["ErrorText", "A", "C", "I", "N", "O", "R", "Y"];

    private static readonly List<PackageVariant> Variants = [];
    private static readonly Dictionary<(string Scope, string Language), DialogTables> Tables = [];
    private static readonly Dictionary<(string Scope, string Language), Package> Packages = [];

    public static IEnumerable<object[]> All => [["PerUser", "en"], ["AllUsers", "en"], ["PerUser", "de"], ["AllUsers", "de"]];

    [ClassInitialize]
    public static async Task BuildAsync(TestContext context)
    {
        _ = context;
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            var german = new PackageVariant(scope) { Culture = German };
            Variants.Add(german);
            Packages.Add((scope.ToString(), "en"), Package.Built(scope));
            Packages.Add((scope.ToString(), "de"), await german.BuildAsync());
        }

        foreach (var (key, package) in Packages)
        {
            Tables.Add(key, await DialogTables.ReadAsync(package));
        }
    }

    [ClassCleanup]
    public static void Clean() => Variants.ForEach(variant => variant.Dispose());

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task No_text_is_wider_or_higher_than_its_control(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        var styles = (await Packages[(scope, language)].ReadTableAsync("TextStyle")).ToDictionary(row => row["TextStyle"]);
        foreach (var control in tables.Controls.Where(control => (control.Type is "Text" or "PushButton" or "CheckBox") && !control.Text.StartsWith('[')))
        {
            var style = styles[tables.StyleOf(control.Text)];
            var points = int.Parse(style["Size"], CultureInfo.InvariantCulture);
            var isBold = style["StyleBits"] == "1";
            var text = tables.Show(control.Text);
            text = control.HasPrefix ? text.Replace("&", string.Empty, StringComparison.Ordinal) : text;
            var width = TextSize.Width(text, points, isBold);
            var detail = $"{control} \"{text}\" takes {width:0} of {control.Width} units";
            switch (control.Type)
            {
                case "PushButton":
                    // The edges, and the shield of an administrator's consent.
                    Assert.IsLessThanOrEqualTo(control.Width - 6.0 - (IsElevating(control) ? 14 : 0), width, detail);
                    break;
                case "CheckBox":
                    Assert.IsLessThanOrEqualTo(control.Width - 15.0, width, detail);
                    break;
                default:
                    var lines = TextSize.Lines(text, points, isBold, control.Width);
                    Assert.IsLessThanOrEqualTo(control.Height + 0.5, TextSize.Height(lines, points), $"{detail}, {lines} lines");
                    break;
            }
        }

        foreach (var button in await Packages[(scope, language)].ReadTableAsync("RadioButton"))
        {
            Assert.IsLessThanOrEqualTo(int.Parse(button["Width"], CultureInfo.InvariantCulture) - 15.0, TextSize.Width(button["Text"], 8, isBold: false), button["Text"]);
        }
    }

    [TestMethod]
    public void The_widths_are_those_of_the_font()
    {
        // As FreeType has them of DejaVu Sans at 11 pixels, rounded.
        Assert.AreEqual(8.25, TextSize.Width("@", 8, isBold: false), 0.01);
        Assert.AreEqual(2.29, TextSize.Width("i", 8, isBold: false), 0.01);
        Assert.AreEqual(2, TextSize.Lines("aaaa aaaa", 8, isBold: false, TextSize.Width("aaaa a", 8, isBold: false)));
        Assert.AreEqual(1000, TextSize.Lines("aaaa", 8, isBold: false, 3));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Controls_lie_in_their_dialog_and_beside_one_another(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        foreach (var dialog in tables.Dialogs)
        {
            var controls = tables.Controls.Where(control => control.Dialog == dialog["Dialog"]).ToList();
            foreach (var control in controls)
            {
                Assert.IsTrue(control.X >= 0 && control.Y >= 0 && control.Right <= Number(dialog["Width"]) && control.Bottom <= Number(dialog["Height"]), $"{control} is not in its dialog");
            }

            foreach (var (one, other) in from i in Enumerable.Range(0, controls.Count) from j in Enumerable.Range(i + 1, controls.Count - i - 1) select (controls[i], controls[j]))
            {
                Assert.IsFalse(one.Overlaps(other) && !MayOverlap(tables, dialog["Dialog"], one, other), $"{one} and {other.Name} overlap");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task Each_letter_of_the_Alt_key_stands_for_one_control_of_a_dialog(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        var radioButtons = await Packages[(scope, language)].ReadTableAsync("RadioButton");
        foreach (var dialog in tables.Dialogs.Select(row => row["Dialog"]))
        {
            var texts = tables.Controls.Where(control => control.Dialog == dialog && control.HasPrefix).Select(control => (control.Name, control.Text))
                .Concat(from control in tables.Controls
                        where control.Dialog == dialog && control.Type == "RadioButtonGroup"
                        from button in radioButtons
                        where button["Property"] == control.Property
                        select ($"{control.Name} {button["Value"]}", button["Text"]));
            var taken = new Dictionary<char, string>();
            foreach (var (name, text) in texts)
            {
                var letters = Accelerator().Matches(text);
                Assert.IsLessThanOrEqualTo(1, letters.Count, $"{dialog}/{name}: {text}");
                if (letters.Count == 0)
                {
                    continue;
                }

                var letter = char.ToUpperInvariant(letters[0].Groups[1].Value[0]);
                if (taken.TryGetValue(letter, out var other))
                {
                    Assert.IsTrue(AreExclusive(tables, dialog, name, other), $"{dialog}: {letter} stands for {name} and {other}");
                }

                taken[letter] = name;
            }

            // Enter and Esc press the default and the cancel button; every other button and every check box has its letter.
            foreach (var control in tables.Controls.Where(control => control.Dialog == dialog && (control.Type is "PushButton" or "CheckBox")))
            {
                var row = tables.Dialogs.Single(candidate => candidate["Dialog"] == dialog);
                var isPressedOtherwise = row["Control_Default"] == control.Name || row["Control_Cancel"] == control.Name || control.Text == "OK" || dialog == "ErrorDlg";
                Assert.IsTrue(isPressedOtherwise || Accelerator().IsMatch(control.Text), $"{control} has no letter");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void The_keyboard_reaches_every_control_and_begins_at_one_that_can_be_used(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        foreach (var row in tables.Dialogs)
        {
            var dialog = row["Dialog"];
            var controls = tables.Controls.Where(control => control.Dialog == dialog).ToDictionary(control => control.Name);
            if (dialog == "ErrorDlg")
            {
                // The installer puts it together itself.
                CollectionAssert.IsSubsetOf(ErrorControls, controls.Keys);
                continue;
            }

            var first = controls[row["Control_First"]];
            Assert.IsTrue(first.Type is "PushButton" or "CheckBox" or "RadioButtonGroup", $"{first} has the focus first");
            Assert.AreEqual("PushButton", controls[row["Control_Default"]].Type, dialog);
            Assert.AreEqual("PushButton", controls[row["Control_Cancel"]].Type, dialog);
            Assert.IsTrue(controls[row["Control_Cancel"]].IsEnabled, dialog);

            var cycle = new List<string>();
            for (var name = first.Name; !cycle.Contains(name); name = controls[name].Next.Length > 0 ? controls[name].Next : name)
            {
                cycle.Add(name);
            }

            var usable = controls.Values.Where(control => control.Type is not ("Text" or "Bitmap" or "Icon" or "Line" or "ProgressBar" or "VolumeCostList" or "GroupBox")).Select(control => control.Name);
            CollectionAssert.IsSubsetOf(usable.ToList(), cycle, dialog);

            // A screen reader calls what has no text of its own by the text before it.
            foreach (var control in controls.Values.Where(control => control.Type is "Edit" or "PathEdit" or "ListBox" or "DirectoryList" or "DirectoryCombo" or "ScrollableText"))
            {
                var label = controls[cycle[cycle.IndexOf(control.Name) - 1]];
                Assert.AreEqual("Text", label.Type, $"{control} follows {label.Name}");
                Assert.IsTrue(label.HasPrefix && Accelerator().IsMatch(label.Text), $"{label} has no letter");
            }

            foreach (var control in controls.Values.Where(control => control.Type is "PushButton" or "CheckBox" or "RadioButtonGroup" or "ProgressBar"))
            {
                Assert.AreNotEqual(string.Empty, control.Text, control.ToString());
            }

            foreach (var icon in controls.Values.Where(control => control.Type == "Icon"))
            {
                Assert.AreNotEqual(string.Empty, icon.Help, $"{icon} is not described");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task Every_dialog_is_reached_has_a_heading_of_its_own_and_leads_on(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        var package = Packages[(scope, language)];
        var names = tables.Dialogs.Select(row => row["Dialog"]).ToHashSet();
        // By the property of that name, and by their own names.
        HashSet<string> reached = [tables.Properties["ErrorDialog"], "FilesInUse", "MsiRMFilesInUse"];
        var sequence = await package.ReadTableAsync("InstallUISequence");
        reached.UnionWith(sequence.Select(row => row["Action"]).Where(names.Contains));
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(tables.Events.Where(row => (row["Event"] is "NewDialog" or "SpawnDialog" or "SpawnWaitDialog") && reached.Contains(row["Dialog_"])).Select(row => row["Argument"]));
        }

        CollectionAssert.AreEquivalent(names.ToList(), reached.ToList());
        foreach (var (number, dialog) in new[] { ("-1", "ExitDlg"), ("-2", "UserExitDlg"), ("-3", "FatalErrorDlg") })
        {
            Assert.AreEqual(dialog, sequence.Single(row => row["Sequence"] == number)["Action"]);
        }

        foreach (var dialog in names)
        {
            var ways = tables.Events.Where(row => row["Dialog_"] == dialog && (row["Event"] is "NewDialog" or "EndDialog"));
            Assert.IsTrue(ways.Any() || dialog is "PrepareDlg" or "ProgressDlg", $"{dialog} has no way on");
        }

        var headings = names.Where(name => name != "ErrorDlg").Select(name => tables[name, "Title"].Text).ToList();
        CollectionAssert.AllItemsAreUnique(headings);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task What_dialogs_set_survives_elevation_and_the_installation_needs_nothing_else_of_them(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        var package = Packages[(scope, language)];
        var secure = tables.Properties["SecureCustomProperties"].Split(';');
        var set = tables.Events.Select(row => row["Event"]).Where(name => name.StartsWith('[')).Select(name => name.Trim('[', ']'))
            .Concat(tables.Controls.Where(control => control.Type is not ("Text" or "ListBox")).Select(control => control.Property)).Where(name => name.Length > 0).ToHashSet();
        CollectionAssert.Contains(set.ToList(), "INSTALLFOLDER");
        foreach (var name in set.Where(name => !name.Any(char.IsAsciiLetterLower) && name != "REMOVE"))
        {
            CollectionAssert.Contains(secure, name);
        }

        // What /qn and /qb run names none of the dialogs' own properties, actions and dialogs.
        var own = set.Where(name => name.Any(char.IsAsciiLetterLower)).Concat(["Refusal", "MayChange", "OtherScope", "ExistingInstallation", "IsElevated"]).ToHashSet();
        foreach (var row in await package.ReadTableAsync("InstallExecuteSequence"))
        {
            Assert.IsFalse(row["Action"] is "PrepareDialogs" or "CheckSettings" or "StartApplication" || tables.Dialogs.Any(dialog => dialog["Dialog"] == row["Action"]), row["Action"]);
            Assert.IsFalse(Word().Matches(row["Condition"]).Any(word => own.Contains(word.Value)), $"{row["Action"]}: {row["Condition"]}");
        }

        foreach (var group in tables.Controls.Where(control => control.Type == "RadioButtonGroup"))
        {
            var values = (await package.ReadTableAsync("RadioButton")).Where(row => row["Property"] == group.Property).Select(row => row["Value"]);
            CollectionAssert.Contains(values.ToList(), tables.Properties[group.Property], group.ToString());
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Every_page_that_asks_can_be_cancelled_and_every_folder_and_engine_is_checked_where_it_is_given(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        foreach (var dialog in tables.Dialogs.Select(row => row["Dialog"]).Where(name => tables.Controls.Any(control => control.Dialog == name && control.Name == "Cancel") && name is not ("BrowseDlg" or "MsiRMFilesInUse")))
        {
            Assert.AreEqual("CancelDlg", tables.Events.Single(row => row["Dialog_"] == dialog && row["Control_"] == "Cancel")["Argument"], dialog);
        }

        foreach (var dialog in tables.Dialogs.Select(row => row["Dialog"]).Where(name => name is "OptionsDlg" or "EngineDlg"))
        {
            var events = tables.Events.Where(row => row["Dialog_"] == dialog && row["Control_"] == "Next").OrderBy(row => Number(row["Ordering"])).ToList();
            var check = events.FindIndex(row => row["Event"] == "DoAction" && row["Argument"] == "CheckSettings");
            Assert.IsTrue(check >= 0 && events.FindIndex(row => row["Argument"] == "RefusedDlg" && row["Condition"] == "Refusal") > check, dialog);
            Assert.IsTrue(events.Where(row => row["Event"] == "NewDialog").All(row => row["Condition"].StartsWith("NOT Refusal", StringComparison.Ordinal)), dialog);
            Assert.IsTrue(events.Take(check).All(row => row["Event"].StartsWith('[')), $"{dialog}: what is chosen is set before it is checked");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Nothing_that_takes_room_is_begun_where_there_is_none(string scope, string language)
    {
        const int TrackDiskSpace = 32;
        var tables = Tables[(scope, language)];
        foreach (var dialog in (string[])["ReadyToInstallDlg", "ReadyToRepairDlg", "ResumeDlg"])
        {
            Assert.AreNotEqual(0, Number(tables.Dialogs.Single(row => row["Dialog"] == dialog)["Attributes"]) & TrackDiskSpace, dialog);
            var events = tables.Events.Where(row => row["Dialog_"] == dialog).ToList();
            var begins = events.Where(row => row["Event"] == "EndDialog" && row["Argument"] == "Return").ToList();
            Assert.IsNotEmpty(begins, dialog);
            foreach (var begin in begins)
            {
                StringAssert.Contains(begin["Condition"], "OutOfDiskSpace <> 1", dialog);
                Assert.IsTrue(events.Any(row => row["Control_"] == begin["Control_"] && row["Argument"] == "OutOfDiskDlg" && row["Condition"].Contains("OutOfDiskSpace = 1", StringComparison.Ordinal)), dialog);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void The_page_of_a_failure_shows_the_reason_and_where_the_log_is(string scope, string language)
    {
        var tables = Tables[(scope, language)];
        Assert.AreEqual("voicewarmup", tables.Properties["MsiLogging"], "there is a log when nobody asked for one");
        Assert.AreEqual("MsiLogFileLocation", tables["FatalErrorDlg", "Log"].Property);
        Assert.AreEqual("[Refusal]", tables["FatalErrorDlg", "Refusal"].Text);
        Assert.IsTrue(AreExclusive(tables, "FatalErrorDlg", "Refusal", "Text"));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task A_package_says_its_language_and_takes_the_place_of_one_in_any(string scope, string language)
    {
        var (package, number) = (Packages[(scope, language)], language == "en" ? "1033" : "1031");

        Assert.AreEqual(number, Tables[(scope, language)].Properties["ProductLanguage"]);
        StringAssert.Contains(await HostCommand.RunAsync("msiinfo", "suminfo", package.Path), $"Template: x64;{number}");
        StringAssert.Contains(await HostCommand.RunAsync("msiinfo", "export", package.Path, "_ForceCodepage"), "1252");
        var upgrades = await package.ReadTableAsync("Upgrade");
        Assert.AreEqual("WIX_DOWNGRADE_DETECTED WIX_UPGRADE_DETECTED", string.Join(' ', upgrades.Select(row => row["ActionProperty"]).Order(StringComparer.Ordinal)));
        Assert.IsTrue(upgrades.All(row => row["Language"].Length == 0), "a language there would leave the versions in others installed");
    }

    [TestMethod]
    public void Both_languages_say_the_same_things()
    {
        foreach (var english in Directory.EnumerateFiles(Path.Combine(Repository.Root, "installer", "Shared"), "*.en-us.wxl", SearchOption.AllDirectories))
        {
            var ours = Strings(english);
            var theirs = Strings(english.Replace(".en-us.", ".de-de.", StringComparison.Ordinal));
            CollectionAssert.AreEqual(ours.Keys.ToList(), theirs.Keys.ToList(), english);
            foreach (var (id, text) in ours)
            {
                Assert.AreEqual(string.Join(' ', Mark().Matches(text).Select(match => match.Value).Order()), string.Join(' ', Mark().Matches(theirs[id]).Select(match => match.Value).Order()), id);
            }
        }

        static Dictionary<string, string> Strings(string path) => XDocument.Load(path).Root!.Elements().ToDictionary(element => element.Attribute("Id")!.Value, element => element.Attribute("Value")!.Value);
    }

    private static bool MayOverlap(DialogTables tables, string dialog, DialogControl one, DialogControl other) =>
        // A transparent text lies on its background; the list of a combo box is only there while it is open; the installer puts the buttons of an error side by side.
        (one.Type == "Bitmap" && other.Type == "Text") || (one.Type == "Text" && other.Type == "Bitmap") || one.Type == "DirectoryCombo" || other.Type == "DirectoryCombo" || dialog == "ErrorDlg" || AreExclusive(tables, dialog, one.Name, other.Name);

    /// <summary>Whether two controls are never seen together: each is shown and hidden by conditions, and what shows one hides the other.</summary>
    private static bool AreExclusive(DialogTables tables, string dialog, string one, string other)
    {
        var (shown, hidden) = (Condition(one, "Show"), Condition(one, "Hide"));
        var (otherShown, otherHidden) = (Condition(other, "Show"), Condition(other, "Hide"));
        if (shown.Length == 0 || hidden.Length == 0 || otherShown.Length == 0 || otherHidden.Length == 0)
        {
            return false;
        }

        // P against NOT P, or P = "x" against P = "y".
        return shown == otherHidden || (Comparison().Match(shown) is { Success: true } left && Comparison().Match(otherShown) is { Success: true } right
            && left.Groups[1].Value == right.Groups[1].Value && left.Groups[2].Value != right.Groups[2].Value);

        string Condition(string control, string action) =>
            tables.Conditions.SingleOrDefault(row => row["Dialog_"] == dialog && row["Control_"] == control && row["Action"] == action)?["Condition"] ?? string.Empty;
    }

    private static bool IsElevating(DialogControl control) => (control.Attributes & 0x800000) != 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("&([^& ])")]
    private static partial Regex Accelerator();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex("""^(\w+) = "(\w+)"$""")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\[[A-Za-z0-9]+\]|\{\\[A-Za-z]+\}|&(?=[^ ])")]
    private static partial Regex Mark();
}
