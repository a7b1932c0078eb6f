using System.Text;

using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Binding;
using Installer.Wix.Extensions;
using Installer.Wix.Symbols;

namespace Installer.Wix.Tests.Extensions;

/// <summary>Where the custom-action libraries of extensions come from, and what is said when one is nowhere.</summary>
[TestClass]
public sealed class ExtensionLibraryTests
{
    private static readonly string[] Libraries = ["Wix4UtilCA_X86", "Wix4UtilCA_X64", "Wix4UtilCA_A64"];

    private static readonly string[] Extensions = ["WixToolset.Util.wixext", "WixToolset.Firewall.wixext"];

    [TestMethod]
    [DataRow(Platform.X86, "Wix4UtilCA_X86")]
    [DataRow(Platform.X64, "Wix4UtilCA_X64")]
    [DataRow(Platform.Arm64, "Wix4UtilCA_A64")]
    public void A_library_is_taken_out_of_the_extension_of_the_WiX_Toolset_that_is_given(Platform platform, string id)
    {
        using var folder = new TemporaryFolder();
        var extension = WriteExtension(folder);
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(Source("""<util:QueryNativeMachine />"""), o => o with { Platform = platform, Extensions = [extension] }), build.Messages);

        Assert.AreEqual($"content of {id}", Content(build, id));
    }

    [TestMethod]
    public void A_folder_that_is_named_comes_before_the_extension()
    {
        using var folder = new TemporaryFolder();
        var extension = WriteExtension(folder);
        folder.Write("own/Wix4UtilCA_X86.dll", "own");
        var build = new TestBuild(folder);

        Assert.IsTrue(
            build.Run(
                Source("""<util:QueryNativeMachine />"""),
                o => o with { Platform = Platform.X86, Extensions = [extension], BindPaths = [new BindPath(ExtensionBinaryValue.BindPathName, Path.Combine(folder.Path, "own"))] }),
            build.Messages);

        Assert.AreEqual("own", Content(build, "Wix4UtilCA_X86"));
    }

    [TestMethod]
    [DataRow(Platform.X64, true)]
    [DataRow(Platform.Arm64, false)]
    [DataRow(Platform.X86, false)]
    public void In_a_package_for_x64_the_library_for_x64_takes_the_place_of_one_for_x86_that_is_nowhere(Platform platform, bool isBuilt)
    {
        using var folder = new TemporaryFolder();
        folder.Write("own/Wix4UtilCA_X64.dll", "own");
        var build = new TestBuild(folder);

        Assert.AreEqual(
            isBuilt,
            build.Run(
                Source("""<CustomAction Id="Run" BinaryRef="Wix4UtilCA_X86" DllEntry="WixQuietExec" />"""),
                o => o with { Platform = platform, Extensions = ["WixToolset.Util.wixext"], BindPaths = [new BindPath(ExtensionBinaryValue.BindPathName, Path.Combine(folder.Path, "own"))] }),
            build.Messages);

        build.AssertNumbers(isBuilt ? 7159 : 7107);
        if (isBuilt)
        {
            Assert.AreEqual("own", Content(build, "Wix4UtilCA_X86"));
        }
    }

    [TestMethod]
    public void A_package_may_name_the_library_of_another_architecture()
    {
        using var folder = new TemporaryFolder();
        var extension = WriteExtension(folder);
        var build = new TestBuild(folder);

        Assert.IsTrue(
            build.Run(Source("""<CustomAction Id="Run" BinaryRef="Wix4UtilCA_X86" DllEntry="WixQuietExec" />"""), o => o with { Platform = Platform.X64, Extensions = [extension] }),
            build.Messages);

        Assert.AreEqual("content of Wix4UtilCA_X86", Content(build, "Wix4UtilCA_X86"));
        Assert.HasCount(1, build.Read().Tables["Binary"].Rows, "of its own architecture it asks for nothing");
    }

    [TestMethod]
    public void An_action_of_another_architecture_brings_the_library_of_that_architecture()
    {
        using var folder = new TemporaryFolder();
        var extension = WriteExtension(folder);
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(Source("""<CustomActionRef Id="Wix4QueryNativeMachine_A64" />"""), o => o with { Platform = Platform.X64, Extensions = [extension] }), build.Messages);

        Assert.AreEqual("Wix4UtilCA_A64", build.Read().Tables["CustomAction"].Rows.Single()[2]);
        Assert.AreEqual("content of Wix4UtilCA_A64", Content(build, "Wix4UtilCA_A64"));
    }

    [TestMethod]
    [DataRow(Platform.X64, "'Wix4UtilCA_X64' and 'Wix5FWCA_X64'", "clang, lld and llvm")]
    [DataRow(Platform.X86, "'Wix4UtilCA_X86' and 'Wix5FWCA_X86'", "native code for x64 alone")]
    [DataRow(Platform.Arm64, "'Wix4UtilCA_A64' and 'Wix5FWCA_A64'", "native code for x64 alone")]
    public void All_libraries_that_are_nowhere_are_one_error_that_says_what_to_do(Platform platform, string ids, string remedy)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(
            Source("""<util:QueryNativeMachine /><Component Id="C" Directory="TARGETDIR" Guid="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A13"><fire:FirewallException Name="a" Program="p" /></Component>"""),
            o => o with { Platform = platform, Extensions = Extensions }));

        build.AssertNumbers(7107);
        Assert.Contains(ids, build.Messages);
        Assert.Contains(remedy, build.Messages);
        Assert.Contains("-b WixExtensionBinaries=folder", build.Messages);
    }

    [TestMethod]
    [DataRow("WixQuietExek", true)]
    [DataRow("WixQuietExec", false)]
    public void A_function_that_the_library_does_not_have_is_refused(string function, bool isRefused)
    {
        using var folder = new TemporaryFolder();
        var libraries = Directory.CreateDirectory(Path.Combine(folder.Path, "own")).FullName;
        File.WriteAllBytes(Path.Combine(libraries, "Wix4UtilCA_X64.dll"), ExportingImage.Create("WixQuietExec"));
        var build = new TestBuild(folder);

        Assert.AreNotEqual(isRefused, build.Run(
            Source($"""<CustomAction Id="Run" BinaryRef="Wix4UtilCA_X64" DllEntry="{function}" />"""),
            o => o with { Extensions = Extensions, BindPaths = [new BindPath(ExtensionBinaryValue.BindPathName, libraries)] }));

        build.AssertNumbers(isRefused ? [7152] : []);
        Assert.AreEqual(isRefused, build.Messages.Contains("'WixQuietExek'", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_file_without_functions_stands_for_a_library()
    {
        using var folder = new TemporaryFolder();
        // An assembly is an image that exports nothing.
        StandInExtension.Write(Path.Combine(folder.Path, "own", "Wix4UtilCA_X64.dll"));
        var build = new TestBuild(folder);

        Assert.IsTrue(
            build.Run(
                Source("""<CustomAction Id="Run" BinaryRef="Wix4UtilCA_X64" DllEntry="WixQuietExec" />"""),
                o => o with { Extensions = Extensions, BindPaths = [new BindPath(ExtensionBinaryValue.BindPathName, Path.Combine(folder.Path, "own"))] }),
            build.Messages);
    }

    [TestMethod]
    public void An_extension_that_cannot_be_read_is_said_to_be_so()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "WixToolset.Util.wixext.dll");
        StandInExtension.Write(path, Encoding.ASCII.GetBytes("no archive"));
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(Source("""<util:QueryNativeMachine />"""), o => o with { Platform = Platform.X86, Extensions = [path] }));

        build.AssertNumbers(7151, 7107);
        Assert.Contains(path, build.Messages);
    }

    [TestMethod]
    public void The_caches_of_the_WiX_Toolset_are_looked_into_for_a_version_or_the_newest()
    {
        using var folder = new TemporaryFolder();
        foreach (var version in new[] { "5.0.2", "6.0.2", "10.0.0", "notes" })
        {
            folder.Write($".wix/extensions/WixToolset.Util.wixext/{version}/wixext{version[0]}/WixToolset.Util.wixext.dll", version);
        }

        Assert.AreEqual("10.0.0", Located("WixToolset.Util.wixext"));
        Assert.AreEqual("5.0.2", Located("WixToolset.Util.wixext/5.0.2"));
        Assert.AreEqual(string.Empty, Located("WixToolset.Util.wixext/7.0.0"));
        Assert.AreEqual(string.Empty, Located("WixToolset.Firewall.wixext"));

        string Located(string reference) => string.Join(' ', ToolsetExtension.Locate(reference, [folder.Path]).Select(File.ReadAllText));
    }

    private static string WriteExtension(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "WixToolset.Util.wixext.dll");
        StandInExtension.Write(path, [.. Libraries.Select(id => (id, Encoding.ASCII.GetBytes($"content of {id}")))]);
        return path;
    }

    private static string Content(TestBuild build, string id)
    {
        using var package = File.OpenRead(build.Output);
        using var stream = ((StreamSource)MsiDatabaseReader.Read(package).Tables["Binary"].Rows.Single(row => (string)row[0]! == id)[1]!).Open();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Source(string content) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs" xmlns:util="http://wixtoolset.org/schemas/v4/wxs/util" xmlns:fire="http://wixtoolset.org/schemas/v4/wxs/firewall">
          <Package Name="P" Manufacturer="M" Version="1" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">{content}</Package>
        </Wix>
        """;
}
