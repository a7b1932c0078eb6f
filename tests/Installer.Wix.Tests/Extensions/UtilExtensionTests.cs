using Installer.Wix.Tables;
using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Extensions;

/// <summary>What the conformance corpus does not have of the utility extension: further elements, and what is refused.</summary>
[TestClass]
public sealed class UtilExtensionTests
{
    [TestMethod]
    public void Nested_XmlConfig_refers_to_the_outer_one_and_orders_nothing_itself()
    {
        var compiled = CompiledSource.Component("""
            <util:XmlConfig Id="outer" File="[#a.xml]" ElementPath="//x" Name="n" Value="v" Action="create" Node="element" On="install" Sequence="3" VerifyPath="y" PreserveModifiedDate="yes">
              <util:XmlConfig Id="inner" File="[#a.xml]" ElementId="outer" Name="m" Value="w" />
            </util:XmlConfig>
            """);
        compiled.AssertRows("Wix4XmlConfig", "outer|[#a.xml]||//x|y|n|v|4369|C|3", "inner|[#a.xml]|outer|||m|w|0|C|");
        Assert.AreEqual("25540 25541 25542 25543", string.Join(' ', compiled.Rows("Error").Select(row => row.Split('|')[0])));
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4SchedXmlConfig_X64|>DuplicateFiles|VersionNT > 400");
    }

    [TestMethod]
    [DataRow("""<util:XmlConfig File="f" />""", 44)]
    [DataRow("""<util:XmlConfig ElementPath="p" />""", 10)]
    [DataRow("""<util:XmlConfig File="f" ElementPath="p" ElementId="e" />""", 35)]
    [DataRow("""<util:XmlConfig File="f" ElementPath="p" Action="change" />""", 21)]
    [DataRow("""<util:XmlConfig Id="a" File="f" ElementPath="p"><util:XmlConfig File="f" ElementId="a" On="install" /></util:XmlConfig>""", 62)]
    [DataRow("""<util:XmlConfig Id="a" File="f" ElementPath="p"><util:XmlConfig Id="b" File="f" ElementId="a"><util:XmlConfig File="f" ElementId="a" /></util:XmlConfig></util:XmlConfig>""", 5)]
    [DataRow("""<util:XmlFile File="f" ElementPath="p" Action="createElement" />""", 37)]
    [DataRow("""<util:XmlFile File="f" ElementPath="p" Sequence="0" />""", 123)]
    [DataRow("""<util:EventSource Log="Security" Name="n" EventMessageFile="f" />""", 21)]
    [DataRow("""<util:EventSource Log="l" Name="n" EventMessageFile="f" CategoryCount="2" />""", 37)]
    [DataRow("""<util:EventSource Log="l" Name="n" EventMessageFile="f" CategoryMessageFile="2" />""", 37)]
    [DataRow("""<util:EventSource Name="n" EventMessageFile="f" />""", 10)]
    [DataRow("""<util:EventSource Log="l" Name="n" EventMessageFile="f" KeyPath="yes" />""", 42)]
    [DataRow("""<util:ServiceConfig FirstFailureActionType="restart" />""", 10)]
    [DataRow("""<util:ServiceConfig ServiceName="s" FirstFailureActionType="explode" />""", 21)]
    [DataRow("""<util:RemoveFolderEx On="uninstall" />""", 10)]
    [DataRow("""<util:RemoveFolderEx Property="P" On="never" />""", 21)]
    [DataRow("""<util:RemoveRegistryKey Root="HKMU" Key="k" On="uninstall" />""", 21)]
    [DataRow("""<util:InternetShortcut Name="n" />""", 10)]
    [DataRow("""<util:InternetShortcut Name="n" Target="t" Type="shell" />""", 21)]
    [DataRow("""<util:User Id="U" />""", 10)]
    [DataRow("""<util:User Name="u" Comment="c" RemoveComment="yes" />""", 35)]
    [DataRow("""<util:User Name="u"><util:GroupRef Id="Nowhere" /></util:User>""", 94)]
    [DataRow("""<util:RestartResource />""", 44)]
    [DataRow("""<util:RestartResource Path="p" ProcessName="q" />""", 36)]
    [DataRow("""<util:TouchFile />""", 10)]
    [DataRow("""<util:CloseApplication Target="a.exe" />""", 5)]
    [DataRow("""<util:FileShare Name="s" Description="d" />""", 7100)]
    [DataRow("""<util:PerformanceCategory Name="s" />""", 7100)]
    [DataRow("""<util:Unheard />""", 5)]
    [DataRow("""<RegistryKey Root="HKLM" Key="k"><util:PermissionEx User="u" Read="yes" /></RegistryKey>""", 5063)]
    [DataRow("""<CreateFolder><util:PermissionEx Read="yes" /></CreateFolder>""", 10)]
    [DataRow("""<CreateFolder><util:PermissionEx User="u" GenericRead="yes" /></CreateFolder>""", 67)]
    [DataRow("""<CreateFolder><util:PermissionEx User="u" ServiceStart="yes" /></CreateFolder>""", 4)]
    [DataRow("""<CreateFolder><util:PermissionEx User="u" FileAllRights="yes" /></CreateFolder>""", 4)]
    public void Bad_input_in_a_component_is_refused(string content, int number)
    {
        var compiled = CompiledSource.Component(content);
        compiled.AssertMessages(number);
    }

    [TestMethod]
    [DataRow("""<util:CloseApplication Target="a.exe" TerminateProcess="0" />""", 35)]
    [DataRow("""<util:CloseApplication Target="a.exe" PromptToContinue="yes" />""", 37)]
    [DataRow("""<util:CloseApplication />""", 10)]
    [DataRow("""<util:CloseApplication Target="a.exe" Timeout="2147484" />""", 123)]
    [DataRow("""<util:User Name="u" CreateUser="yes" />""", 5050)]
    [DataRow("""<util:Group Name="g" Vital="no" />""", 5050)]
    [DataRow("""<util:Group Id="G" Name="g" /><util:User Name="u"><util:GroupRef Id="G" /></util:User>""", 5051)]
    [DataRow("""<util:XmlFile File="f" ElementPath="p" />""", 5)]
    [DataRow("""<util:ProductSearch UpgradeCode="1F3D0E9C-3F7E-4A41-8F2E-0B7C7C2C2A11" Variable="v" />""", 7100)]
    [DataRow("""<util:QueryWindowsDirectories Id="x" />""", 4)]
    public void Bad_input_in_a_package_is_refused(string content, int number)
    {
        var compiled = CompiledSource.Package(content);
        compiled.AssertMessages(number);
    }

    [TestMethod]
    public void Group_has_its_bits_in_the_second_table_and_may_be_a_member_of_another()
    {
        var compiled = CompiledSource.Component(
            """
            <util:Group Id="G" Name="g" Domain="d" Comment="c" FailIfExists="yes" UpdateIfExists="yes" RemoveOnUninstall="no" CreateGroup="no" Vital="no"><util:GroupRef Id="All" /></util:Group>
            <util:Group Id="H" Name="h" RemoveComment="yes" />
            """,
            """<util:Group Id="All" Name="all" />""");
        compiled.AssertRows("Wix4Group", "G|C|g|d", "H|C|h|", "All||all|");
        compiled.AssertRows("Wix6Group", "G|c|1840", "H||2048", "All||0");
        compiled.AssertRows("Wix6GroupGroup", "All|G");
        CollectionAssert.Contains(compiled.Rows("CustomAction").ToArray(), "Wix6AddDomainGroupMembership_X64|1025|Wix4UtilCA_X64|AddGroupMembership|");
        Assert.AreEqual("26421 26423 26422", string.Join(' ', compiled.Rows("Error").Select(row => row.Split('|')[0])));
    }

    [TestMethod]
    public void User_has_a_bit_for_each_attribute()
    {
        var compiled = CompiledSource.Component("""
            <util:User Id="A" Name="a" PasswordNeverExpires="yes" CanNotChangePassword="yes" PasswordExpired="yes" Disabled="yes" FailIfExists="yes" UpdateIfExists="yes"
              LogonAsService="yes" LogonAsBatchJob="yes" RemoveOnUninstall="no" CreateUser="no" Vital="no" RemoveComment="yes" />
            <util:User Id="B" Name="b" Comment="c" RemoveOnUninstall="yes" CreateUser="yes" Vital="yes" Disabled="no" />
            """);
        compiled.AssertRows("Wix4User", "A|C|a||||4095", "B|C|b|||c|0");
    }

    [TestMethod]
    public void TouchFile_is_vital_and_touches_at_installation_and_repair_unless_told_otherwise()
    {
        var compiled = CompiledSource.Component("""
            <util:TouchFile Id="T" Path="[INSTALLFOLDER]a" />
            <util:TouchFile Id="U" Path="[INSTALLFOLDER]b" OnUninstall="yes" Nonvital="yes" />
            """);
        compiled.AssertRows("Wix4TouchFile", "T|C|[INSTALLFOLDER]a|51", "U|C|[INSTALLFOLDER]b|20");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4TouchFileDuringInstall_X64|>InstallFiles|");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4TouchFileDuringUninstall_X64|<RemoveFiles|");
    }

    [TestMethod]
    public void RestartResource_has_a_number_for_each_kind()
    {
        var compiled = CompiledSource.Component(
            """<util:RestartResource Id="R1" Path="p" /><util:RestartResource Id="R2" ProcessName="q" />""",
            """<util:RestartResource Id="R3" ServiceName="s" />""");
        compiled.AssertRows("Wix4RestartResource", "R1|C|p|1", "R2|C|q|2", "R3||s|3");
    }

    [TestMethod]
    public void Event_manifest_and_formatted_file_belong_to_the_file_around_them()
    {
        var compiled = CompiledSource.Component(
            """
            <File Id="Man" Source="a.man"><util:EventManifest MessageFile="[#Dll]" ResourceFile="r" ParameterFile="p" /></File>
            <File Id="Txt" Source="a.txt"><util:FormatFile BinaryRef="Template" /></File>
            """,
            """<Binary Id="Template" SourceFile="t.txt" />""");
        compiled.AssertRows("Wix4EventManifest", "C|[#Man]");
        compiled.AssertRows("Wix4FormatFile", "Template|Txt");
        compiled.AssertRows(
            "Wix4XmlFile",
            @"Config_ManMessageFile|[#Man]|/*/*/*/*[\[]@messageFileName[\]]|messageFileName|[#Dll]|4100|C|",
            @"Config_ManParameterFile|[#Man]|/*/*/*/*[\[]@parameterFileName[\]]|parameterFileName|p|4100|C|",
            @"Config_ManResourceFile|[#Man]|/*/*/*/*[\[]@resourceFileName[\]]|resourceFileName|r|4100|C|");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4ConfigureEventManifestRegister_X64|>Wix4SchedXmlFile_X64|VersionNT > 400");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4SchedXmlFile_X64|>DuplicateFiles|VersionNT > 400");
    }

    [TestMethod]
    [DataRow("yes", "regFIRST|Registry")]
    [DataRow("no", "|Directory")]
    public void The_first_value_of_an_event_source_can_be_the_key_path(string isKeyPath, string keyPath)
    {
        var compiled = CompiledSource.Package($"""
            <Component Id="C" Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01"><util:EventSource Log="l" Name="n" EventMessageFile="f" KeyPath="{isKeyPath}" SupportsErrors="yes" /></Component>
            """);
        var first = compiled.Rows("Registry")[0].Split('|')[0];
        Assert.AreEqual(keyPath.Replace("regFIRST", first), compiled.KeyPath("C"));
    }

    [TestMethod]
    public void A_failure_of_a_service_that_is_not_authored_does_nothing()
    {
        var compiled = CompiledSource.Component("""<util:ServiceConfig ServiceName="s" SecondFailureActionType="restart" />""");
        compiled.AssertRows("Wix4ServiceConfig", "s|C|0|none|restart|none||||");
    }

    [TestMethod]
    [DataRow("FailWhenDeferred", "Wix4FailWhenDeferred|1025|WixFailWhenDeferred", "<InstallFinalize|WIXFAILWHENDEFERRED=1 AND VersionNT > 400")]
    [DataRow("ExitEarlyWithSuccess", "Wix4ExitEarlyWithSuccess|1|WixExitEarlyWithSuccess", ">FindRelatedProducts|NEWERVERSIONDETECTED AND VersionNT > 400")]
    [DataRow("CheckRebootRequired", "Wix4CheckRebootRequired|65|WixCheckRebootRequired", ">InstallFinalize|NOT REMOVE~=\"ALL\" AND VersionNT > 400")]
    [DataRow("BroadcastEnvironmentChange", "Wix4BroadcastEnvironmentChange|65|WixBroadcastEnvironmentChange", ">InstallFinalize|")]
    [DataRow("BroadcastSettingChange", "Wix4BroadcastSettingChange|65|WixBroadcastSettingChange", ">InstallFinalize|")]
    [DataRow("WaitForEvent", "Wix4WaitForEvent|1|WixWaitForEvent", "<InstallFinalize|")]
    [DataRow("WaitForEventDeferred", "Wix4WaitForEventDeferred|1025|WixWaitForEvent", ">InstallInitialize|")]
    public void Elements_without_attributes_take_a_custom_action_in(string element, string action, string place)
    {
        var compiled = CompiledSource.Package($"<util:{element} />", platform: Platform.Arm64);
        var fields = action.Split('|');
        compiled.AssertRows("CustomAction", $"{fields[0]}_A64|{fields[1]}|Wix4UtilCA_A64|{fields[2]}|");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, $"{fields[0]}_A64|{place}");
        compiled.AssertRows("Binary", "Wix4UtilCA_A64|Wix4UtilCA_A64.dll");
    }

    [TestMethod]
    [DataRow("QueryNativeMachine", "Wix4QueryNativeMachine_X86")]
    [DataRow("QueryWindowsSuiteInfo", "Wix4QueryOsInfo_X86")]
    [DataRow("QueryWindowsDriverInfo", "Wix4QueryOsDriverInfo_X86")]
    public void Queries_are_in_both_sequences(string element, string action)
    {
        var compiled = CompiledSource.Package($"<util:{element} />", platform: Platform.X86);
        var expected = $"{action}|>AppSearch|VersionNT > 400 OR (VersionNT = 400 AND ServicePackLevel > 3)";
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, expected);
        compiled.AssertHasAction(SequenceTable.InstallUISequence, expected);
    }

    [TestMethod]
    public void A_package_that_uses_nothing_of_the_extension_gets_nothing_of_it()
    {
        var compiled = CompiledSource.Component(string.Empty);
        Assert.IsEmpty(compiled.Rows("CustomAction"));
        Assert.IsEmpty(compiled.Rows("Binary"));
        Assert.IsEmpty(compiled.Rows("Error"));
    }

    [TestMethod]
    public void The_library_can_be_called_by_custom_actions_of_the_package()
    {
        var compiled = CompiledSource.Package("""
            <CustomAction Id="Run" BinaryRef="Wix4UtilCA_X64" DllEntry="WixQuietExec" Execute="deferred" Impersonate="no" />
            """);
        compiled.AssertRows("CustomAction", "Run|3073|Wix4UtilCA_X64|WixQuietExec|");
        compiled.AssertRows("Binary", "Wix4UtilCA_X64|Wix4UtilCA_X64.dll");
    }
}
