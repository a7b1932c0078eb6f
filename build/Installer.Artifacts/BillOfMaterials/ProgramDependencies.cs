using NuGet.Packaging;
using NuGet.ProjectModel;

namespace Installer.Artifacts.BillOfMaterials;

/// <summary>Finds the NuGet packages that a program was built from, in what its restore wrote down.</summary>
internal static class ProgramDependencies
{
    /// <summary>The runtime that native compilation links into every program.</summary>
    private const string NativeRuntime = "Microsoft.NETCore.App.Runtime.NativeAOT.";

    /// <summary>The web framework, of which programs that refer to it get what they use.</summary>
    private const string WebFramework = "Microsoft.AspNetCore.App";

    /// <summary>Import libraries: names and stubs through which Windows is called.</summary>
    private const string ImportLibraries = "Microsoft.Windows.SDK.CPP.";

    /// <summary>Reads what a program depends on.</summary>
    /// <param name="program">The program.</param>
    /// <returns>Its dependencies, ordered by name.</returns>
    /// <exception cref="ArtifactsException">The assets file or a package in it is missing.</exception>
    public static IReadOnlyList<NuGetDependency> Read(BuiltProgram program)
    {
        var assets = File.Exists(program.Assets)
            ? new LockFileFormat().Read(program.Assets)
            : throw new ArtifactsException($"{program.Assets}, which says what {program.Name} depends on, is missing. Build the packages first.");
        var framework = assets.PackageSpec.TargetFrameworks.Single();
        // What the SDK refers to by itself, and only while it builds.
        var tools = framework.Dependencies.Where(dependency => dependency.AutoReferenced).Select(dependency => dependency.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folders = assets.PackageFolders.Select(folder => folder.Path).ToList();
        var usesWebFramework = framework.FrameworkReferences.Any(reference => reference.Name == WebFramework);

        var libraries = assets.Libraries
            .Where(library => library.Type == "package")
            .Select(library => Describe(folders, library.Name, library.Version.ToNormalizedString(), !tools.Contains(library.Name) && !IsCompiler(library.Name)));
        var downloads = framework.DownloadDependencies.Select(download => Describe(
            folders, download.Name, download.VersionRange.MinVersion!.ToNormalizedString(), IsLinked(download.Name, usesWebFramework)));
        return [.. libraries.Concat(downloads).OrderBy(dependency => dependency.Name, StringComparer.Ordinal)];
    }

    private static bool IsCompiler(string name) => name.EndsWith(".Microsoft.DotNet.ILCompiler", StringComparison.OrdinalIgnoreCase);

    private static bool IsLinked(string name, bool usesWebFramework) =>
        name.StartsWith(NativeRuntime, StringComparison.Ordinal) || name.StartsWith(ImportLibraries, StringComparison.Ordinal) || (usesWebFramework && name.StartsWith(WebFramework, StringComparison.Ordinal));

    private static NuGetDependency Describe(IReadOnlyList<string> folders, string name, string version, bool isShipped)
    {
        var folder = folders.Select(root => Path.Combine(root, name.ToLowerInvariant(), version)).FirstOrDefault(Directory.Exists)
            ?? throw new ArtifactsException($"The package {name} {version} is in none of {string.Join(", ", folders)}. Restore the projects first.");
        var nuspec = new NuspecReader(Path.Combine(folder, $"{name.ToLowerInvariant()}.nuspec"));
        var license = nuspec.GetLicenseMetadata();
        var hash = NupkgMetadataFileFormat.Read(Path.Combine(folder, ".nupkg.metadata")).ContentHash
            ?? throw new ArtifactsException($"The package {name} {version} in {folder} has no hash of its content. Delete the folder and restore again.");
        return new NuGetDependency(
            nuspec.GetId(),
            version,
            Convert.ToHexStringLower(Convert.FromBase64String(hash)),
            license?.Type == LicenseType.Expression ? license.License : null,
            license?.Type == LicenseType.Expression || !Uri.TryCreate(nuspec.GetLicenseUrl(), UriKind.Absolute, out var address) ? null : address,
            nuspec.GetAuthors(),
            isShipped);
    }
}
