using System.Text.RegularExpressions;
using System.Xml.Linq;

using Installer.Wix.Converting;

namespace Installer.Wix.Tests.Converting;

/// <summary>What becomes of WiX v3 sources.</summary>
[TestClass]
public sealed partial class ConversionTests
{
    private const string Version3 = "http://schemas.microsoft.com/wix/2006/wi";
    private const string Version4 = "http://wixtoolset.org/schemas/v4/wxs";

    private readonly List<ConversionMessage> messages = [];

    /// <summary>Names that stand for others, so that what is written in a row of a test is short.</summary>
    private static readonly string[] Recorded = ["one", "two"];

    [TestMethod]
    // Texts that are attributes now
    [DataRow("<Property Id='P'>x &amp; y</Property>", "<Property Id='P' Value='x &amp; y' />", 22)]
    [DataRow("<Property Id='P'>\n    one\n    two\n  </Property>", "<Property Id='P' Value='one two' />", 22)]
    [DataRow("<Property Id='P'><![CDATA[<\"a\">]]></Property>", "<Property Id='P' Value='&lt;\"a\"&gt;' />", 22)]
    [DataRow("<Property Id='P'><!-- why -->x</Property>", "<!-- why --><Property Id='P' Value='x' />", 22)]
    [DataRow("<Property Id='P'>\n  <RegistrySearch Id='R' Root='HKLM' Key='k' Type='raw' />\n</Property>", "<Property Id='P'>\n  <RegistrySearch Id='R' Root='HKLM' Key='k' Type='raw' />\n</Property>")]
    [DataRow("<Property Id='P' Value='x'></Property>", "<Property Id='P' Value='x'></Property>")]
    [DataRow("<Property Id='P'>$(loc.Name)</Property>", "<Property Id='P' Value='!(loc.Name)' />", 10, 22)]
    [DataRow("<Property Id='P' Value='$(loc.Name) $$(loc.Name)' />", "<Property Id='P' Value='!(loc.Name) $$(loc.Name)' />", 11)]
    [DataRow("<Condition Message='m'>A &lt; 1</Condition>", "<Launch Condition='A &lt; 1' Message='m' />", 22)]
    [DataRow("<Condition Message='m'><![CDATA[A < 1]]><!-- why --></Condition>", "<!-- why --><Launch Condition='A &lt; 1' Message='m' />", 22)]
    [DataRow("<Component Id='C' Guid='*'><Condition>X</Condition></Component>", "<Component Id='C' Condition='X' />", 23, 22)]
    [DataRow("<Feature Id='F'><Condition Level='0'>X</Condition><Condition Level='1'>Y</Condition></Feature>", "<Feature Id='F'><Level Value='0' Condition='X' /><Level Value='1' Condition='Y' /></Feature>", 22, 22)]
    [DataRow("<Control Id='C'><Condition Action='disable'>A</Condition><Condition Action='hide'>B</Condition></Control>", "<Control Id='C' DisableCondition='A' HideCondition='B' />", 22, 22)]
    [DataRow("<Control Id='C'><Condition Action='hide'>A</Condition><Condition Action='hide'>B</Condition></Control>", "<Control Id='C' HideCondition='(A) OR (B)' />", 22, 22)]
    [DataRow("<Control Id='C'><Text>t</Text><Condition Action='show'>A</Condition></Control>", "<Control Id='C' ShowCondition='A'><Text Value='t' /></Control>", 22, 22)]
    [DataRow("<InstallUISequence><Custom Action='A' After='B'>X</Custom><LaunchConditions After='AppSearch' /></InstallUISequence>", "<InstallUISequence><Custom Action='A' After='B' Condition='X' /><LaunchConditions After='AppSearch' /></InstallUISequence>", 22)]
    [DataRow("<Publish Dialog='D' Control='C' Event='E' Value='V'>1</Publish>", "<Publish Dialog='D' Control='C' Event='E' Value='V' />", 22, 26)]
    [DataRow("<Publish Dialog='D' Control='C' Event='E' Value='V'>X</Publish>", "<Publish Dialog='D' Control='C' Event='E' Value='V' Condition='X' />", 22)]
    [DataRow("<SetDirectory Id='D' Value='v'>X</SetDirectory>", "<SetDirectory Id='D' Value='v' Condition='X' />", 22)]
    [DataRow("<Error Id='1'>e</Error>", "<Error Id='1' Message='e' />", 22)]
    [DataRow("<ProgressText Action='A'>e</ProgressText>", "<ProgressText Action='A' Message='e' />", 22)]
    [DataRow("<RegistryValue><MultiStringValue>a</MultiStringValue></RegistryValue>", "<RegistryValue><MultiStringValue Value='a' /></RegistryValue>", 22)]
    [DataRow("<fw:FirewallException><fw:RemoteAddress>a</fw:RemoteAddress></fw:FirewallException>", "<fw:FirewallException><fw:RemoteAddress Value='a' /></fw:FirewallException>", 22)]
    [DataRow("<util:CloseApplication Target='a'>X</util:CloseApplication>", "<util:CloseApplication Target='a' Condition='X' />", 22)]
    // Renamed attributes and values
    [DataRow("<Component Id='C' Win64='yes' />", "<Component Id='C' Bitness='always64' />", 42)]
    [DataRow("<RegistrySearch Id='R' Win64='no' />", "<RegistrySearch Id='R' Bitness='always32' />", 42)]
    [DataRow("<Component Id='C' Win64='$(var.X)' />", "<Component Id='C' Bitness='$(var.X)' />", 42, -43)]
    [DataRow("<Feature Id='F' Absent='allow' AllowAdvertise='system' />", "<Feature Id='F' AllowAdvertise='yes' />", 24, 25)]
    [DataRow("<Feature Id='F' Absent='disallow' AllowAdvertise='disallow' />", "<Feature Id='F' AllowAbsent='no' />", 24, 25)]
    [DataRow("<CustomAction Id='A' BinaryKey='WixCA' DllEntry='CAQuietExec' />", "<CustomAction Id='A' BinaryRef='Wix4UtilCA_X86' DllEntry='WixQuietExec' />", 29, 14, 15)]
    [DataRow("<CustomAction Id='A' Property='QtExec64CmdLine' Value='v' />", "<CustomAction Id='A' Property='WixQuietExec64CmdLine' Value='v' />", 15)]
    [DataRow("<Property Id='QtExecCmdTimeout' Value='1' />", "<Property Id='QtExecCmdTimeout' Value='1' />", 16)]
    [DataRow("<Custom Action='WixCloseApplications' After='A' />", "<Custom Action='Wix4CloseApplications_$(sys.BUILDARCHSHORT)' After='A' />", 65)]
    [DataRow("<CustomActionRef Id='WixCloseApplications' />", "<CustomActionRef Id='Wix4CloseApplications_$(sys.BUILDARCHSHORT)' />", 65)]
    [DataRow("<RegistryKey Root='HKLM' Key='k' Action='createAndRemoveOnUninstall' />", "<RegistryKey Root='HKLM' Key='k' ForceCreateOnInstall='yes' ForceDeleteOnUninstall='yes' />", 54)]
    [DataRow("<RegistryKey Root='HKLM' Key='k' Action='none' />", "<RegistryKey Root='HKLM' Key='k' />", 54)]
    [DataRow("<CustomTable Id='T'><Column Id='C' Category='Text' Modularize='Column' /></CustomTable>", "<CustomTable Id='T'><Column Id='C' Category='text' Modularize='column' /></CustomTable>", 20, 21)]
    [DataRow("<CustomTable Id='T'><Row><Data Column='C'>1</Data></Row></CustomTable>", "<CustomTable Id='T'><Row><Data Column='C' Value='1' /></Row></CustomTable>", -52, 22)]
    [DataRow("<Directory Id='D' ShortName='d' />", "<Directory Id='D' Name='d' />", 17)]
    [DataRow("<File Source='bin\\a-b.txt' />", "<File Id='a_b.txt' Source='bin\\a-b.txt' />", 12)]
    [DataRow("<File Name='1.txt' Source='x' />", "<File Id='_1.txt' Name='1.txt' Source='x' />", 12)]
    [DataRow("<File Id='F'><util:PermissionEx User='u' /></File>", "<File Id='F'><util:PermissionEx User='u' Inheritable='no' /></File>", 19)]
    [DataRow("<CreateFolder><util:PermissionEx User='u' /></CreateFolder>", "<CreateFolder><util:PermissionEx User='u' /></CreateFolder>")]
    [DataRow("<Verb Id='V' Target='t' />", "<Verb Id='V' Target='t' />", -36)]
    // Directories
    [DataRow("<Directory Id='ProgramFilesFolder' Name='PF'><Directory Id='D' Name='d' /></Directory>", "<StandardDirectory Id='ProgramFilesFolder'><Directory Id='D' Name='d' /></StandardDirectory>", 59)]
    [DataRow("<DirectoryRef Id='DesktopFolder'><Component Id='C' /></DirectoryRef>", "<StandardDirectory Id='DesktopFolder'><Component Id='C' /></StandardDirectory>", 66)]
    [DataRow("<DirectoryRef Id='DesktopFolder' />", "<DirectoryRef Id='DesktopFolder' />", -67)]
    [DataRow("<DirectoryRef Id='D'><Component Id='C' /></DirectoryRef>", "<DirectoryRef Id='D'><Component Id='C' /></DirectoryRef>")]
    [DataRow("<DirectoryRef Id='TARGETDIR'><Component Id='C' /><Directory Id='D' Name='d' /></DirectoryRef>", "<Component Id='C' Directory='TARGETDIR' /><Directory Id='D' Name='d' />", 66, -70)]
    [DataRow("<Directory Id='TARGETDIR' Name='SourceDir' />", "", 58)]
    // References
    [DataRow("<PropertyRef Id='WIX_SUITE_BLADE' /><PropertyRef Id='WIX_SUITE_PERSONAL' />", "<util:QueryWindowsSuiteInfo />", 60, 60)]
    [DataRow("<PropertyRef Id='OTHER' />", "<PropertyRef Id='OTHER' />")]
    [DataRow("<CustomActionRef Id='WixFailWhenDeferred' />", "<util:FailWhenDeferred />", 60)]
    [DataRow("<UIRef Id='WixUI_Mondo' />", "<ui:WixUI Id='WixUI_Mondo' />", 60)]
    [DataRow("<UIRef Id='Mine' />", "<UIRef Id='Mine' />")]
    [DataRow("<Publish Event='DoAction' Value='WixUIPrintEula' />", "", 73)]
    [DataRow("<Publish Event='DoAction' Value='WixUIValidatePath' />", "<Publish Event='DoAction' Value='WixUIValidatePath_$(sys.BUILDARCHSHORT)' />", 65)]
    // Instructions to the preprocessor that no attribute could hold
    [DataRow("<Property Id='P'><?if 1=1?>x<?endif?></Property>", "<Property Id='P'><?if 1=1?>x<?endif?></Property>", -22)]
    public void A_fragment_becomes(string before, string after, params int[] numbers)
    {
        var converted = Convert($"<Fragment>{before}</Fragment>");

        AssertSame($"<Fragment>{after}</Fragment>", converted);
        CollectionAssert.AreEqual(numbers, messages.Where(message => message.Number is not (9 or 46)).Select(message => message.IsDone ? message.Number : -message.Number).ToArray(), string.Join('\n', messages));
    }

    [TestMethod]
    [DataRow("<Package />", "Compressed='no' Id='1'", "", 30, 35)]
    [DataRow("<Package InstallerVersion='200' Compressed='yes' InstallScope='perMachine' Platform='x64' Comments='c' />", "InstallerVersion='200' Id='1'", "", 30)]
    [DataRow("<Package InstallerVersion='500' Compressed='yes' InstallScope='perUser' Description='d' SummaryCodepage='1252' />", "Scope='perUser' Id='1'", "<SummaryInformation Description='d' />", 30)]
    [DataRow("<Package InstallerVersion='500' Compressed='yes' InstallPrivileges='limited' />", "Id='1' Scope='perUser'", "", 30)]
    [DataRow("<Package InstallerVersion='500' Compressed='yes' InstallPrivileges='elevated' /><Property Id='ALLUSERS' Value='1' />", "Id='1'", "", 30)]
    [DataRow("<Package InstallerVersion='500' Compressed='yes' /><Property Id='ALLUSERS' Value='2' /><Property Id='MSIINSTALLPERUSER' Value='1' />", "Id='1' Scope='perUserOrMachine'", "", 30)]
    [DataRow("<Package InstallerVersion='500' Compressed='yes' /><MediaTemplate />", "Id='1'", "", 32, 30)]
    public void A_product_becomes_a_package(string before, string attributes, string after, params int[] numbers)
    {
        AssertSame($"<Package {attributes.Replace("Id=", "ProductCode=", StringComparison.Ordinal)}>{after}</Package>", Convert($"<Product Id='1'>{before}</Product>"));
        CollectionAssert.AreEqual(numbers, messages.Where(message => message.Number is not (9 or 46)).Select(message => message.Number).ToArray(), string.Join('\n', messages));
    }

    [TestMethod]
    [DataRow("<Package Platform='x64' InstallScope='perUser' />", "-arch x64")]
    [DataRow("<Package Comments='c' InstallScope='perUser' />", "comments")]
    [DataRow("<Package />", "for all users now")]
    public void What_cannot_be_said_any_more_is_told(string package, string expected)
    {
        Convert($"<Product Id='1'>{package}</Product>");

        Assert.Contains(expected, messages.Single(message => message.Number == 30).Text);
    }

    [TestMethod]
    [DataRow("<Property Id='P' Value='x'>y</Property>", "The text of the Property element belongs into the attribute Value, which has a value already. Move it by hand.")]
    [DataRow("<Error Id='1'><?if 1=1?>x<?endif?></Error>", "The text of the Error element belongs into the attribute Message, which could not hold the instruction to the preprocessor in it. Move it by hand.")]
    [DataRow("<Error Id='1'>x</Error>", "The text of the Error element is the attribute Message now.")]
    public void Text_that_moves_or_cannot_is_told(string content, string expected)
    {
        Convert($"<Fragment>{content}</Fragment>");

        Assert.AreEqual(expected, messages.Single(message => message.Number == 22).Text);
    }

    [TestMethod]
    public void A_module_has_its_package_s_attributes()
    {
        AssertSame("<Module Id='M' Guid='G' InstallerVersion='200'><SummaryInformation Manufacturer='m' /></Module>", Convert("<Module Id='M'><Package Id='G' InstallerVersion='200' Manufacturer='m' Languages='1033' /></Module>"));
    }

    [TestMethod]
    public void Namespaces_that_became_part_of_another_are_gone()
    {
        var converted = Convert("<Component Id='C'><dep:Provides Key='k'><dep:Requires Id='r' ProviderKey='p' /></dep:Provides><tag:Tag Regid='r' Licensed='yes' Win64='no' /></Component>");

        Assert.AreEqual(
            "<Component Id='C'><Provides Key='k' dep:Check='yes'><Requires Id='r' ProviderKey='p' dep:Enforce='yes' /></Provides><SoftwareTag Regid='r' Bitness='always32' /></Component>",
            Fragment(converted).Replace('"', '\''));
        CollectionAssert.DoesNotContain(XDocument.Parse(converted).Root!.Attributes().Select(attribute => attribute.Value).ToArray(), "http://schemas.microsoft.com/wix/TagExtension");
    }

    [TestMethod]
    public void A_namespace_declared_inside_is_declared_at_the_root()
    {
        var converted = Run($"<Wix xmlns='{Version3}'><Fragment><u:CloseApplication xmlns:u='http://schemas.microsoft.com/wix/UtilExtension' Target='a' /></Fragment></Wix>");

        Assert.AreEqual($"<Wix xmlns='{Version4}' xmlns:u=\"{Version4}/util\"><Fragment><u:CloseApplication Target='a' /></Fragment></Wix>", converted);
    }

    [TestMethod]
    public void A_source_without_a_namespace_gets_it_and_keeps_its_form()
    {
        Assert.AreEqual($"<Wix xmlns=\"{Version4}\">\r\n\t<Fragment  Id = 'F'/>\r\n</Wix>\r\n", Run("<Wix>\r\n\t<Fragment  Id = 'F'/>\r\n</Wix>\r\n"));
    }

    [TestMethod]
    public void Comments_order_indentation_and_quotes_stay()
    {
        var converted = Run($"""
            <?xml version="1.0"?>
            <!-- top -->
            <Wix xmlns="{Version3}">
            	<Fragment>
            		<Directory Id="TARGETDIR" Name="SourceDir">
            			<!-- inside -->
            			<Directory Id="ProgramFilesFolder">
            				<Directory Id='D'
            				           Name = "d" />
            			</Directory>
            		</Directory>

            		<!-- after -->
            		<Property   Id="P"
            		            Secure="yes">x</Property>
            	</Fragment>
            </Wix>
            """);

        Assert.AreEqual(
            $"""
            <!-- top -->
            <Wix xmlns="{Version4}">
            	<Fragment>
            		<!-- inside -->
            		<StandardDirectory Id="ProgramFilesFolder">
            			<Directory Id='D'
            			           Name = "d" />
            		</StandardDirectory>

            		<!-- after -->
            		<Property   Id="P"
            		            Secure="yes"
            		            Value="x" />
            	</Fragment>
            </Wix>
            """.Replace("\t\t\t           Name", "\t\t\t\t           Name", StringComparison.Ordinal),
            converted);
    }

    [TestMethod]
    public void A_localization_file_has_its_texts_in_attributes()
    {
        Assert.AreEqual(
            "<WixLocalization xmlns='http://wixtoolset.org/schemas/v4/wxl' Culture='de-DE'><String Id='a' Value='x' /><UI Dialog='D' Text='t' /></WixLocalization>",
            Run("<WixLocalization xmlns='http://schemas.microsoft.com/wix/2006/localization' Culture='de-DE'><String Id='a'>x</String><UI Dialog='D'>t</UI></WixLocalization>"));
    }

    [TestMethod]
    public void A_change_that_is_ignored_is_not_made()
    {
        var text = $"<Wix xmlns='{Version3}'><Fragment><Property Id='P'>x</Property></Fragment></Wix>";
        var converted = SourceConverter.Convert(text, new(CustomTableTarget.Unknown, new HashSet<string> { "InnerTextDeprecated" }, false), messages.Add).Text;

        Assert.AreEqual(text.Replace(Version3, Version4, StringComparison.Ordinal), converted);
    }

    [TestMethod]
    public void A_converted_source_is_not_converted_again()
    {
        foreach (var name in Recorded)
        {
            var once = Run(Read(name + ".v3.wxs"));
            messages.Clear();

            Assert.AreEqual(once, Run(once));
            Assert.IsEmpty(messages, string.Join('\n', messages));
        }
    }

    /// <summary>The recorded results are WiX's: the same elements and attributes, wherever they stand. WiX leaves a reference to an action that has another identifier now.</summary>
    [TestMethod]
    [DataRow("one")]
    [DataRow("two")]
    public void Sources_become_what_wix_convert_makes_of_them(string name)
    {
        var converted = Run(Read(name + ".v3.wxs"));

        var expected = XDocument.Parse(Read(name + ".v4.wxs").Replace("CustomActionRef Id=\"WixCloseApplications\"", "CustomActionRef Id=\"Wix4CloseApplications_$(sys.BUILDARCHSHORT)\"", StringComparison.Ordinal));
        Assert.AreEqual(Canonical(expected.Root!), Canonical(XDocument.Parse(converted).Root!));
        var numbers = messages.Where(message => message.Number is not (42 or 65)).Select(message => $"WIX{message.Number:0000} {message.Name}");
        Assert.AreEqual(Read(name + ".messages.txt").Trim(), string.Join('\n', numbers));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Converting", "Recorded", name)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Canonical(XElement element) =>
        $"<{element.Name} {string.Join(' ', element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $"{attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal))}>"
        + string.Concat(element.Elements().Select(Canonical).Order(StringComparer.Ordinal)) + "</>";

    private static void AssertSame(string expected, string converted) => Assert.AreEqual(Normalize(expected), Normalize(Fragment(converted)));

    private static string Normalize(string text) => Quoted().Replace(text, "$1").Replace("> <", "><", StringComparison.Ordinal);

    private static string Fragment(string converted) => converted[(converted.IndexOf('>', StringComparison.Ordinal) + 1)..converted.LastIndexOf("</Wix>", StringComparison.Ordinal)];

    private string Convert(string content) => Run(
        $"<Wix xmlns='{Version3}' xmlns:util='http://schemas.microsoft.com/wix/UtilExtension' xmlns:fw='http://schemas.microsoft.com/wix/FirewallExtension' "
        + $"xmlns:dep='http://schemas.microsoft.com/wix/DependencyExtension' xmlns:tag='http://schemas.microsoft.com/wix/TagExtension'>{content}</Wix>");

    private string Run(string text) => SourceConverter.Convert(text, new(CustomTableTarget.Unknown, new HashSet<string>(), false), messages.Add).Text;

    /// <summary>Only so that rows of tests may be written with one kind of quotation marks.</summary>
    [GeneratedRegex("(?<==)[\"']|[\"'](?=[ />])()")]
    private static partial Regex Quoted();
}
