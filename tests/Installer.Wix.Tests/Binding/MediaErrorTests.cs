namespace Installer.Wix.Tests.Binding;

/// <summary>Media that a file has no place on: nothing is left out of a package without a word.</summary>
[TestClass]
public sealed class MediaErrorTests
{
    [TestMethod]
    [DataRow("""<Media Id="2" Cabinet="x.cab" />""", "", "382 5")]
    [DataRow("""<Media Id="2" Cabinet="x.cab" /><Media Id="3" Cabinet="y.cab" />""", """DiskId="4" """, "94 5")]
    [DataRow("""<Media Id="1" />""", "", "135 5")]
    [DataRow("""<Media Id="1" />""", """Compressed="no" """, "")]
    [DataRow("""<Media Id="1" Cabinet="x.cab" /><Media Id="2" Cabinet="X.cab" />""", "", "290 3,291 3")]
    [DataRow("""<Media Id="1" Cabinet="x.cab" /><Media Id="2" Cabinet="x.cab" EmbedCab="yes" />""", "", "1079 3")]
    [DataRow("""<Media Id="2" Cabinet="x.cab" /><MediaTemplate />""", "", "357 ")]
    [DataRow("""<Media Id="1" Cabinet="x.cab" /><MediaTemplate />""", "", "91 3,92 3")]
    public void Media_that_do_not_fit_are_errors(string media, string attributes, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.txt", "a");
        var build = new TestBuild(folder);

        var isBuilt = build.Run($"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
              <Package Name="Media" Manufacturer="M" Version="1.2.3" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
                {media}
                <Component Directory="INSTALLFOLDER">
                  <File Source="{file}" {attributes}/>
                </Component>
              </Package>
            </Wix>
            """);

        Assert.AreEqual(expected, string.Join(',', build.Places), build.Messages);
        Assert.AreEqual(expected is "" or "1079 3", isBuilt);
    }

    [TestMethod]
    [DataRow("""<Custom Action="B" OnExit="success" /><Custom Action="A" After="B" />""", "177 5,178 5")]
    [DataRow("""<Custom Action="B" Sequence="1401" /><Custom Action="A" Before="B" />""", "179 5,180 5")]
    public void Action_without_a_place_is_told_together_with_the_one_beside_it(string sequence, string expected)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run($"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
              <Package Name="Sequence" Manufacturer="M" Version="1.2.3" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12" UpgradeStrategy="none">
                <CustomAction Id="A" Property="P" Value="1" /><CustomAction Id="B" Property="Q" Value="1" />
                <InstallExecuteSequence>
                  {sequence}
                </InstallExecuteSequence>
              </Package>
            </Wix>
            """));

        Assert.AreEqual(expected, string.Join(',', build.Places), build.Messages);
    }
}
