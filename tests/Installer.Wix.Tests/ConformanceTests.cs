using System.Diagnostics;

using Installer.Msi.Database;
using Installer.Msi.Validation;
using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests;

/// <summary>The compiler gives what WiX 6.0.2 gave for the same sources: tables, streams, summary information, cabinets, files beside the package, errors and warnings.</summary>
[TestClass]
public sealed class ConformanceTests
{
    /// <summary>Builds that do not give the same yet, one a line: name, tab, reason. A listed build that does give the same fails, so the list only shrinks.</summary>
    private static readonly Dictionary<string, string> KnownDifferences = ReadPairs("KnownDifferences.txt");

    /// <summary>What validation finds in the packages, one build a line: name, tab, ICEs.</summary>
    private static readonly Dictionary<string, string> JudgedFindings = ReadPairs("JudgedFindings.txt");

    private static readonly string[] ExtensionLibraries =
    [
        "Wix4UtilCA_X86.dll", "Wix4UtilCA_X64.dll", "Wix4UtilCA_A64.dll", "Wix5FWCA_X86.dll", "Wix5FWCA_X64.dll", "Wix5FWCA_A64.dll",
        "DependencyCA_X64.dll", "IisCA_X64.dll", "SqlCA_X64.dll", "Wix4NetFxCA_X64.dll", "Wix6HttpCA_X64.dll",
        "Wix4NetCheck_x86.exe", "Wix4NetCheck_x64.exe", "Wix4NetCheck_arm64.exe",
    ];

    public static IEnumerable<object[]> Builds => ConformanceBuild.All().Select(build => new object[] { build.Name });

    [TestMethod]
    [DynamicData(nameof(Builds))]
    public void Build_gives_what_WiX_gives(string name)
    {
        var build = ConformanceBuild.All().Single(candidate => candidate.Name == name);
        var output = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            var libraries = CreateExtensionLibraries(output);
            var differences = Compare(build, libraries, Path.Combine(output.CreateSubdirectory("package").FullName, "package.msi"));
            if (KnownDifferences.TryGetValue(name, out var reason))
            {
                Assert.IsTrue(differences.Any, $"{name} gives what WiX gives; take it out of KnownDifferences.txt ({reason}).");
            }
            else
            {
                Assert.IsFalse(differences.Any, differences.ToString());
            }
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void Known_differences_name_builds_of_the_corpus() =>
        CollectionAssert.IsSubsetOf(KnownDifferences.Keys.Union(JudgedFindings.Keys).ToList(), ConformanceBuild.All().Select(build => build.Name).ToList());

    private static Dictionary<string, string> ReadPairs(string file) => File.ReadLines(Path.Combine(ConformanceBuild.CorpusFolder, "..", file))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string Validate(string packageFile)
    {
        using var package = File.OpenRead(packageFile);
        return string.Join(' ', PackageValidator.Validate(MsiDatabaseReader.Read(package)).Select(finding => finding.Ice).Distinct());
    }

    /// <summary>Makes a folder with a file for each custom-action library of the extensions. The libraries are not part of the compiler, and their size is left out of what was recorded.</summary>
    private static string CreateExtensionLibraries(DirectoryInfo parent)
    {
        var folder = parent.CreateSubdirectory("libraries").FullName;
        foreach (var name in ExtensionLibraries)
        {
            File.WriteAllText(Path.Combine(folder, name), name);
        }

        return folder;
    }

    private static Differences Compare(ConformanceBuild build, string libraries, string packageFile)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = build.CaseFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "wixc.dll"));
        start.ArgumentList.Add("build");
        foreach (var argument in build.Arguments.Concat(["-b", "WixExtensionBinaries=" + libraries, "-o", packageFile]))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in build.Environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();

        var differences = new Differences();
        MessageComparer.Compare(build, text, differences);
        var succeeded = File.Exists(packageFile);
        differences.Compare("outcome", build.IsRefused ? "refused" : "built", succeeded ? "built" : build.IsRefused ? "refused" : "refused: " + text);
        differences.Compare("exit code", build.IsRefused ? "not 0" : "0", process.ExitCode == 0 ? "0" : "not 0");
        if (succeeded && !build.IsRefused)
        {
            PackageComparer.Compare(build, packageFile, differences);
            if (JudgedFindings.TryGetValue(build.Name, out var findings))
            {
                differences.Compare("findings", findings, Validate(packageFile));
            }
        }

        return differences;
    }
}
