using Installer.Wix.Tables;
using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Extensions;

/// <summary>What the conformance corpus does not have of the extension for .NET, and what is refused.</summary>
[TestClass]
public sealed class NetfxExtensionTests
{
    [TestMethod]
    [DataRow("", "0|8||", DisplayName = "nothing said")]
    [DataRow("""Platform="all" Debug="yes" Dependencies="no" Profile="yes" AppBaseDirectory="INSTALLFOLDER" AssemblyApplication="[#x]" """, "0|31|[#x]|INSTALLFOLDER", DisplayName = "all said")]
    public void A_native_image_is_a_row(string attributes, string expected)
    {
        var compiled = CompiledSource.Component($"""<File Id="F" Source="a.dll"><netfx:NativeImage Id="N" Priority="0" {attributes} /></File>""");
        compiled.AssertMessages();
        compiled.AssertRows("Wix4NetFxNativeImage", $"N|F|{expected}");
    }

    [TestMethod]
    public void A_native_image_takes_the_actions_of_the_architecture()
    {
        var compiled = CompiledSource.Component("""<File Source="a.dll"><netfx:NativeImage /></File>""", platform: Platform.Arm64);
        compiled.AssertRows("Binary", "Wix4NetFxCA_A64|Wix4NetFxCA_A64.dll");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4NetFxExecuteNativeImageCommitUninstall_A64|>MsiPublishAssemblies|RollbackDisabled <> 1");
    }

    [TestMethod]
    public void A_check_may_stand_in_a_fragment()
    {
        const string Check = """<netfx:DotNetCompatibilityCheck Id="K" Property="P" RuntimeType="AspNet" Platform="X86" Version="6.0.1" RollForward="LatestPatch" />""";
        var compiled = CompiledSource.Package("""<netfx:DotNetCompatibilityCheckRef Id="K" />""", Check);
        compiled.AssertMessages();
        compiled.AssertRows("Wix4NetFxDotNetCheck", "K|Microsoft.AspNetCore.App|x86|6.0.1|LatestPatch|P");
        compiled.AssertHasAction(SequenceTable.InstallUISequence, "Wix4NetFxDotNetCompatibilityCheck_X64|<LaunchConditions|");
        Assert.IsEmpty(CompiledSource.Package(string.Empty, Check).Rows("Wix4NetFxDotNetCheck"));
    }

    [TestMethod]
    [DataRow("NETFRAMEWORK11_ZH_CN_LANGPACK", @"NetFramework11ZhCnLp|2|Software\Microsoft\NET Framework Setup\NDP\v1.1.4322\2052|Install|2")]
    [DataRow("NETFRAMEWORK30_ES_ES_LANGPACK", @"NETFRAMEWORK30EsEsLp|2|Software\Microsoft\NET Framework Setup\NDP\v3.0\Setup\3082|Install|2")]
    [DataRow("NETFRAMEWORK40CLIENT_HE_IL_LANGPACK", @"NETFRAMEWORK40CLIENTHeIlLp|2|Software\Microsoft\NET Framework Setup\NDP\v4\Client\1037|Install|2")]
    [DataRow("NETFRAMEWORK4X_AR_SA_LANGPACK", @"NETFRAMEWORK4XArSaLp|2|Software\Microsoft\NET Framework Setup\NDP\v4\Full\1025|Release|2")]
    [DataRow("NETFRAMEWORK40FULLINSTALLROOTDIR64", @"NetFxInstallRootForNetfx40Full64|2|Software\Microsoft\NET Framework Setup\NDP\v4\Full|InstallPath|18")]
    public void Properties_have_their_searches(string property, string search)
    {
        var compiled = CompiledSource.Package($"""<PropertyRef Id="{property}" />""");
        compiled.AssertMessages();
        compiled.AssertRows("RegLocator", search);
        compiled.AssertRows("AppSearch", $"{property}|{search.Split('|')[0]}");
    }

    [TestMethod]
    [DataRow("40", "NETFRAMEWORK40FULL")]
    [DataRow("45", "WIXNETFX4RELEASEINSTALLED >= \"#378389\"")]
    [DataRow("472", "WIXNETFX4RELEASEINSTALLED >= \"#461808\"")]
    [DataRow("481", "WIXNETFX4RELEASEINSTALLED >= \"#533320\"")]
    public void Later_versions_count_as_well(string version, string condition)
    {
        var property = $"WIX_IS_NETFRAMEWORK_{version}_OR_LATER_INSTALLED";
        var compiled = CompiledSource.Package($"""<PropertyRef Id="{property}" />""");
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, $"Set{property}|>AppSearch|{condition}");
        Assert.IsEmpty(compiled.Rows("Binary"));
    }

    [TestMethod]
    [DataRow("""<netfx:DotNetCompatibilityCheck Property="P" RuntimeType="jet" Platform="x64" Version="8.0" />""", 21)]
    [DataRow("""<netfx:DotNetCompatibilityCheck Property="P" Platform="x64" Version="8.0" />""", 10)]
    [DataRow("""<netfx:DotNetCoreSearch Id="S" RuntimeType="core" Platform="x64" MajorVersion="8" />""", 7100)]
    [DataRow("""<netfx:NativeImage />""", 5)]
    public void What_is_wrong_is_reported(string content, int number) => CompiledSource.Package(content).AssertMessages(number);
}
