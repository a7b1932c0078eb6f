using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>The list "What is deleted or moved" in <c>docs/attack-surface.md</c> and the code hold each other: every call that deletes or moves a file or a folder stands in it.</summary>
[TestClass]
public sealed partial class DeletionListTests
{
    private static readonly string Root = typeof(DeletionListTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>What has methods of these names and is no file: the registry, the service manager, local groups and users, and a class whose own calls are listed.</summary>
    private static readonly string[] NoFiles = ["registry", "_registry", "groups", "users", "services", "operations", "data", "journal"];

    [TestMethod]
    public void Every_place_that_deletes_or_moves_is_listed()
    {
        var found = Sources().Select(file => (Path.GetFileName(file), Count(file))).Where(place => place.Item2 > 0).Select(place => $"{place.Item1}: {place.Item2} calls").Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadLines(Path.Combine(Root, "docs", "attack-surface.md")).SkipWhile(line => line != "## What is deleted or moved").TakeWhile(line => line != "## Attacks on the installer")
            .Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups["file"].Value}: {match.Groups["calls"].Value} calls")).Order(StringComparer.Ordinal).ToList();
        Assert.IsGreaterThan(20, found.Count);
        Assert.AreEqual(
            string.Join('\n', listed), string.Join('\n', found),
            "docs/attack-surface.md, \"What is deleted or moved\", and the code differ. A new call may delete only what a record or a name says, never for where it lies: say so in the list, and try it in DeletionTests.");
    }

    [TestMethod]
    [DataRow("        folder.DeleteTree(name);", 1)]
    [DataRow("        folder?.Delete(name);", 1)]
    [DataRow("        File.Delete(path); Directory.Move(a, b);", 2)]
    [DataRow("        entry.Rename(target, name, replace: false);", 1)]
    [DataRow("        registry.DeleteTree(root, key);", 0)]
    [DataRow("        // folder.DeleteTree(name)", 0)]
    [DataRow("    /// <see cref=\"DeleteTree(string)\"/>", 0)]
    [DataRow("    public bool Delete(string name)", 0)]
    [DataRow("      <RemoveFolder Id=\"x\" />", 1)]
    public void A_call_is_recognised(string line, int calls) => Assert.AreEqual(calls, CountLine(line));

    private static IEnumerable<string> Sources() =>
        from folder in (string[])["customactions/DockerDesktop.CustomActions", "customactions/WixExtensions.CustomActions", "helper", "installer"]
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".wxs"
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select file;

    private static int Count(string file) => File.ReadLines(file).Sum(CountLine);

    private static int CountLine(string line) =>
        line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? 0 : Call().Matches(line).Count(match => !NoFiles.Contains(match.Groups["receiver"].Value.Trim('?', '!')));

    [GeneratedRegex("""
        (?<receiver>\w*[!?]*)\.(?:DeleteTree|DeleteTrustedTree|DeleteIfEmpty|RemoveLeftover|Delete|Rename|Place|MoveTo)\((?<!RecordedSettings\.Place\()|DeleteOnClose[ ]=[ ]true|\b(?:File|Directory)\.(?:Move|Replace)\(|\bDelete(?:IfEmpty|Tree|TrustedTree)\((?:name|Handle|entry|listing)|TryRemoveFolder\((?!IFile)|<Remove(?:File|Folder)[ ]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Call();

    [GeneratedRegex(@"^\| `(?<file>[A-Za-z.]+)` \| (?<calls>\d+) \|")]
    private static partial Regex Row();
}
