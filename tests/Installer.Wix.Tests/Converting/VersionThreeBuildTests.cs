using Installer.Wix.Binding;
using Installer.Wix.Messages;

namespace Installer.Wix.Tests.Converting;

/// <summary>Builds of sources that are still WiX v3.</summary>
[TestClass]
public sealed class VersionThreeBuildTests : IDisposable
{
    private const string Source = """
        <?xml version="1.0" encoding="windows-1252"?>
        <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
          <?include common.wxi ?>
          <Product Id="*" Name="Grün" Language="1033" Codepage="1252" Version="1.2.3" Manufacturer="M" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
            <Package InstallerVersion="300" Compressed="yes" InstallScope="perMachine" Platform="$(var.Arch)" />
            <MediaTemplate EmbedCab="yes" />
            <Condition Message="!(loc.Needs)">VersionNT64</Condition>
            <Directory Id="TARGETDIR" Name="SourceDir">
              <Directory Id="ProgramFiles64Folder">
                <Directory Id="INSTALLDIR" Name="Sample">
                  <Component Id="Main" Guid="*" Win64="$(var.Win64)">
                    <File Source="source.wxs" KeyPath="yes" />
                  </Component>
                </Directory>
              </Directory>
            </Directory>
            <Feature Id="Main" Level="1" Absent="disallow"><ComponentRef Id="Main" /></Feature>
          </Product>
        </Wix>
        """;

    private readonly TemporaryFolder folder = new();
    private readonly List<Message> messages = [];

    private string Output => Path.Combine(folder.Path, "package.msi");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void They_are_built_as_if_they_had_been_converted_with_one_warning_for_all()
    {
        Write(Source);

        Assert.IsTrue(Build(), string.Join('\n', messages));
        Assert.AreEqual("7181 2", string.Join(' ', messages.Select(message => $"{message.Number} {message.Source!.Line}")));
        using var stream = File.OpenRead(Output);
        var database = Msi.Database.MsiDatabaseReader.Read(stream);
        Assert.AreEqual("Grün", database.Tables["Property"].Rows.Single(row => (string)row[0]! == "ProductName")[1]);
        Assert.AreEqual("Needs 64 bits.", database.Tables["LaunchCondition"].Rows.Single(row => (string)row[0]! == "VersionNT64")[1]);
        Assert.AreEqual("source.wxs", database.Tables["File"].Rows.Single()[0], "an identifier as v3 gave it");
        Assert.AreEqual(256, (int)database.Tables["Component"].Rows.Single()[3]! & 256, "the 64-bit component that a variable asked for");
    }

    [TestMethod]
    public void Errors_name_the_line_of_the_file_as_it_is()
    {
        Write(Source.Replace("KeyPath=\"yes\"", "KeyPath=\"yes\" Wrong=\"1\"", StringComparison.Ordinal));

        Assert.IsFalse(Build());
        Assert.AreEqual("4 12", string.Join(' ', messages.Where(message => message.ToString().Contains(": error ", StringComparison.Ordinal)).Select(message => $"{message.Number} {message.Source!.Line}")));
    }

    [TestMethod]
    public void A_source_for_another_architecture_is_refused_with_the_switch_that_is_missing()
    {
        Write(Source.Replace("$(var.Arch)", "arm64", StringComparison.Ordinal));

        Assert.IsFalse(Build());
        var error = messages.Single(message => message.ToString().Contains(": error ", StringComparison.Ordinal));
        Assert.AreEqual((7180, 4), (error.Number, error.Source!.Line));
        Assert.Contains("-arch arm64", error.Text);
        Assert.IsFalse(File.Exists(Output));
    }

    [TestMethod]
    public void Extensions_may_have_their_old_names_and_be_given_by_both()
    {
        Write(Source.Replace("<Feature ", "<UIRef Id=\"WixUI_Minimal\" /><Feature ", StringComparison.Ordinal));

        Assert.IsTrue(Build("WixUIExtension", "WixToolset.UI.wixext"), string.Join('\n', messages));
        using var stream = File.OpenRead(Output);
        CollectionAssert.Contains(Msi.Database.MsiDatabaseReader.Read(stream).Tables["Dialog"].Rows.Select(row => row[0]).ToList(), "WelcomeEulaDlg");
    }

    private void Write(string source)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "source.wxs"), System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(source));
        folder.Write("common.wxi", "<Include xmlns=\"http://schemas.microsoft.com/wix/2006/wi\"><?define Win64 = yes ?></Include>");
        folder.Write("texts.wxl", "<WixLocalization xmlns=\"http://schemas.microsoft.com/wix/2006/localization\" Culture=\"en-us\"><String Id=\"Needs\">Needs 64 bits.</String></WixLocalization>");
    }

    private bool Build(params string[] extensions) => new PackageBuild(
        new BuildOptions
        {
            Extensions = extensions,
            Sources = [Path.Combine(folder.Path, "source.wxs")],
            Localizations = [Path.Combine(folder.Path, "texts.wxl")],
            BindPaths = [new BindPath(null, folder.Path)],
            Output = Output,
            Platform = Platform.X64,
        },
        new Messaging(messages.Add)).Run();
}
