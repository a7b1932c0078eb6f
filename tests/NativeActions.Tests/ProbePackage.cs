using WineBed;

namespace EndToEnd;

/// <summary>Packages of these tests: a source of <c>TestData</c> and a DLL of probes.</summary>
internal static class ProbePackage
{
    /// <summary>Compiles a package with the portable compiler.</summary>
    /// <param name="source">The source's file name.</param>
    /// <param name="probes">The DLL's file name.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The path of the package.</returns>
    public static async Task<string> CompileAsync(string source, string probes, string folder)
    {
        var content = Path.Combine(folder, "content.txt");
        await File.WriteAllTextAsync(content, "content");
        var package = Path.Combine(folder, "package.msi");
        await HostCommand.RunAsync(
            "dotnet", Repository.Wixc, "build", "-nologo", "-arch", "x64", "-d", $"Content={content}", "-d", $"Probes={WinePrograms.PathOf(probes)}",
            Path.Combine(Repository.Root, "tests", "NativeActions.Tests", "TestData", source), "-o", package);
        return package;
    }
}
