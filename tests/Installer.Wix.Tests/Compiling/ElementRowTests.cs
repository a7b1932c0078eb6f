using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Compiling;

/// <summary>The rows that elements give, where their attributes have defaults or depend on each other.</summary>
[TestClass]
public sealed class ElementRowTests
{
    private const string Feature = """<Feature Id="F"><ComponentRef Id="C" /></Feature>""";

    [TestMethod]
    public void Service_has_defaults_and_its_identifier_is_made_of_its_name()
    {
        var source = CompiledSource.Component("""<ServiceInstall Name="My Service" /><ServiceControl Name="1 service" Start="both" />""", Feature);

        source.AssertMessages();
        source.AssertRows("ServiceInstall", "My_Service|My Service||16|3|1||||||C|");
        source.AssertRows("ServiceControl", "_1_service|1 service|17|||C");
    }

    [TestMethod]
    public void Privileges_of_a_service_get_the_names_of_Windows()
    {
        var source = CompiledSource.Component(
            """
            <ServiceConfig ServiceName="S v" OnInstall="yes">
              <RequiredPrivilege Name="backup" /><RequiredPrivilege Name="modifySystemTime" /><RequiredPrivilege Name="trustedComputerBase" /><RequiredPrivilege Name="[OTHER]" />
            </ServiceConfig>
            """,
            Feature);

        source.AssertMessages(1149);
        source.AssertRows("MsiServiceConfig", "S_v.RP|S v|1|6|SeBackupPrivilege[~]SeSystemtimePrivilege[~]SeTcbPrivilege[~][OTHER]|C");
    }

    [TestMethod]
    public void Empty_command_of_a_service_is_not_the_default()
    {
        var source = CompiledSource.Component("""<ServiceConfigFailureActions ServiceName="S" OnInstall="yes" Command="" />""", Feature);

        source.AssertRows("MsiServiceConfigFailureActions", "S|S|1||[~]||||C");
    }

    [TestMethod]
    public void Strings_of_a_registry_value_are_joined()
    {
        var source = CompiledSource.Component(
            """
            <RegistryKey Root="HKLM" Key="A">
              <RegistryValue Id="R1" Type="multiString"><MultiString Value="a" /><MultiStringValue /><MultiString Value="c" /></RegistryValue>
              <RegistryValue Id="R2" Name="n" Type="multiString"><MultiString /></RegistryValue>
              <RegistryKey Key="\B"><RegistryValue Id="R3" Value="v" /></RegistryKey>
            </RegistryKey>
            """,
            Feature);

        source.AssertMessages();
        source.AssertRows("Registry", "R1|2|A||a[~][~]c|C", "R2|2|A|n|[~]|C", "R3|2|\\B||v|C");
    }

    [TestMethod]
    public void Search_of_an_ini_file_finds_a_file_unless_it_says_otherwise() =>
        CompiledSource.Package("""<Property Id="A"><IniFileSearch Id="I" Name="a.ini" Section="s" Key="k" /></Property>""").AssertRows("IniLocator", "I|a.ini|s|k||1");

    [TestMethod]
    public void Compliance_searches_fill_their_table_and_bring_their_actions()
    {
        var source = CompiledSource.Package("""
            <Property Id="A" ComplianceCheck="yes"><RegistrySearch Id="R" Root="HKLM" Key="k" Type="raw" /></Property>
            <ComplianceCheck><ComplianceDrive><DirectorySearch Id="D" Path="p" /></ComplianceDrive></ComplianceCheck>
            """);

        source.AssertMessages();
        source.AssertRows("CCPSearch", "R", "D");
        source.AssertRows("DrLocator", "D|CCP_DRIVE|p|");
        source.AssertRows("AppSearch", "A|R");
    }

    [TestMethod]
    public void Identifiers_are_made_of_what_WiX_makes_them_of()
    {
        var source = CompiledSource.Component(
            """
            <Environment Name="N" Value="v" Action="set" /><Environment Name="N" Value="v" Action="create" />
            <CopyFile SourceDirectory="INSTALLFOLDER" SourceName="a" DestinationProperty="P" />
            """,
            Feature);

        source.AssertMessages();
        string[] environment = [Id("env", "0", "N", null, "False"), Id("env", "1", "N", null, "False")];
        source.AssertRows("Environment", $"{environment[0]}|=-N|v|C", $"{environment[1]}|+-N|v|C");
        source.AssertRows("MoveFile", $"{Id("cf", null, "INSTALLFOLDER", null, null, "P", null)}|C|a||INSTALLFOLDER|P|0");

        static string Id(string prefix, params string?[] arguments) => Wix.Compiling.IdentifierGenerator.Generate(prefix, arguments);
    }

    [TestMethod]
    public void Shortcut_may_lead_to_a_created_folder_and_bring_its_icon()
    {
        var source = CompiledSource.Component(
            """
            <CreateFolder><Shortcut Id="S" Name="S" Directory="INSTALLFOLDER" WorkingDirectory="INSTALLFOLDER" WorkingSubdirectory="w"><Icon Id="I" SourceFile="i.ico" /></Shortcut></CreateFolder>
            """,
            Feature);

        source.AssertMessages();
        var folder = Wix.Compiling.IdentifierGenerator.Generate("d", "INSTALLFOLDER", "w", null, null, null);
        source.AssertRows("Shortcut", $"S|INSTALLFOLDER|S|C|[INSTALLFOLDER]||||I|||{folder}||||");
        source.AssertRows("Icon", "I|file:i.ico");
    }

    [TestMethod]
    public void Component_may_name_its_feature_and_COM_plus_application()
    {
        var source = CompiledSource.Package("""<Feature Id="F" /><Component Id="C" Feature="F" ComPlusFlags="3" MultiInstance="yes" Guid="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><CreateFolder /></Component>""");

        source.AssertMessages();
        source.AssertRows("Complus", "C|3");
    }

    [TestMethod]
    public void Feature_s_own_number_in_the_tree_does_not_begin_anew_with_zero()
    {
        var source = CompiledSource.Package("""<Feature Id="A" /><Feature Id="B" Display="0" /><Feature Id="C" />""");

        Assert.AreEqual("2 0 4", string.Join(' ', source.FeatureDisplays));
    }

    [TestMethod]
    public void Action_after_one_without_a_usual_place_brings_that_one_along()
    {
        var source = CompiledSource.Package("""<SetProperty Id="P" Value="1" After="InstallExecute" Sequence="execute" />""");

        source.AssertMessages();
        source.AssertHasAction(SequenceTable.InstallExecuteSequence, "SetP|>InstallExecute|");
    }
}
