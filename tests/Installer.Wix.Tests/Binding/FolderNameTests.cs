namespace Installer.Wix.Tests.Binding;

/// <summary>Folder names of several levels, and names that Windows takes something off.</summary>
[TestClass]
public sealed class FolderNameTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Short_name_of_every_level_is_made_of_the_folder_that_was_authored_as_parent()
    {
        // The short names are those that WiX Toolset 6.0.2 gave these folders.
        var names = Names("""
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="A Long Folder Name" /></StandardDirectory>
            <Component Directory="INSTALLFOLDER" Subdirectory="First Long Level\Second Long Level\Third Long Level" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01" KeyPath="yes" Id="A" />
            <Component Directory="INSTALLFOLDER" Subdirectory="First Long Level\Second Long Level" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A02" KeyPath="yes" Id="B" />
            """);

        Assert.AreEqual(
            "6w-99ij5|First Long Level, 9ytgnop-|Second Long Level, 9ytgnop-|Second Long Level, cnedzwfp|Third Long Level, do6ifrqv|A Long Folder Name",
            string.Join(", ", names.Where(name => name.Contains('|', StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("App.", "App")]
    [DataRow("App . ", "App")]
    [DataRow("App...", "App")]
    [DataRow("A.b\\App", "A.b/App")]
    [DataRow("One.\\App", "One/App")]
    [DataRow("One..\\App", "One../App")]
    [DataRow(".hidden", ".hidden")]
    public void Dots_and_blanks_at_the_end_go_as_Windows_takes_them(string authored, string expected)
    {
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Source($"""<StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="{authored}" /></StandardDirectory>""")), build.Messages);

        build.AssertNumbers(authored.Replace('\\', '/') == expected ? [] : [1152]);
        var rows = build.Read().Tables["Directory"].Rows.ToDictionary(row => (string)row[0]!, row => row);
        var path = Long(rows["INSTALLFOLDER"][2]);
        for (var parent = (string?)rows["INSTALLFOLDER"][1]; parent != "ProgramFiles6432Folder"; parent = (string?)rows[parent!][1])
        {
            path = $"{Long(rows[parent!][2])}/{path}";
        }

        Assert.AreEqual(expected, path);

        static string Long(object? name) => ((string)name!).Split('|')[^1];
    }

    private IEnumerable<string> Names(string content)
    {
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Source(content)), build.Messages);
        return build.Read().Tables["Directory"].Rows.Select(row => (string)row[2]!);
    }

    private static string Source(string content) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
        {content}</Package></Wix>
        """;
}
