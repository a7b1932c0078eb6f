using System.Diagnostics;

namespace NativeAot.Tests;

/// <summary>The part of this repository that builds one native program, copied to a folder of its own.</summary>
internal sealed class CheckoutCopy : IDisposable
{
    private const string Project = "tests/WinePrograms/RuntimeProbeLibrary";

    /// <param name="name">Part of the folder's name, so that two copies have paths of different length.</param>
    public CheckoutCopy(string name)
    {
        Root = Directory.CreateTempSubdirectory(name).FullName;
        string[] files =
        [
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "tests/WinePrograms/Directory.Build.props",
            .. FilesBelow("build/NativeAot"), .. FilesBelow(Project),
        ];
        foreach (string file in files)
        {
            string target = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Build.RepositoryRoot, file), target);
        }
    }

    public string Root { get; }

    /// <summary>Changes the program's project file.</summary>
    public void SetProperty(string name, string value)
    {
        string project = Path.Combine(Root, Project, "RuntimeProbeLibrary.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</PropertyGroup>", $"<{name}>{value}</{name}></PropertyGroup>", StringComparison.Ordinal));
    }

    public string PublishedFile => Path.Combine(Root, "artifacts/publish/RuntimeProbeLibrary/release_win-x64/RuntimeProbeLibrary.dll");

    public IReadOnlyList<string> PublishedFiles => [.. Directory.EnumerateFiles(Path.GetDirectoryName(PublishedFile)!).Select(file => Path.GetFileName(file))];

    public string Pdb => Path.Combine(Root, "artifacts/bin/RuntimeProbeLibrary/release_win-x64/native/RuntimeProbeLibrary.pdb");

    /// <summary>Runs <c>dotnet publish</c>, in processes that end with it.</summary>
    public (int ExitCode, string Output) Publish(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", ["publish", Project, "-nodeReuse:false", "-p:UseSharedCompilation=false", "-tl:off", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        // What the build that runs this test has set for its own processes.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Build.RepositoryRoot, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Build.RepositoryRoot, file));
}
