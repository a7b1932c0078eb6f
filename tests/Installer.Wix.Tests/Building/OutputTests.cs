using System.Diagnostics;

using Installer.Msi.Tests.TestSupport;
using Installer.Wix.Binding;

namespace Installer.Wix.Tests.Building;

/// <summary>What is written, when, and that it is the same each time.</summary>
[TestClass]
public sealed class OutputTests
{
    private const string ExternalCabinet = """
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="External" Manufacturer="M" Version="1.0.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A13">
            <MediaTemplate EmbedCab="no" />
            <Feature Id="Main"><Files Include="payload/**" Directory="TARGET" /></Feature>
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="TARGET" Name="External" /></StandardDirectory>
          </Package>
        </Wix>
        """;

    [TestMethod]
    public void Text_that_the_code_page_does_not_have_is_an_error_at_its_line()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run("""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="Ć" Manufacturer="M" Version="1.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
              <Property Id="A" Value="ä fits" />
              <Property Id="B" Value="日" /></Package></Wix>
            """));

        build.AssertNumbers(311, 311, 311, 311);
        StringAssert.Contains(build.Messages, "WIX0311 3: ");
    }

    [TestMethod]
    public void Folder_that_the_code_page_does_not_have_is_an_error_at_its_line()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run("""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
              <StandardDirectory Id="ProgramFiles6432Folder">
                <Directory Id="INSTALLFOLDER" Name="日本" /></StandardDirectory></Package></Wix>
            """));

        build.AssertNumbers(311);
        StringAssert.StartsWith(build.Messages, "WIX0311 3: ");
    }

    [TestMethod]
    public void Same_sources_in_another_folder_at_another_time_give_the_same_bytes()
    {
        var packages = new List<byte[]>();
        for (var i = 0; i < 2; i++)
        {
            using var folder = new TemporaryFolder();
            for (var file = 0; file < 40; file++)
            {
                File.SetLastWriteTimeUtc(folder.Write($"payload/sub{file % 3}/{file}.txt", new string((char)('a' + (file % 26)), 2000 + file)), new DateTime(2001 + i, 2, 3, 0, 0, 0, DateTimeKind.Utc));
            }

            var build = new TestBuild(folder);
            Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);
            packages.Add(File.ReadAllBytes(build.Output));
        }

        CollectionAssert.AreEqual(packages[0], packages[1]);
    }

    [TestMethod]
    public void Package_code_changes_with_the_content_of_a_file_and_the_product_code_does_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "one");
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);
        var first = build.Read();
        folder.Write("payload/a.txt", "two");
        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);
        var second = build.Read();

        Assert.AreNotEqual(first.Summary.RevisionNumber, second.Summary.RevisionNumber);
        Assert.AreEqual(Property(first, "ProductCode"), Property(second, "ProductCode"));

        static object? Property(Installer.Msi.Database.MsiDatabase database, string name) => database.Tables["Property"].Rows.Single(r => (string)r[0]! == name)[1];
    }

    [TestMethod]
    public void Time_of_the_build_options_is_the_package_s_time()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var time = new DateTime(2024, 5, 6, 7, 8, 10, DateTimeKind.Utc);
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**"), options => options with { Time = time }), build.Messages);

        Assert.AreEqual(time, build.Read().Summary.CreateTime?.ToUniversalTime());
        Assert.AreEqual(time, build.Read().Summary.LastSaveTime?.ToUniversalTime());
    }

    [TestMethod]
    public void Failed_build_keeps_the_old_package_and_leaves_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder) { Output = folder.Write("out/package.msi", "the old package") };

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**").Replace("1.2.3", "bad", StringComparison.Ordinal)));

        Assert.AreEqual("the old package", File.ReadAllText(build.Output));
        Assert.AreEqual("package.msi", Path.GetFileName(Directory.GetFileSystemEntries(Path.GetDirectoryName(build.Output)!).Single()));
    }

    [TestMethod]
    public void Build_that_is_cancelled_while_it_writes_keeps_the_old_package_and_leaves_nothing_else()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 20; i++)
        {
            folder.Write($"payload/{i}.bin", new string((char)('a' + i), 1 << 20));
        }

        using var cancellation = new CancellationTokenSource();
        var build = new TestBuild(folder) { Output = folder.Write("out/package.msi", "the old package") };
        var progress = new CancellingProgress(cancellation);

        Assert.ThrowsExactly<OperationCanceledException>(() => build.Run(ExternalCabinet, options => options with { Progress = progress }, cancellation.Token));

        Assert.AreEqual("the old package", File.ReadAllText(build.Output));
        Assert.AreEqual("package.msi", Path.GetFileName(Directory.GetFileSystemEntries(Path.GetDirectoryName(build.Output)!).Single()));
    }

    /// <summary>At whatever moment the compiler is killed, each file is the old one or the new one, and the next build takes away what was left.</summary>
    [TestMethod]
    public void Killed_build_leaves_old_or_new_files_and_the_next_one_cleans_up()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"payload/{i}.txt", string.Join(' ', Enumerable.Range(i, 60_000)));
        }

        var source = folder.Write("source.wxs", ExternalCabinet);
        var output = Path.Combine(folder.Path, "out", "package.msi");
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "wixc.dll"), "build", "-arch", "x64", source, "-o", output];
        string[] targets = [output, Path.Combine(folder.Path, "out", "cab1.cab")];
        Run(null);
        var old = targets.Select(File.ReadAllBytes).ToArray();
        folder.Write("payload/0.txt", string.Join(' ', Enumerable.Range(7, 60_000)));
        var watch = Stopwatch.StartNew();
        Run(null);
        var duration = watch.Elapsed;
        var current = targets.Select(File.ReadAllBytes).ToArray();
        CollectionAssert.AreNotEqual(old[0], current[0]);

        var random = new Random(5);
        for (var i = 0; i < 12; i++)
        {
            for (var target = 0; target < targets.Length; target++)
            {
                File.WriteAllBytes(targets[target], old[target]);
            }

            // Most of the time goes by before anything is written.
            Run(duration * (0.5 + (random.NextDouble() * 0.5)));
            for (var target = 0; target < targets.Length; target++)
            {
                var bytes = File.ReadAllBytes(targets[target]).AsSpan();
                Assert.IsTrue(bytes.SequenceEqual(old[target]) || bytes.SequenceEqual(current[target]), targets[target]);
            }
        }

        folder.Write("out/package.msi.17.tmp", "left by a killed build of more cabinets");
        folder.Write("out/package.msi.notes.tmp", "of the user");
        Run(null);
        var left = Directory.GetFileSystemEntries(Path.Combine(folder.Path, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.AreEqual("cab1.cab package.msi package.msi.notes.tmp", string.Join(' ', left));
        CollectionAssert.AreEqual(current[0], File.ReadAllBytes(output));

        void Run(TimeSpan? killAfter)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
            if (killAfter is { } time)
            {
                process.WaitForExit(time);
                process.Kill();
            }

            process.WaitForExit();
            Assert.IsTrue(killAfter is not null || process.ExitCode == 0, process.StandardOutput.ReadToEnd());
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Windows has no signals to send.")]
    [DataRow("-TERM")]
    [DataRow("-HUP")]
    public void Build_that_is_asked_to_end_takes_away_what_it_wrote(string signal)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var content = new byte[6 << 20];
        for (var i = 0; i < 20; i++)
        {
            random.NextBytes(content);
            File.WriteAllBytes(folder.Write($"payload/{i}.bin", string.Empty), content);
        }

        var source = folder.Write("source.wxs", ExternalCabinet);
        Directory.CreateDirectory(Path.Combine(folder.Path, "out"));
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "wixc.dll"), "build", "-arch", "x64", "-dcl", "high", "-ct", "1", source, "-o", Path.Combine(folder.Path, "out", "package.msi")];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        while (!process.HasExited && !Directory.EnumerateFiles(Path.Combine(folder.Path, "out")).Any())
        {
            Thread.Sleep(10);
        }

        using (var kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(130, process.ExitCode, output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "out")));
    }

    [TestMethod]
    public void Second_build_of_the_same_output_at_a_time_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder) { Output = folder.Write("out/package.msi", "the old package") };
        using (new FileStream(build.Output + ".tmp", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));
        }

        build.AssertNumbers(7120);
        Assert.AreEqual("the old package", File.ReadAllText(build.Output));
    }

    [TestMethod]
    public void Cache_gives_the_same_package_and_is_used_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", new string('a', 100_000));
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);
        var expected = File.ReadAllBytes(build.Output);
        var cache = Path.Combine(folder.Path, "cache");
        for (var i = 0; i < 2; i++)
        {
            Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**"), options => options with { CabinetCachePath = cache }), build.Messages);
            CollectionAssert.AreEqual(expected, File.ReadAllBytes(build.Output));
            Assert.HasCount(1, Directory.GetFiles(cache));
        }
    }

    [TestMethod]
    [DataRow("none", 0)]
    [DataRow("low", 3 | (15 << 8))]
    [DataRow("medium", 3 | (18 << 8))]
    [DataRow("high", 3 | (21 << 8))]
    [DataRow("mszip", 1)]
    public void Compression_levels_are_those_of_WiX(string level, int type)
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**"), options => options with { CompressionLevel = level }), build.Messages);

        using var file = File.OpenRead(build.Output);
        using var cabinet = Installer.Msi.Database.MsiDatabaseReader.Read(file).Streams["cab1.cab"].Open();
        var bytes = new byte[cabinet.Length];
        cabinet.ReadExactly(bytes);

        // MS-CAB 2.2: the type of the first folder stands behind the header's 36 bytes and six of its own.
        Assert.AreEqual(type, BitConverter.ToUInt16(bytes, 42));
    }

    /// <summary>As WiX looks for files: the path as it is, then below each bind path without a name, there without SourceDir first.</summary>
    [TestMethod]
    public void File_is_looked_for_as_it_is_authored_and_then_below_the_bind_paths()
    {
        using var folder = new TemporaryFolder();
        var name = Path.GetFileName(folder.Path) + ".txt";
        var first = Path.GetDirectoryName(folder.Write("first/SourceDir/x.txt", "below SourceDir"))!;
        folder.Write("second/x.txt", "second");
        folder.Write("second/SourceDir/x.txt", "SourceDir in second");
        folder.Write($"first/{name}", "first");
        BindPath[] bindPaths = [new(null, Path.GetDirectoryName(first)!), new(null, Path.Combine(folder.Path, "second"))];

        Assert.AreEqual("below SourceDir", Find("SourceDir\\x.txt"));
        Assert.AreEqual("second", Find("x.txt"));
        Assert.AreEqual("first", Find(name));
        File.WriteAllText(name, "where the compiler was started");
        try
        {
            Assert.AreEqual("where the compiler was started", Find(name));
        }
        finally
        {
            File.Delete(name);
        }

        string Find(string path) => File.ReadAllText(new FileResolver(bindPaths).Resolve(path, null, "File"));
    }

    /// <summary>As WiX does with the text of its standard library.</summary>
    [TestMethod]
    public void Localization_may_word_what_a_package_says_that_finds_a_newer_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var texts = folder.Write("texts.wxl", """
            <WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl" Culture="en-US"><String Id="WixDowngradePreventedMessage" Value="[ProductName] does not go back." /></WixLocalization>
            """);
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**"), options => options with { Localizations = [texts] }), build.Messages);
        Assert.AreEqual("[ProductName] does not go back.", build.Read().Tables["LaunchCondition"].Rows.Single()[1]);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**"), options => options with { Localizations = [texts], Cultures = ["de-DE"] }), build.Messages);
        Assert.AreEqual("A newer version of [ProductName] is already installed.", build.Read().Tables["LaunchCondition"].Rows.Single()[1]);
    }

    [TestMethod]
    [DataRow("""<UI Dialog="D" Control="C" Width="1" /><UI Dialog="D" Control="C" Width="2" />""", "v", 374)]
    [DataRow("""<UI Dialog="D" Width="1" /><UI Dialog="D" Width="2" />""", "v", 374)]
    [DataRow("""<String Id="V" Value="v" />""", "!(loc.V=default)", 213)]
    public void Localization_that_contradicts_itself_is_an_error(string content, string value, int number)
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var texts = folder.Write("texts.wxl", $"""<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl" Culture="en-US">{content}</WixLocalization>""");
        var build = new TestBuild(folder);
        var source = TestBuild.PackageOf("payload/**").Replace("<MediaTemplate", $"""<Property Id="P" Value="{value}" /><MediaTemplate""", StringComparison.Ordinal);

        Assert.IsFalse(build.Run(source, options => options with { Localizations = [texts] }));

        build.AssertNumbers(number);
    }

    [TestMethod]
    public void Output_that_cannot_be_written_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var file = folder.Write("no-folder", "a file");
        var build = new TestBuild(folder) { Output = Path.Combine(file, "package.msi") };

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7120);
    }

    [TestMethod]
    public void Package_is_read_by_msitools()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "alpha");
        folder.Write("payload/sub/b.txt", "beta");
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);

        var files = ExternalTool.Run(folder.Path, "msiinfo", "export", build.Output, "File");
        var extracted = Path.Combine(folder.Path, "extracted");
        ExternalTool.Run(folder.Path, "msiextract", "-C", extracted, build.Output);

        StringAssert.Contains(files, "\ta.txt\t5\t");
        StringAssert.Contains(files, "\tb.txt\t4\t");
        Assert.AreEqual("alpha", File.ReadAllText(Path.Combine(extracted, "PFiles64", "Payload", "a.txt")));
        Assert.AreEqual("beta", File.ReadAllText(Path.Combine(extracted, "PFiles64", "Payload", "sub", "b.txt")));
    }

    private sealed class CancellingProgress(CancellationTokenSource cancellation) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => cancellation.Cancel();
    }
}
