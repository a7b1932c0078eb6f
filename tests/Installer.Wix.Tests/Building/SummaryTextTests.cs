using Installer.Msi.Tests.TestSupport;

namespace Installer.Wix.Tests.Building;

/// <summary>Texts of the summary information, which an ANSI code page stores although the database is UTF-8.</summary>
[TestClass]
public sealed class SummaryTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Character_that_the_code_page_does_not_have_becomes_a_question_mark_with_a_warning_and_stays_in_the_database()
    {
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(PackageNamed("网络 Café")), build.Messages);

        build.AssertNumbers(7156, 7156);
        StringAssert.StartsWith(build.Messages, "WIX7156 2: The Subject in the summary information is stored with question marks: code page 1252 has no character '网' (U+7F51)");
        Assert.AreEqual("?? Café", build.Read().Summary.Subject);
        StringAssert.Contains(ExternalTool.Run(folder.Path, "msiinfo", "export", build.Output, "Property"), "ProductName\t网络 Café");
    }

    [TestMethod]
    [DataRow("936", DisplayName = "of two bytes a character")]
    [DataRow("54936", DisplayName = "of a number beyond 32767")]
    public void Code_page_that_is_given_stores_its_characters(string codepage)
    {
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(PackageNamed("网络", $"<SummaryInformation Codepage=\"{codepage}\" Description=\"网络 接入\" />")), build.Messages);

        build.AssertNumbers();
        Assert.AreEqual("网络 接入", build.Read().Summary.Subject);
        Assert.AreEqual(codepage, build.Read().Summary.Codepage!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Each_text_is_looked_at_at_its_own_line()
    {
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(PackageNamed("Plain", "<SummaryInformation Description=\"接入\"\n Manufacturer=\"Сеть\" Keywords=\"Ключ\" />")), build.Messages);

        build.AssertNumbers(7156, 7156, 7156);
        Assert.AreEqual("??, ????, ????", $"{build.Read().Summary.Subject}, {build.Read().Summary.Author}, {build.Read().Summary.Keywords}");
        Assert.AreEqual("7156 3, 7156 3, 7156 3", string.Join(", ", build.Places));
    }

    [TestMethod]
    public void Code_page_that_cannot_store_text_is_one_error()
    {
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(PackageNamed("网络", "<SummaryInformation Codepage=\"65001\" />")));

        build.AssertNumbers(349);
    }

    private static string PackageNamed(string name, string summary = "") => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="{name}" Manufacturer="M" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12" Compressed="yes">
            {summary}
            <MediaTemplate EmbedCab="yes" />
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="Payload" /></StandardDirectory>
            <Feature Id="Main"><Component Directory="INSTALLFOLDER" Guid="*"><RegistryValue Root="HKMU" Key="Software\M" Value="1" KeyPath="yes" /></Component></Feature>
          </Package>
        </Wix>
        """;
}
