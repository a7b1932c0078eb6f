using Installer.Wix.Compiling;
using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Compiling;

/// <summary>What the conformance corpus does not have of dialogs: further elements and attributes, and what is refused.</summary>
[TestClass]
public sealed class UserInterfaceTests
{
    private const string Place = "X=\"1\" Y=\"2\" Width=\"3\" Height=\"4\"";

    [TestMethod]
    public void The_tab_key_goes_round_the_controls_that_take_the_focus()
    {
        var compiled = Dialog($"""
            <Control Id="A" Type="Text" {Place} /><Control Id="B" Type="Edit" {Place} Property="P" /><Control Id="C" Type="PushButton" {Place} TabSkip="yes" />
            <Control Id="D" Type="PushButton" {Place} /><Control Id="E" Type="Line" {Place} TabSkip="no" />
            """);
        Assert.AreEqual("A> B>D C> D>E E>B", string.Join(' ', compiled.Rows("Control").Select(row => row.Split('|')).Select(row => $"{row[1]}>{row[10]}")));
        Assert.AreEqual("B", compiled.Rows("Dialog")[0].Split('|')[7]);
    }

    [TestMethod]
    [DataRow("Text", "Transparent NoPrefix NoWrap FormatSize UserLanguage", 0x1F0003)]
    [DataRow("Edit", "Multiline Password", 0x210003)]
    [DataRow("PathEdit", "Password Sunken Indirect Integer RightToLeft RightAligned LeftScroll", 0x2000FF)]
    [DataRow("ProgressBar", "ProgressBlocks", 0x10001)]
    [DataRow("VolumeCostList", "Removable Fixed Remote CDROM RAMDisk Floppy ShowRollbackCost", 0x7F0003)]
    [DataRow("ListBox", "Sorted UserLanguage", 0x110003)]
    [DataRow("ListView", "Sorted FixedSize", 0x110003)]
    [DataRow("ComboBox", "Sorted ComboList UserLanguage", 0x130003)]
    [DataRow("RadioButtonGroup", "Image PushLike Bitmap Icon FixedSize HasBorder", 0x11F0003)]
    [DataRow("PushButton", "Image Bitmap Icon FixedSize ElevationShield Hidden Disabled", 0x9D0000)]
    [DataRow("Icon", "Image FixedSize", 0x110001)]
    [DataRow("Bitmap", "Image FixedSize", 0x110001)]
    [DataRow("CheckBox", "PushLike Bitmap Icon FixedSize", 0x1E0003)]
    [DataRow("Hyperlink", "Transparent", 0x10003)]
    [DataRow("DirectoryCombo", "Removable Floppy", 0x210003)]
    [DataRow("MaskedEdit", "", 3)]
    [DataRow("SelectionTree", "", 3)]
    [DataRow("ScrollableText", "", 3)]
    [DataRow("GroupBox", "", 3)]
    [DataRow("DirectoryList", "", 3)]
    [DataRow("VolumeSelectCombo", "CDROM RAMDisk", 0x180003)]
    public void Attributes_are_the_bits_of_the_type(string type, string attributes, int bits)
    {
        var authored = string.Concat(attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(attribute => $" {attribute}=\"yes\""));
        var property = type == "CheckBox" ? " Property=\"P\"" : string.Empty;
        var compiled = Dialog($"""<Control Id="X" Type="{type}" {Place}{property}{authored} /><Control Id="Z" Type="PushButton" {Place} />""");
        Assert.AreEqual($"D|X|{type}|1|2|3|4|{bits}", string.Join('|', compiled.Rows("Control")[0].Split('|').Take(8)), compiled.Messages);
    }

    [TestMethod]
    [DataRow("16", 0x200003)]
    [DataRow("32", 0x400003)]
    [DataRow("48", 0x600003)]
    public void Icon_sizes_are_two_bits(string size, int bits)
    {
        var compiled = Dialog($"""<Control Id="X" Type="PushButton" {Place} IconSize="{size}" />""");
        Assert.AreEqual($"{bits}", compiled.Rows("Control")[0].Split('|')[7]);
    }

    [TestMethod]
    public void Radio_buttons_with_pictures_make_their_control_show_pictures()
    {
        var compiled = Dialog(
            $"""
            <Control Id="X" Type="RadioButtonGroup" {Place} Property="P"><RadioButtonGroup><RadioButton Value="a" {Place} Icon="I" /><RadioButton Value="b" {Place} Icon="I" Help="h" /></RadioButtonGroup></Control>
            <Control Id="Y" Type="RadioButtonGroup" {Place} Property="Q"><RadioButtonGroup><RadioButton Value="a" {Place} Bitmap="I" /></RadioButtonGroup></Control>
            """,
            """<Binary Id="I" SourceFile="i.ico" />""");
        Assert.AreEqual("524291 262147", string.Join(' ', compiled.Rows("Control").Select(row => row.Split('|')[7])));
        compiled.AssertRows("RadioButton", "P|1|a|1|2|3|4|I|", "P|2|b|1|2|3|4|I||h", "Q|1|a|1|2|3|4|I|");
    }

    [TestMethod]
    public void Billboards_are_numbered_and_their_controls_have_a_table_of_their_own()
    {
        var compiled = CompiledSource.Package(
            $"""
            <Feature Id="F" />
            <UI><BillboardAction Id="InstallFiles"><Billboard Id="B1" Feature="F"><Control Id="T" Type="Text" {Place} Text="t" /></Billboard><Billboard Id="B2" Feature="F" /></BillboardAction></UI>
            """);
        compiled.AssertRows("Billboard", "B1|F|InstallFiles|1", "B2|F|InstallFiles|2");
        compiled.AssertRows("BBControl", "B1|T|Text|1|2|3|4|3|t");
    }

    [TestMethod]
    public void An_embedded_user_interface_gets_all_messages_but_those_it_ignores()
    {
        var compiled = CompiledSource.Package("""
            <UI><EmbeddedUI Id="E" SourceFile="dir\ui.dll" IgnoreError="yes" IgnoreInstallEnd="yes" IgnoreUser="no" SupportBasicUI="yes"><EmbeddedUIResource Id="R" SourceFile="r.txt" Name="x.txt" /></EmbeddedUI></UI>
            """);
        compiled.AssertRows("MsiEmbeddedUI", @"E|ui.dll|3|100696061|file:dir\ui.dll", "R|x.txt|0||file:r.txt");
    }

    [TestMethod]
    public void What_a_button_does_brings_in_what_it_names()
    {
        var compiled = CompiledSource.Package(
            $"""
            <UI><DialogRef Id="D" /></UI>
            """,
            $"""
            <UI Id="U"><Dialog Id="D" Width="1" Height="1"><Control Id="X" Type="PushButton" {Place}>
              <Publish Event="doAction" Value="Act" Order="4" /><Publish Event="SpawnWaitDialog" Value="W" /><Publish Property="P" /><Publish Event="DoAction" Value="[WHICH]" /><Publish Event="DoAction" Value="CostFinalize" />
            </Control></Dialog><Dialog Id="W" Width="1" Height="1"><Control Id="X" Type="PushButton" {Place} /></Dialog></UI><CustomAction Id="Act" Property="A" Value="1" />
            """);
        compiled.AssertRows("ControlEvent", "D|X|DoAction|Act|1|4", "D|X|SpawnWaitDialog|W|1|5", "D|X|[P]|{}|1|6", "D|X|DoAction|[WHICH]|1|7", "D|X|DoAction|CostFinalize|1|8");
        Assert.AreEqual("D W", string.Join(' ', compiled.Rows("Dialog").Select(row => row.Split('|')[0])));
        CollectionAssert.Contains(compiled.EnsuredTables.ToArray(), "ListBox");
    }

    [TestMethod]
    public void Texts_and_fonts_without_a_name_get_one()
    {
        var compiled = CompiledSource.Package("""<UI><UIText Value="v" /><TextStyle FaceName="f" Size="9" Blue="1" Strike="yes" /></UI>""");
        compiled.AssertRows("UIText", $"{IdentifierGenerator.Generate("txt", "v")}|v");
        compiled.AssertRows("TextStyle", $"{IdentifierGenerator.Generate("txs", "f", "9", "0", "0", "1", "False", "False", "True", "False")}|f|9|65536|8");
    }

    [TestMethod]
    public void A_dialog_is_shown_in_a_sequence()
    {
        var compiled = Dialog($"""<Control Id="X" Type="PushButton" {Place} />""", """<InstallUISequence><Show Dialog="D" After="CostFinalize" Condition="NOT Installed" /></InstallUISequence>""");
        compiled.AssertHasAction(SequenceTable.InstallUISequence, "D|>CostFinalize|NOT Installed");
    }

    [TestMethod]
    [DataRow($"""<Control Id="X" Type="Text" {Place} />""", 52)]
    [DataRow($"""<Control Id="X" {Place} /><Control Id="Y" Type="PushButton" {Place} />""", 10)]
    [DataRow($"""<Control Id="X" Type="Slider" {Place} /><Control Id="Y" Type="PushButton" {Place} />""", 21)]
    [DataRow("""<Control Id="X" Type="PushButton" X="1" Y="2" Width="3" />""", 10)]
    [DataRow("""<Control Id="X" Type="PushButton" X="-1" Y="2" Width="3" Height="4" />""", 123)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place} Multiline="yes" />""", 4)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place} IconSize="24" />""", 21)]
    [DataRow($"""<Control Id="X" Type="Edit" {Place} IconSize="16" />""", 193)]
    [DataRow($"""<Control Id="X" Type="CheckBox" {Place} />""", 10)]
    [DataRow($"""<Control Id="X" Type="CheckBox" {Place} Property="P" CheckBoxPropertyRef="Q" />""", 35)]
    [DataRow($"""<Control Id="X" Type="CheckBox" {Place} CheckBoxPropertyRef="Nowhere" />""", 94)]
    [DataRow($"""<Control Id="X" Type="Bitmap" {Place} Text="Nowhere" TabSkip="no" />""", 94)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Event="NewDialog" Value="Nowhere" /></Control>""", 94)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Event="DoAction" Value="Nowhere" /></Control>""", 94)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Value="v" /></Control>""", 44)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Event="Reset" Property="P" Value="v" /></Control>""", 35)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Event="Reset" /></Control>""", 10)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Publish Event="Reset" Value="0" Dialog="D" /></Control>""", 62)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Subscribe Event="SetProgress" /></Control>""", 10)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Text Value="a" SourceFile="b" /></Control>""", 35)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><Text>inner</Text></Control>""", 400)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><ListBox Property="P"><ListItem Value="v" Icon="I" /></ListBox></Control>""", 56)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place}><ComboBox Property="P"><ListItem Text="t" /></ComboBox></Control>""", 10)]
    [DataRow($"""<Control Id="X" Type="PushButton" {Place} /><Label />""", 5)]
    public void Bad_controls_are_refused(string controls, int number)
    {
        var compiled = Dialog(controls);
        compiled.AssertMessages(number);
    }

    [TestMethod]
    [DataRow($"""<Dialog Id="D"><Control Id="X" Type="PushButton" {Place} /></Dialog><Dialog Id="D"><Control Id="X" Type="PushButton" {Place} /></Dialog>""", 91, 92, 91, 92)]
    [DataRow($"""<Dialog><Control Id="X" Type="PushButton" {Place} /></Dialog>""", 10)]
    [DataRow($"""<Dialog Id="D" X="101"><Control Id="X" Type="PushButton" {Place} /></Dialog>""", 123)]
    [DataRow($"""<Dialog Id="D" Sunken="yes"><Control Id="X" Type="PushButton" {Place} /></Dialog>""", 4)]
    [DataRow("""<DialogRef Id="Nowhere" />""", 94)]
    [DataRow("""<Publish Event="Reset" Value="0" />""", 10, 10)]
    [DataRow("""<TextStyle Id="T" Size="8" />""", 10)]
    [DataRow("""<TextStyle Id="T" FaceName="f" Red="256" />""", 123)]
    [DataRow($"""<Property Id="P" Value="a" /><RadioButtonGroup Property="P"><RadioButton Value="a" {Place} Text="t" /><RadioButton Value="b" {Place} Bitmap="B" /></RadioButtonGroup><Binary Id="B" SourceFile="b" />""", 77)]
    [DataRow($"""<Property Id="P" Value="a" /><RadioButtonGroup Property="P"><RadioButton Value="a" {Place} Bitmap="B" /></RadioButtonGroup><Binary Id="B" SourceFile="b" />""", 78)]
    [DataRow($"""<Property Id="P" Value="a" /><RadioButtonGroup Property="P"><RadioButton Value="a" {Place} Bitmap="B" Text="t" /></RadioButtonGroup><Binary Id="B" SourceFile="b" />""", 36)]
    [DataRow("""<RadioButtonGroup />""", 10)]
    [DataRow($"""<BillboardAction Id="InstallFiles"><Billboard Id="B" Feature="F"><Control Id="X" Type="PushButton" {Place} /></Billboard></BillboardAction>""", 74)]
    [DataRow("""<BillboardAction Id="InstallFiles"><Billboard Id="B" /></BillboardAction>""", 10)]
    [DataRow("""<EmbeddedUI Id="E" SourceFile="ui" />""", 312)]
    [DataRow("""<EmbeddedUI Id="E" SourceFile="a.dll" /><EmbeddedUI Id="G" SourceFile="b.dll" />""", 41)]
    [DataRow("""<EmbeddedUI Id="E" />""", 10)]
    [DataRow("""<Menu />""", 5)]
    [DataRow("""<Dialog Id="D" Width="1" Height="1"><Control Id="X" Type="PushButton" X="a" Y="" Width="40000" Height="1" /></Dialog>""", 8, 6, 123, 10, 10)]
    [DataRow("""<Property Id="P" Value="a" /><RadioButtonGroup Property="P"><RadioButton Value="a" Text="t" X="1" Y="1" Width="a" Height="-1" /></RadioButtonGroup>""", 8, 123, 10)]
    public void Bad_user_interfaces_are_refused(string content, params int[] numbers)
    {
        var compiled = CompiledSource.Package($"""<Feature Id="F" /><UI>{content}</UI>""");
        compiled.AssertMessages(numbers);
    }

    private static CompiledSource Dialog(string controls, string others = "") =>
        CompiledSource.Package($"""<Property Id="P" Value="p" /><UI><Dialog Id="D" Width="300" Height="200">{controls}</Dialog>{others}</UI>""");
}
