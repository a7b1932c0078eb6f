namespace Installer.Wix.Tests.Compiling;

/// <summary>What the rules of an element refuse or warn of: WiX's numbers in WiX's order.</summary>
[TestClass]
public sealed class ElementErrorTests
{
    [TestMethod]
    [DataRow("""<Property Id="A">text</Property>""", new[] { 400, 1006 })]
    [DataRow("""<Property Id="A"><FileSearch Name="a.txt" /></Property>""", new[] { 5, 1006 })]
    [DataRow("""<Property Id="a"><ProductSearch UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12" Minimum="1.0" /></Property>""", new[] { 11 })]
    [DataRow("""<Property Id="a"><RegistrySearch Root="HKLM" Key="k" Type="raw" /></Property>""", new[] { 12 })]
    [DataRow("""<Property Id="A" ComplianceCheck="yes" Value="x" />""", new[] { 69 })]
    [DataRow("""<Property Id="ProductID" Value="x" />""", new[] { 1083 })]
    [DataRow("""<Property Id="ErrorDialog" Value="Missing" />""", new[] { 94 })]
    [DataRow("""<Property Id="A"><RegistrySearch Root="HKMU" Key="k" Type="raw" /></Property>""", new[] { 21 })]
    [DataRow("""<Property Id="A"><DirectorySearch Path="p"><FileSearch Name="a.txt" ShortName="b.txt" /></DirectorySearch></Property>""", new[] { 1043, 193 })]
    [DataRow("""<ComplianceCheck />""", new[] { 57 })]
    [DataRow("""<Launch Condition="" Message="" />""", new[] { 6, 6, 10, 10 })]
    [DataRow("""<Launch Condition="A" Message="m">A</Launch>""", new[] { 400 })]
    [DataRow("""<Upgrade Id="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><UpgradeVersion Property="OLD" Minimum="1.0" /></Upgrade>""", new[] { 94 })]
    [DataRow("""<Upgrade Id="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><Property Id="A" Value="1" /></Upgrade>""", new[] { 1078 })]
    [DataRow("""<Feature Id="F" Title="PUT-FEATURE-TITLE-HERE" />""", new[] { 1074 })]
    [DataRow("""<Feature Id="F"><FeatureRef Id="F"><Level Value="1" Condition="A" /></FeatureRef></Feature>""", new[] { 5 })]
    [DataRow("""<Directory Id="TARGETDIR" Name="Other" />""", new[] { 5437, 206 })]
    [DataRow("""<DirectoryRef Id="INSTALLFOLDER"><Directory Id="D" Name="abc" ShortName="ABC" /></DirectoryRef>""", new[] { 1031 })]
    [DataRow("""<SummaryInformation Manufacturer="PUT-COMPANY-NAME-HERE" />""", new[] { 1074 })]
    [DataRow("""<Media Id="1" Cabinet="a?b.cab" />""", new[] { 1033 })]
    [DataRow("""<MediaTemplate MaximumCabinetSizeForLargeFileSplitting="10" />""", new[] { 123 })]
    [DataRow("""<EnsureTable Id="A234567890123456789012345678901234" />""", new[] { 28 })]
    public void Content_of_a_package_is_checked(string content, int[] expected) => CompiledSource.Package(content).AssertMessages(expected);

    [TestMethod]
    [DataRow("""<InstallFiles After="CostFinalize" />""", new[] { 4 })]
    [DataRow("""<InstallFiles OnExit="success" />""", new[] { 4 })]
    [DataRow("""<InstallFiles Overridable="yes" />""", new[] { 4 })]
    [DataRow("""<RemoveExistingProducts />""", new[] { 72 })]
    [DataRow("""<Custom Action="A" Sequence="1" OnExit="success" />""", new[] { 35 })]
    [DataRow("""<Custom Action="A" Sequence="1" Before="InstallFiles" />""", new[] { 35 })]
    [DataRow("""<Custom Action="A" After="CostFinalize" Suppress="yes" />""", new[] { 36 })]
    [DataRow("""<Custom Action="A" After="CostFinalize">NOT Installed</Custom>""", new[] { 400 })]
    public void Place_of_an_action_is_checked(string action, int[] expected) =>
        CompiledSource.Package($"""
            <SetProperty Action="A" Id="P" Value="1" After="CostFinalize" Sequence="ui" />
            <InstallExecuteSequence>{action}</InstallExecuteSequence>
            """).AssertMessages(expected);

    [TestMethod]
    [DataRow("""ExeCommand="x" """, new[] { 37, 44 })]
    [DataRow("""VBScriptCall="x" """, new[] { 1163, 37, 44 })]
    [DataRow("""JScriptCall="x" Directory="INSTALLFOLDER" """, new[] { 35 })]
    [DataRow("""BinaryRef="B" Value="x" """, new[] { 37 })]
    [DataRow("""BinaryRef="B" DllEntry="x" ScriptSourceFile="a.vbs" """, new[] { 37 })]
    [DataRow("""BinaryRef="B" DllEntry="x" Bitness="always64" """, new[] { 37 })]
    [DataRow("""BinaryRef="B" DllEntry="x" Return="asyncNoWait" """, new[] { 38 })]
    [DataRow("""BinaryRef="B" DllEntry="x" TerminalServerAware="yes" """, new[] { 232 })]
    [DataRow("""Property="P" Value="x" Execute="deferred" """, new[] { 233 })]
    [DataRow("""Property="P" Value="x" Subdirectory="d" """, new[] { 37 })]
    [DataRow("""Script="jscript" """, new[] { 10 })]
    public void Combination_of_a_custom_action_s_attributes_is_checked(string attributes, int[] expected) =>
        CompiledSource.Package($"""<Binary Id="B" SourceFile="b.dll" /><CustomAction Id="A" {attributes} />""").AssertMessages(expected);

    [TestMethod]
    [DataRow("""<CreateFolder><Shortcut Name="S" /></CreateFolder>""", new[] { 274 })]
    [DataRow("""<Shortcut Name="S" WorkingDirectory="Missing" />""", new[] { 94 })]
    [DataRow("""<Shortcut Name="S" WorkingSubdirectory="sub" />""", new[] { 37 })]
    [DataRow("""<Shortcut Name="S"><ShortcutProperty Key="" Value="" /></Shortcut>""", new[] { 6, 6, 10, 10 })]
    [DataRow("""<RemoveFile Name="a" On="sometimes" />""", new[] { 10 })]
    [DataRow("""<RemoveFolder Property="P" Subdirectory="s" On="both" />""", new[] { 35 })]
    [DataRow("""<CopyFile SourceDirectory="INSTALLFOLDER" />""", new[] { 46 })]
    [DataRow("""<CopyFile FileId="Missing" />""", new[] { 1003, 94 })]
    [DataRow("""<CopyFile DestinationProperty="P" SourceSubdirectory="s" />""", new[] { 37 })]
    [DataRow("""<Environment Name="N" Value="v" Action="create" Part="all" />""", new[] { 35 })]
    [DataRow("""<IniFile />""", new[] { 10, 10, 10, 10 })]
    [DataRow("""<IniFile Action="addLine" Name="a.ini" />""", new[] { 10, 10, 10 })]
    [DataRow("""<RegistryValue Type="string" />""", new[] { 10, 10, 10 })]
    [DataRow("""<RegistryKey />""", new[] { 10, 10 })]
    [DataRow("""<RemoveRegistryKey />""", new[] { 10, 10, 10 })]
    [DataRow("""<RegistryValue Root="" Key="k" Value="v" />""", new[] { 6, 10 })]
    [DataRow("""<ServiceInstall Name="" />""", new[] { 6, 10 })]
    [DataRow("""<ServiceInstall Name="n" Start="boot" Type="kernelDriver" />""", new[] { 73, 73 })]
    [DataRow("""<ServiceConfig ServiceName="" OnInstall="yes" DelayedAutoStart="yes" />""", new[] { 1149, 6, 10 })]
    [DataRow("""<ServiceControl Name="n"><ServiceArgument Value="" /></ServiceControl>""", new[] { 6 })]
    [DataRow("""<RemoveFile Name="abcdef~1.txt" On="both" />""", new[] { 1044 })]
    [DataRow("""<CreateFolder Subdirectory="\a" />""", new[] { 389 })]
    [DataRow("""<CreateFolder Subdirectory="a/b" />""", new[] { 1152 })]
    [DataRow("""<CreateFolder Subdirectory="." />""", new[] { 346 })]
    public void Content_of_a_component_is_checked(string content, int[] expected) =>
        CompiledSource.Component(content, """<Feature Id="F"><ComponentRef Id="C" /></Feature>""").AssertMessages(expected);

    [TestMethod]
    [DataRow("""Shared="yes" Guid="" """, new[] { 193 })]
    [DataRow("""Permanent="yes" Guid="" """, new[] { 193 })]
    [DataRow("""Guid="!(bind.x)" """, new[] { 9 })]
    [DataRow("""Id="!(loc.x)" """, new[] { 14, 330 })]
    public void Attributes_of_a_component_are_checked(string attributes, int[] expected) =>
        CompiledSource.Package($"""<Component {(attributes.Contains("Id=\"!", StringComparison.Ordinal) ? "Guid=\"\"" : "Id=\"C\"")} {attributes}><CreateFolder /></Component>""").AssertMessages(expected);

    [TestMethod]
    public void Attribute_that_belongs_to_the_feature_around_is_refused() =>
        CompiledSource.Package("""<Feature Id="F"><Component Id="C" Feature="F" Guid="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><CreateFolder /></Component></Feature>""").AssertMessages(62);

    [TestMethod]
    public void Advertised_shortcut_in_a_file_that_is_not_the_key_path_is_warned_of() =>
        CompiledSource.Component("""<File Id="A" Source="a.txt"><Shortcut Name="S" Directory="INSTALLFOLDER" Advertise="yes" /></File>""", """<Feature Id="F"><ComponentRef Id="C" /></Feature>""").AssertMessages(1113);

    [TestMethod]
    public void Too_many_levels_of_features_are_refused()
    {
        var source = string.Concat(Enumerable.Range(1, 17).Select(i => $"<Feature Id=\"F{i}\">")) + string.Concat(Enumerable.Repeat("</Feature>", 17));

        CompiledSource.Package(source).AssertMessages(7503);
    }
}
