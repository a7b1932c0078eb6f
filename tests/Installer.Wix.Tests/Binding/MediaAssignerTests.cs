using System.Globalization;

using Installer.Wix.Binding;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Tests.Binding;

/// <summary>What does not fit one cabinet goes to the next: over 65,535 files, over 2 GB.</summary>
[TestClass]
public sealed class MediaAssignerTests
{
    private const long Megabyte = 1 << 20;

    [TestMethod]
    public void A_cabinet_holds_65535_files()
    {
        Assert.AreEqual("65535", FilesPerCabinet(200, Enumerable.Repeat(1L, 65_535)));
        Assert.AreEqual("65535 1", FilesPerCabinet(200, Enumerable.Repeat(1L, 65_536)));
        Assert.AreEqual("65535 65535 10", FilesPerCabinet(200, Enumerable.Repeat(0L, 131_080)));
    }

    [TestMethod]
    public void A_cabinet_stays_below_two_gigabytes_whatever_the_template_says()
    {
        Assert.AreEqual("2 2 1", FilesPerCabinet(int.MaxValue, Enumerable.Repeat(1000 * Megabyte, 5)));
        Assert.AreEqual("1 1 1", FilesPerCabinet(4000, [2_147_450_880, 2_147_450_880, 1]));
        Assert.AreEqual("3 2", FilesPerCabinet(100, [40 * Megabyte, 40 * Megabyte, 20 * Megabyte, 1, 5]));
        Assert.AreEqual("1 1", FilesPerCabinet(null, [200 * Megabyte, 1]));
    }

    private static string FilesPerCabinet(int? megabytes, IEnumerable<long> lengths)
    {
        var files = lengths.Select((length, i) => new FileFacade(
            new FileSymbol(Identifier.Global(string.Create(CultureInfo.InvariantCulture, $"f{i:D6}")), null) { Component = "C", Name = "n" },
            new FileFacts("p", length, null, null, new byte[16], new byte[32], default))).ToArray();
        var package = new PackageSymbol(Identifier.Global("P"), null) { IsCompressed = true };
        var media = new MediaAssigner(new Messaging(_ => { }), new DirectoryTree([], [], Platform.X64), package);
        var component = new ComponentSymbol(Identifier.Global("C"), null) { Directory = "TARGETDIR" };
        var template = new MediaTemplateSymbol(null) { MaximumUncompressedSize = megabytes };

        media.Assign([], template, files, new Dictionary<string, ComponentSymbol> { ["C"] = component });

        Assert.AreEqual(files.Length, media.Rows[^1].LastSequence);
        Assert.HasCount(media.Cabinets.Count, media.Rows);
        return string.Join(' ', media.Cabinets.Select(cabinet => cabinet.Files.Count));
    }
}
