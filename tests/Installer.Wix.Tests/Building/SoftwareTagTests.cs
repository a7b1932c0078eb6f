using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Building;

/// <summary>A software tag names the package that it is in: the package code is in file, hash and table.</summary>
[TestClass]
public sealed class SoftwareTagTests
{
    private const string Id = "tagLGTma0hFTrVtMh4iImupo_jUr2k";

    [TestMethod]
    [DataRow("""<MediaTemplate EmbedCab="yes" />""", DisplayName = "in a cabinet")]
    [DataRow("""<Media Id="1" />""", DisplayName = "beside the package")]
    public void Tag_and_package_have_the_same_package_code(string media)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(media)), build.Messages);
        build.AssertNumbers();
        using var stream = File.OpenRead(build.Output);
        var database = MsiDatabaseReader.Read(stream);
        var code = database.Summary.RevisionNumber!.Trim('{', '}');
        var row = Row("SoftwareIdentificationTag");
        Assert.AreEqual($"{Id}|contoso.test|msi:package/{code}|msi:upgrade/0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A14|", string.Join('|', row));
        var content = Content(database, Path.GetDirectoryName(build.Output)!);
        var tag = XDocument.Parse(Encoding.UTF8.GetString(content).TrimStart('\uFEFF')).Root!;
        Assert.AreEqual($"msi:package/{code}", (string?)tag.Attribute("tagId"));
        Assert.AreEqual("P & Q", (string?)tag.Attribute("name"));
        Assert.AreEqual("multipartnumeric", (string?)tag.Attribute("versionScheme"));
        Assert.AreEqual("contoso.test", (string?)tag.Elements().First().Attribute("regid"));
        Assert.AreEqual(content.Length, (int)Row("File")[3]!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(content);
        var parts = hash.GetHashAndReset();
        CollectionAssert.AreEqual(Enumerable.Range(0, 4).Select(i => (object?)BitConverter.ToInt32(parts, i * 4)).ToList(), Row("MsiFileHash").Skip(2).ToList());

        object?[] Row(string table) => database.Tables[table].Rows.Single(row => Equals(row[0], Id));
    }

    [TestMethod]
    public void The_same_sources_give_the_same_tag()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package("""<MediaTemplate EmbedCab="yes" />""")), build.Messages);
        var first = File.ReadAllBytes(build.Output);
        Assert.IsTrue(build.Run(Package("""<MediaTemplate EmbedCab="yes" />""")), build.Messages);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(build.Output));
    }

    [TestMethod]
    [DataRow("""<SoftwareTag InstallDirectory="INSTALLFOLDER" />""", new[] { 10 })]
    [DataRow("""<SoftwareTag Regid="contoso.test" />""", new[] { 10 })]
    [DataRow("""<SoftwareTag Regid="Example.com" InstallDirectory="INSTALLFOLDER" />""", new[] { 6602 })]
    [DataRow("""<SoftwareTag Regid="contoso.test" InstallDirectory="INSTALLFOLDER" InstallPath="p" />""", new[] { 285 })]
    [DataRow("""<SoftwareTag Regid="contoso.test" InstallDirectory="INSTALLFOLDER" Name="a:b" />""", new[] { 27 })]
    public void What_is_wrong_is_reported(string content, int[] numbers) => CompiledSource.Package(content).AssertMessages(numbers);

    private static byte[] Content(MsiDatabase database, string folder)
    {
        if (!database.Streams.TryGetValue("cab1.cab", out var cabinet))
        {
            return File.ReadAllBytes(Directory.EnumerateFiles(folder, "*.swidtag", SearchOption.AllDirectories).Single());
        }

        using var stream = cabinet.Open();
        var content = new MemoryStream();
        new CabinetReader(stream).Extract(file => file.Name == Id ? content : null);
        return content.ToArray();
    }

    private static string Package(string media) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P &amp; Q" Manufacturer="M" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A14" Compressed="{(media.Contains("Template", StringComparison.Ordinal) ? "yes" : "no")}">
          {media}<StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="P" /></StandardDirectory>
          <SoftwareTag Regid="contoso.test" InstallDirectory="INSTALLFOLDER" />
        </Package></Wix>
        """;
}
