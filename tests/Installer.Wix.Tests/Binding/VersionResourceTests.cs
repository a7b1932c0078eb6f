using Installer.Wix.Binding;
using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests.Binding;

/// <summary>Versions of programs, and of files that only look like programs.</summary>
[TestClass]
public sealed class VersionResourceTests
{
    private static string Program => Path.Combine(ConformanceBuild.CorpusFolder, "05-file-component-ids", "app.exe");

    [TestMethod]
    public void Program_has_version_and_language()
    {
        using var stream = File.OpenRead(Program);

        Assert.AreEqual(new VersionResource("2.3.4.5", "1033"), VersionResource.Read(stream));
    }

    [TestMethod]
    public void Text_has_no_version() => Assert.IsNull(VersionResource.Read(new MemoryStream(new byte[200])));

    [TestMethod]
    public void Program_that_is_cut_or_changed_anywhere_never_fails_but_has_a_version_or_none()
    {
        var original = File.ReadAllBytes(Program);
        for (var length = 0; length < original.Length; length += 7)
        {
            VersionResource.Read(new MemoryStream(original, 0, length));
        }

        var random = new Random(12345);
        var withoutVersion = 0;
        for (var i = 0; i < 2000; i++)
        {
            var changed = (byte[])original.Clone();
            changed[random.Next(512)] = (byte)random.Next(256);
            changed[random.Next(changed.Length)] = 0xFF;
            withoutVersion += VersionResource.Read(new MemoryStream(changed)) is null ? 1 : 0;
        }

        Assert.IsGreaterThan(0, withoutVersion);
        Assert.IsLessThan(2000, withoutVersion);
    }
}
