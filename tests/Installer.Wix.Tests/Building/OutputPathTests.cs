using Installer.Wix.CommandLine;
using Installer.Wix.Tests.Files;

namespace Installer.Wix.Tests.Building;

/// <summary>No output replaces what the build reads, another output, or anything but a file.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The special files are those of Unix.")]
public sealed class OutputPathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("source.wxs")]
    [DataRow("part.wxi")]
    [DataRow("text.wxl")]
    [DataRow("payload/a.txt")]
    [DataRow("payload/../payload/a.txt")]
    [DataRow("icon.bin")]
    [DataRow("linked/a.txt")]
    [DataRow("other.rsp")]
    public void Output_over_what_is_read_is_refused(string output)
    {
        Author("yes");
        folder.Write("other.rsp", "-nologo");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linked"), Path.Combine(folder.Path, "payload"));
        var before = Contents();

        AssertRefused(7191, output, "@" + Path.Combine(folder.Path, "other.rsp"));

        Assert.AreEqual(before, Contents());
    }

    [TestMethod]
    [DataRow("package.msi.tmp")]
    [DataRow("package.msi.3.tmp")]
    public void Temporary_name_that_is_read_is_refused(string input)
    {
        Author("yes", input);
        folder.Write(input, "mine");
        var before = Contents();

        AssertRefused(7191, "package.msi");

        Assert.AreEqual(before, Contents());
    }

    [TestMethod]
    public void Cabinet_over_the_package_or_an_input_is_refused()
    {
        Author("no", cabinet: "package.msi");
        AssertRefused(7194, "package.msi");

        Author("no", cabinet: "icon.bin");
        var before = Contents();
        AssertRefused(7191, "package.msi");
        Assert.AreEqual(before, Contents());
    }

    [TestMethod]
    public void Tracking_file_over_the_package_or_an_input_is_refused()
    {
        Author("yes");
        AssertRefused(7194, "package.msi", "-trackingfile", Path.Combine(folder.Path, "package.msi"));
        AssertRefused(7191, "package.msi", "-trackingfile", Path.Combine(folder.Path, "part.wxi"));
    }

    [TestMethod]
    public void Library_over_what_is_read_is_refused()
    {
        folder.Write("source.wxs", """<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><Binary Id="B" SourceFile="icon.bin" /></Fragment></Wix>""");
        folder.Write("icon.bin", "i");
        folder.Write("text.wxl", """<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl" />""");
        var before = Contents();

        AssertRefused(7191, "source.wxs", "-outputtype", "library");
        AssertRefused(7191, "icon.bin", "-outputtype", "library", "-bf");

        Assert.AreEqual(before, Contents());
    }

    [TestMethod]
    public void Link_pipe_and_folder_are_no_outputs()
    {
        Author("yes");
        folder.Write("target.txt", "target");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.msi"), Path.Combine(folder.Path, "target.txt"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "folder.msi"));
        SpecialFiles.Pipe(Path.Combine(folder.Path, "pipe.msi"));

        AssertRefused(7193, "link.msi");
        AssertRefused(7193, "pipe.msi");
        AssertRefused(281, "folder.msi");

        Assert.AreEqual("target", File.ReadAllText(Path.Combine(folder.Path, "target.txt")));
    }

    [TestMethod]
    public void Other_commands_replace_nothing_that_they_read_either()
    {
        Author("yes");
        Assert.AreEqual(0, Run(out var text, "package.msi"), text);
        var package = Path.Combine(folder.Path, "package.msi");
        var before = File.ReadAllBytes(package);

        AssertFails(7191, "transform", package, "-o", package, "INSTALLFOLDER=C:\\x");
        AssertFails(7191, "harvest", Path.Combine(folder.Path, "payload"), "-o", Path.Combine(folder.Path, "payload", "a.txt"));
        AssertFails(7192, "table", SpecialFiles.Pipe(Path.Combine(folder.Path, "pipe.msi")));

        CollectionAssert.AreEqual(before, File.ReadAllBytes(package));
        Assert.AreEqual("a", File.ReadAllText(Path.Combine(folder.Path, "payload", "a.txt")));

        static void AssertFails(int number, params string[] arguments)
        {
            using var writer = new StringWriter();
            WixcCommand.Run(arguments, writer, CancellationToken.None);
            StringAssert.Contains(writer.ToString(), $"error WIX{number}: ");
        }
    }

    [TestMethod]
    public void Folder_that_a_link_leads_to_takes_outputs()
    {
        Author("yes");
        Directory.CreateDirectory(Path.Combine(folder.Path, "out"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linkedout"), Path.Combine(folder.Path, "out"));

        Assert.AreEqual(0, Run(out var text, "linkedout/package.msi"), text);
        Assert.AreEqual(0, Run(out text, "linkedout/package.msi"), text);

        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "out", "package.msi")));
    }

    [TestMethod]
    [Timeout(600_000, CooperativeCancellation = true)]
    public void Pipe_or_socket_among_the_inputs_is_refused()
    {
        Author("yes");
        var pipe = SpecialFiles.Pipe(Path.Combine(folder.Path, "payload", "pipe"));
        AssertRefused(7192, "package.msi");
        File.Delete(pipe);
        var socket = SpecialFiles.Socket(Path.Combine(folder.Path, "payload", "socket"));
        AssertRefused(7192, "package.msi");
        File.Delete(socket);
        File.Delete(Path.Combine(folder.Path, "icon.bin"));
        SpecialFiles.Pipe(Path.Combine(folder.Path, "icon.bin"));
        AssertRefused(7192, "package.msi");
        File.Delete(Path.Combine(folder.Path, "part.wxi"));
        SpecialFiles.Pipe(Path.Combine(folder.Path, "part.wxi"));
        AssertRefused(7192, "package.msi");
    }

    [TestMethod]
    public void File_without_content_is_a_file()
    {
        Author("yes");
        folder.Write("payload/empty.txt", string.Empty);

        Assert.AreEqual(0, Run(out var text, "package.msi"), text);
    }

    private void Author(string embed, string binary = "icon.bin", string? cabinet = null)
    {
        var media = cabinet is null ? $"<MediaTemplate EmbedCab=\"{embed}\" />" : $"<Media Id=\"1\" Cabinet=\"{cabinet}\" EmbedCab=\"{embed}\" />";
        folder.Write("part.wxi", "<Include />");
        folder.Write("icon.bin", "i");
        folder.Write("payload/a.txt", "a");
        folder.Write("text.wxl", """<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="A" Value="a" /></WixLocalization>""");
        folder.Write("source.wxs", $"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><?include part.wxi?><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
              {media}<Binary Id="B" SourceFile="$(sys.SOURCEFILEDIR){binary}" /><Feature Id="F"><Files Include="payload\**" /></Feature></Package></Wix>
            """);
    }

    private int Run(out string text, string output, params string[] more)
    {
        using var writer = new StringWriter();
        var outputType = more.Contains("-outputtype") ? [] : new[] { "-outputtype", "package" };
        var code = WixcCommand.Run(
            ["build", "-b", folder.Path, Path.Combine(folder.Path, "source.wxs"), "-loc", Localization(), "-o", Path.Combine(folder.Path, output), .. outputType, .. more], writer, CancellationToken.None);
        text = writer.ToString();
        return code;

        string Localization() => File.Exists(Path.Combine(folder.Path, "text.wxl")) ? Path.Combine(folder.Path, "text.wxl") : folder.Write(
            "text.wxl", """<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl" />""");
    }

    private void AssertRefused(int number, string output, params string[] more)
    {
        Assert.AreEqual(number % 256, Run(out var text, output, more), text);
        StringAssert.Contains(text, $"error WIX{number:0000}: ");
        Assert.IsFalse(Directory.EnumerateFiles(folder.Path, "*.tmp").Any(file => File.ReadAllText(file) != "mine"), "A temporary file is left.");
    }

    private string Contents() =>
        string.Join('\n', Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}"));
}
