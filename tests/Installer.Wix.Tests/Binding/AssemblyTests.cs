using System.Reflection;

namespace Installer.Wix.Tests.Binding;

/// <summary>Assemblies say themselves how they are called.</summary>
[TestClass]
public sealed class AssemblyTests
{
    private static string Signed => typeof(Enumerable).Assembly.Location;

    private static string Unsigned => typeof(AssemblyTests).Assembly.Location;

    [TestMethod]
    public void A_dotnet_assembly_is_published_under_its_name()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package($"""<Property Id="FULL" Value="!(bind.assemblyFullName.F)" /><Property Id="VERSION" Value="!(bind.assemblyVersion.F)" />""", $"""<File Id="F" Source="{Signed}" KeyPath="yes" Assembly=".net" />""")), build.Messages);
        build.AssertNumbers();
        var name = AssemblyName.GetAssemblyName(Signed);
        var token = Convert.ToHexString(name.GetPublicKeyToken()!);
        var database = build.Read();
        Assert.AreEqual("C|Main|||", string.Join('|', database.Tables["MsiAssembly"].Rows.Single()));
        var parts = database.Tables["MsiAssemblyName"].Rows.ToDictionary(row => (string)row[1]!, row => (string)row[2]!);
        Assert.AreEqual(name.Name, parts["name"]);
        Assert.AreEqual(name.Version!.ToString(), parts["version"]);
        Assert.AreEqual("neutral", parts["culture"]);
        Assert.AreEqual(token, parts["publicKeyToken"]);
        CollectionAssert.Contains(parts.Keys, "fileVersion");
        var properties = database.Tables["Property"].Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
        Assert.StartsWith($"{name.Name}, Version={name.Version}, Culture=neutral, PublicKeyToken={token}", properties["FULL"]);
        Assert.AreEqual(name.Version.ToString(), properties["VERSION"]);
        CollectionAssert.Contains(database.Tables["InstallExecuteSequence"].Rows.Select(row => row[0]).ToList(), "MsiPublishAssemblies");
    }

    [TestMethod]
    public void An_assembly_without_strong_name_is_for_an_application_alone()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package(string.Empty, $"""<File Id="F" Source="{Unsigned}" KeyPath="yes" Assembly=".net" />""")));
        build.AssertNumbers(282);
        Assert.IsTrue(build.Run(Package(string.Empty, $"""<File Id="F" Source="{Unsigned}" KeyPath="yes" Assembly=".net" AssemblyApplication="F" />""")), build.Messages);
        Assert.AreEqual("C|Main||F|", string.Join('|', build.Read().Tables["MsiAssembly"].Rows.Single()));
        CollectionAssert.DoesNotContain(build.Read().Tables["MsiAssemblyName"].Rows.Select(row => row[1]).ToList(), "publicKeyToken");
    }

    [TestMethod]
    public void A_Win32_assembly_is_published_as_its_manifest_says()
    {
        using var folder = new TemporaryFolder();
        var manifest = folder.Write("a.manifest", """
            <?xml version="1.0"?>
            <assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0"><assemblyIdentity type="win32" name="A.B" version="1.2.3.4" processorArchitecture="amd64" publicKeyToken="0123456789abcdef" /></assembly>
            """);
        var file = folder.Write("a.dll", "no image");
        var build = new TestBuild(folder);
        var content = $"""<File Id="F" Source="{file}" KeyPath="yes" Assembly="win32" AssemblyManifest="M" /><File Id="M" Source="{manifest}" />""";
        Assert.IsTrue(build.Run(Package(string.Empty, content)), build.Messages);
        Assert.AreEqual("C|Main|M||1", string.Join('|', build.Read().Tables["MsiAssembly"].Rows.Single()));
        Assert.AreEqual(
            "name=A.B processorArchitecture=amd64 publicKeyToken=0123456789abcdef type=win32 version=1.2.3.4",
            string.Join(' ', build.Read().Tables["MsiAssemblyName"].Rows.Select(row => $"{row[1]}={row[2]}").Order(StringComparer.Ordinal)));
        File.WriteAllText(manifest, "<assembly />");
        Assert.IsFalse(build.Run(Package(string.Empty, content)));
        build.AssertNumbers(238);
    }

    [TestMethod]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package(string.Empty, $"""<File Source="{folder.Write("a.dll", "no image")}" KeyPath="yes" Assembly=".net" />""")));
        build.AssertNumbers(132);
        Assert.IsFalse(build.Run(Package(string.Empty, $"""<File Name="other.dll" Source="{Signed}" KeyPath="yes" Assembly=".net" />""")));
        build.AssertNumbers(299);
    }

    private static string Package(string content, string files) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A15">
          <MediaTemplate EmbedCab="yes" /><StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="P" /></StandardDirectory>{content}
          <Feature Id="Main"><Component Id="C" Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A79">{files}</Component></Feature>
        </Package></Wix>
        """;
}
