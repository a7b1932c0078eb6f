namespace Installer.Wix.Tests.Binding;

/// <summary>GUIDs that are made from key paths; the expected ones are WiX's.</summary>
[TestClass]
public sealed class ComponentGuidTests
{
    [TestMethod]
    [DataRow("HKLM", Platform.X86, false, "{6A5C002D-C0C9-5B03-B883-BE3DF3FA21A6}")]
    [DataRow("HKLM", Platform.X64, false, "{45973AE0-BFEF-5A88-AC82-416C9699ED23}")]
    [DataRow("HKMU", Platform.X64, false, "{841288A2-7520-5CA5-8CA0-4B4711D3F669}")]
    [DataRow("HKLM", Platform.X86, true, "{186E35F4-96E9-5DE4-8F7B-73EA096A8543}")]
    [DataRow("HKMU", Platform.X86, true, "{C1707072-2C2C-5249-85E1-37418A31DF2D}")]
    [DataRow("HKLM", Platform.X64, true, "{2E7AA7BE-006C-5FFE-A73F-1C65142AB3D7}")]
    [DataRow("HKCR", Platform.Arm64, true, "{E420B3FC-4889-5D2B-8E2D-DC8D05B62B5B}")]
    public void Registry_key_path_gives(string root, Platform platform, bool backwardCompatible, string expected)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        var source = $"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
              <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="P" /></StandardDirectory>
              <Component Directory="INSTALLFOLDER"><RegistryValue Root="{root}" Key="WixToolset\TestKey" Name="Compat" Value="Foo Bar" Type="string" /></Component>
            </Package></Wix>
            """;

        Assert.IsTrue(build.Run(source, options => options with { Platform = platform, BackwardCompatibleGuids = backwardCompatible }), build.Messages);

        Assert.AreEqual(expected, build.Read().Tables["Component"].Rows.Single()[1]);
    }
}
