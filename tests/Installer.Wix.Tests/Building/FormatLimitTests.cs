using System.Globalization;

using Installer.Msi.Tests.TestSupport;

namespace Installer.Wix.Tests.Building;

/// <summary>Where the formats end: what fits is split over cabinets, the rest is refused with the limit. Files with holes stand for large ones.</summary>
[TestClass]
public sealed class FormatLimitTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void File_of_over_two_gigabytes_is_refused_at_its_line()
    {
        WriteLargeFile("payload/large.bin", 5L << 30);
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(263);
        StringAssert.StartsWith(build.Messages, "WIX0263 5:");
        StringAssert.Contains(build.Messages, "large.bin' has more than 2,147,483,647 bytes");
        Assert.IsFalse(File.Exists(build.Output));
    }

    [TestMethod]
    public void More_components_than_Windows_Installer_takes_are_refused_with_the_limit()
    {
        var build = new TestBuild(folder);
        var components = string.Concat(Enumerable.Range(0, 65_537).Select(i => string.Create(CultureInfo.InvariantCulture, $"""<Component Id="C{i}" Directory="INSTALLFOLDER" Guid="" />""")));

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**").Replace("""<Files Include="payload/**" />""", components, StringComparison.Ordinal)));

        build.AssertNumbers(7502);
        StringAssert.Contains(build.Messages, "65537 components; Windows Installer takes 65536");
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public void The_file_after_65535_goes_to_the_next_cabinet_and_is_refused_where_there_is_none()
    {
        for (var i = 0; i < 65_536; i++)
        {
            folder.Write(string.Create(CultureInfo.InvariantCulture, $"payload/{i / 1000}/{i:D5}.txt"), string.Empty);
        }

        var build = new TestBuild(folder);
        var source = TestBuild.PackageOf("payload/**").Replace("EmbedCab=\"yes\"", string.Empty, StringComparison.Ordinal);
        Assert.IsTrue(build.Run(source), build.Messages);

        var output = Path.GetDirectoryName(build.Output)!;
        Assert.HasCount(65_535, ListCabinet(output, "cab1.cab"));
        CollectionAssert.AreEqual(new long[] { 0 }, ListCabinet(output, "cab2.cab"));
        StringAssert.Contains(ExternalTool.Run(output, "msiinfo", "export", build.Output, "Media"), "2\t65536\t\tcab2.cab");
        Assert.HasCount(65_536 + 3, ExternalTool.Run(output, "msiinfo", "export", build.Output, "File").Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var before = File.ReadAllBytes(build.Output);
        Assert.IsFalse(build.Run(source.Replace("<MediaTemplate  />", """<Media Id="1" Cabinet="all.cab" />""", StringComparison.Ordinal)));
        build.AssertNumbers(7120);
        StringAssert.Contains(build.Messages, "up to 65,535 files, not 65,536");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(build.Output));
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public void Payload_of_over_four_gigabytes_is_split_into_cabinets_of_less_than_two()
    {
        long[] lengths = [1000 * Megabyte, (1000 * Megabyte) + 1, (1000 * Megabyte) + 2, (1000 * Megabyte) - 1, 1000 * Megabyte, 2_147_450_880];
        for (var i = 0; i < lengths.Length; i++)
        {
            WriteLargeFile($"payload/{i}.bin", lengths[i]);
        }

        var build = new TestBuild(folder);
        var source = TestBuild.PackageOf("payload/**").Replace("EmbedCab=\"yes\"", "MaximumUncompressedMediaSize=\"100000\"", StringComparison.Ordinal);
        Assert.IsTrue(build.Run(source), build.Messages);

        // 2,000 MB are the most in one cabinet, unless a single file is longer.
        var output = Path.GetDirectoryName(build.Output)!;
        string[] cabinets = ["cab1.cab", "cab2.cab", "cab3.cab", "cab4.cab", "cab5.cab"];
        var contents = cabinets.Select(cabinet => ListCabinet(output, cabinet)).ToArray();
        Assert.AreEqual(
            string.Join(" | ", lengths[0], lengths[1], lengths[2], $"{lengths[3]} {lengths[4]}", lengths[5]),
            string.Join(" | ", contents.Select(content => string.Join(' ', content))));
        foreach (var cabinet in cabinets)
        {
            ExternalTool.Run(output, "cabextract", "-q", "-t", cabinet);
        }
    }

    private void WriteLargeFile(string path, long length)
    {
        using var stream = new FileStream(folder.Write(path, string.Empty), FileMode.Open);
        stream.SetLength(length);
    }

    /// <summary>The lengths of a cabinet's files, as cabextract lists them: in the first of three columns.</summary>
    private static long[] ListCabinet(string folder, string cabinet) =>
    [
        .. from line in ExternalTool.Run(folder, "cabextract", "-l", cabinet).Split('\n')
           let columns = line.Split('|')
           where columns.Length == 3 && long.TryParse(columns[0], CultureInfo.InvariantCulture, out _)
           select long.Parse(columns[0], CultureInfo.InvariantCulture),
    ];
}
