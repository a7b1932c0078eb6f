using System.Text;

using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary><c>wixc transform</c>: what it takes and refuses. What is in the file is the business of the writer's tests, what an installation makes of it that of the end-to-end tests.</summary>
[TestClass]
public sealed class TransformCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string package;
    private readonly string transform;

    public TransformCommandTests()
    {
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder);
        var source = TestBuild.PackageOf("payload/**").Replace(
            "<MediaTemplate",
            """<Property Id="ENGINE" Secure="yes" /><Property Id="COLOUR" Value="red" /><Property Id="SECRET" Secure="yes" Hidden="yes" /><MediaTemplate""",
            StringComparison.Ordinal);
        Assert.IsTrue(build.Run(source), build.Messages);
        package = build.Output;
        transform = Path.Combine(folder.Path, "out.mst");
    }

    [TestMethod]
    public void Public_properties_are_written_changed_and_taken_out_without_a_word()
    {
        Assert.AreEqual("", Run(0, package, "-o", transform, "ENGINE=hyperv", "COLOUR=blue = deep", "REBOOT=ReallySuppress"));
        var written = Encoding.Latin1.GetString(File.ReadAllBytes(transform));
        Assert.Contains("hyperv", written);
        Assert.Contains("blue = deep", written);
        Assert.AreEqual("", Run(0, package, "COLOUR=", "-out", transform));
        written = Encoding.Latin1.GetString(File.ReadAllBytes(transform));
        Assert.Contains("COLOUR", written);
        Assert.DoesNotContain("red", written);
    }

    [TestMethod]
    public void Unknown_property_is_a_warning()
    {
        Assert.Contains("warning WIX7164: The package takes no property 'ENGIEN'", Run(0, package, "-o", transform, "ENGIEN=hyperv"));
        Assert.IsTrue(File.Exists(transform));
    }

    [TestMethod]
    [DataRow(7160, new string[0], "needs a package")]
    [DataRow(7160, new[] { "", "A=1" }, "needs a package")]
    [DataRow(7160, new[] { "", "-o", "out.mst" }, "at least one NAME=value")]
    [DataRow(7161, new[] { "", "-o", "out.mst", "ProductCode=1" }, "'ProductCode'")]
    [DataRow(7161, new[] { "", "-o", "out.mst", "1A=1" }, "'1A'")]
    [DataRow(7162, new[] { "", "-o", "out.mst", "SECRET=hunter2" }, "everybody who can read")]
    [DataRow(7163, new[] { "", "-o", "out.mst", "ENGINE=" }, "'ENGINE'")]
    [DataRow(7138, new[] { "missing.msi", "-o", "out.mst", "A=1" }, "missing.msi: error")]
    [DataRow(7165, new[] { "", "-o", "out.mst", "COLOUR=\u4E2D" }, "Table Property")]
    [DataRow(7120, new[] { "", "-o", "missing/out.mst", "COLOUR=blue" }, "missing/out.mst")]
    [DataRow(288, new[] { "", "-o", "out.mst", "COLOUR=blue", "COLOUR=green" }, "defined twice")]
    [DataRow(118, new[] { "", "--banana" }, "--banana")]
    [DataRow(118, new[] { "", "other.msi" }, "other.msi")]
    public void What_cannot_be_written_is_an_error_and_leaves_no_file(int number, string[] arguments, string text)
    {
        var output = Run(number % 256, [.. arguments.Select(argument => argument switch { "" => package, "out.mst" => transform, _ => argument })]);

        Assert.Contains($"error WIX{number:0000}: ", output);
        Assert.Contains(text, output);
        Assert.DoesNotContain("hunter2", output);
        Assert.IsFalse(File.Exists(transform));
    }

    public void Dispose() => folder.Dispose();

    private static string Run(int expected, params string[] arguments)
    {
        using var output = new StringWriter();
        Assert.AreEqual(expected, WixcCommand.Run(["transform", .. arguments], output, CancellationToken.None), output.ToString());
        return output.ToString();
    }
}
