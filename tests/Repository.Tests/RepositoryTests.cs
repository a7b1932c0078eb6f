using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>What holds for the repository as a whole.</summary>
[TestClass]
public sealed partial class RepositoryTests
{
    private static readonly string Root = typeof(RepositoryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string[] Folders = ["build", "customactions", "docs", "helper", "installer", "tests"];

    public static IEnumerable<string> Projects =>
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*proj", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".csproj" or ".wixproj"
        select Path.GetRelativePath(Root, file).Replace('\\', '/');

    [TestMethod]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Installer.sln"));
        var held = SolutionProject().Matches(solution).Select(match => match.Groups["path"].Value.Replace('\\', '/'));

        CollectionAssert.AreEquivalent(Projects.ToList(), held.ToList());
    }

    [TestMethod]
    public void Package_versions_are_exact()
    {
        foreach (var version in XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion"))
        {
            StringAssert.Matches(version.Attribute("Version")!.Value, ExactVersion(), version.Attribute("Include")!.Value);
        }
    }

    [TestMethod]
    public void Every_CSharp_project_has_its_lock_file()
    {
        foreach (var project in Projects.Where(project => project.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            Assert.IsTrue(File.Exists(Path.Combine(Root, Path.GetDirectoryName(project)!, "packages.lock.json")), project);
        }
    }

    [TestMethod]
    public void Every_folder_says_what_it_is_and_links_lead_somewhere()
    {
        foreach (var readme in Folders.Select(folder => Path.Combine(Root, folder, "README.md")).Append(Path.Combine(Root, "README.md")))
        {
            Assert.IsTrue(File.Exists(readme), readme);
            foreach (Match link in RelativeLink().Matches(File.ReadAllText(readme)))
            {
                var target = Path.Combine(Path.GetDirectoryName(readme)!, link.Groups["target"].Value);
                Assert.IsTrue(File.Exists(target) || Directory.Exists(target), $"{readme}: {link.Groups["target"].Value}");
            }
        }
    }

    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "(?<path>[^"]+proj)",""", RegexOptions.Multiline)]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"^\[\d+(\.\d+)+\]$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
