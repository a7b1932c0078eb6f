using System.Text;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Tests.Extensions;

namespace Sdk.Tests;

/// <summary>Custom-action libraries of extensions in packages whose projects name none.</summary>
[TestClass]
public sealed class ExtensionLibraryTests
{
    [TestMethod]
    public void A_package_for_x64_gets_the_library_that_is_built_beside_the_compiler()
    {
        using var sample = Create("""<WixExtension Include="WixToolset.Util.wixext" />""");

        Assert.IsTrue(sample.BuildsAnew());

        var library = ReadLibrary(sample, "Wix4UtilCA_X64");
        Assert.AreEqual("MZ", Encoding.ASCII.GetString(library, 0, 2));
        Assert.IsGreaterThan(0, library.AsSpan().IndexOf("WixQueryNativeMachine\0"u8), "it exports the action");
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");
    }

    [TestMethod]
    public void A_package_for_x86_gets_the_library_of_the_package_that_its_project_refers_to()
    {
        using var sample = Create("""<PackageReference Include="WixToolset.Util.wixext" Version="6.0.2" />""");
        var packages = Path.Combine(sample.Root, "packages");
        StandInExtension.Write(Path.Combine(packages, "wixtoolset.util.wixext", "6.0.2", "wixext6", "WixToolset.Util.wixext.dll"), ("Wix4UtilCA_X86", "content"u8.ToArray()));

        Assert.IsTrue(sample.BuildsAnew("-p:InstallerPlatform=x86", $"-p:WixNuGetFolder={packages}"));

        Assert.AreEqual("content", Encoding.ASCII.GetString(ReadLibrary(sample, "Wix4UtilCA_X86")));
    }

    private static SamplePackage Create(string item)
    {
        var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "<ItemGroup>", $"<ItemGroup>{item}");
        sample.Replace("Package.wxs", "<MediaTemplate", """<util:QueryNativeMachine xmlns:util="http://wixtoolset.org/schemas/v4/wxs/util" /><MediaTemplate""");
        return sample;
    }

    private static byte[] ReadLibrary(SamplePackage sample, string id)
    {
        using var file = File.OpenRead(sample.Package);
        using var content = new MemoryStream();
        using var stream = ((StreamSource)MsiDatabaseReader.Read(file).Tables["Binary"].Rows.Single(row => (string)row[0]! == id)[1]!).Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
