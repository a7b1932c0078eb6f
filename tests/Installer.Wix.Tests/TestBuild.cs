using System.Globalization;

using Installer.Msi.Database;
using Installer.Wix.Messages;

namespace Installer.Wix.Tests;

/// <summary>Builds a package from one source and remembers the messages.</summary>
internal sealed class TestBuild(TemporaryFolder folder)
{
    private readonly List<Message> messages = [];

    public string Output { get; set; } = Path.Combine(folder.Path, "out", "package.msi");

    /// <summary>The messages, one a line, each as <c>WIX0001 line: text</c>.</summary>
    public string Messages => string.Join('\n', messages.Select(m => string.Create(CultureInfo.InvariantCulture, $"WIX{m.Number:0000} {m.Source?.Line}: {m.Text}")));

    /// <summary>The number and the line of each message in their order, as <c>1 2</c>.</summary>
    public IEnumerable<string> Places => messages.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Number} {m.Source?.Line}"));

    /// <summary>Asserts the numbers of all messages in their order.</summary>
    public void AssertNumbers(params int[] expected) => CollectionAssert.AreEqual(expected, messages.Select(m => m.Number).ToArray(), Messages);

    /// <summary>A package that takes a whole folder.</summary>
    public static string PackageOf(string pattern) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="Payload" Manufacturer="M" Version="1.2.3" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
            <MediaTemplate EmbedCab="yes" />
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="Payload" /></StandardDirectory>
            <Feature Id="Main"><Files Include="{pattern}" /></Feature>
          </Package>
        </Wix>
        """;

    /// <summary>Builds a source.</summary>
    public bool Run(string source, Func<BuildOptions, BuildOptions>? change = null, CancellationToken cancellation = default)
    {
        messages.Clear();
        var options = new BuildOptions { Sources = [folder.Write("source.wxs", source)], Output = Output, Platform = Platform.X64 };
        return new PackageBuild(change is null ? options : change(options), new Messaging(messages.Add)).Run(cancellation);
    }

    /// <summary>Reads the package that was built.</summary>
    public MsiDatabase Read()
    {
        using var stream = File.OpenRead(Output);
        return MsiDatabaseReader.Read(stream);
    }
}
