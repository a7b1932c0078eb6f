using System.Globalization;
using System.Text.Json;
using Installer.Artifacts.BillOfMaterials;
using Installer.Artifacts.Packages;
using Installer.Artifacts.Winget;

namespace Installer.Artifacts;

/// <summary>Makes the folder that a release is published from. It appears whole or not at all, and the same input gives the same bytes.</summary>
/// <param name="options">What goes in.</param>
internal sealed class Release(ReleaseOptions options)
{
    /// <summary>The file that says what was built; by it a folder of an earlier run is known, which may be replaced.</summary>
    public const string DescriptionName = "build.json";

    private const string VersionPlaceholder = "@VERSION@";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Makes the folder.</summary>
    /// <param name="output">Is told what was looked at and made.</param>
    /// <exception cref="ArtifactsException">Something is missing, damaged, unsigned or in the way; nothing was written.</exception>
    public void Publish(TextWriter output)
    {
        RefuseForeignFolder();
        var time = ReadTime();
        var packages = options.Packages.Select(InstallerPackage.Open).ToList();
        var partial = $"{options.Output}.partial";
        try
        {
            if (packages.Select(package => package.ProductVersion).Distinct().Count() != 1)
            {
                throw new ArtifactsException($"The packages have different versions: {string.Join(", ", packages.Select(package => $"{Path.GetFileName(package.Path)} {package.ProductVersion}"))}. Build them together.");
            }

            CheckSignatures(packages, output);
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }

            Directory.CreateDirectory(partial);
            Fill(partial, packages, time);
            if (Directory.Exists(options.Output))
            {
                Directory.Delete(options.Output, recursive: true);
            }

            Directory.Move(partial, options.Output);
        }
        finally
        {
            packages.ForEach(package => package.Dispose());
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private static DateTimeOffset ReadTime()
    {
        var value = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(value))
        {
            // The first that cabinets and so the packages can hold; theirs is the same.
            return new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }

        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new ArtifactsException($"The environment variable SOURCE_DATE_EPOCH is '{value}'. It must be a number of seconds since 1970.");
    }

    private void RefuseForeignFolder()
    {
        if (File.Exists(options.Output) || (Directory.Exists(options.Output) && Directory.EnumerateFileSystemEntries(options.Output).Any() && !File.Exists(Path.Combine(options.Output, DescriptionName))))
        {
            throw new ArtifactsException($"{options.Output} is not empty and holds no artifacts of an earlier build. Name another folder, or empty this one.");
        }
    }

    private void CheckSignatures(List<InstallerPackage> packages, TextWriter output)
    {
        if (options.Signing is null)
        {
            return;
        }

        var signer = options.Signing.CreateSigner();
        var signatures = new PackageSignatures(signer, options.Publishers);
        foreach (var package in packages)
        {
            output.WriteLine($"{Path.GetFileName(package.Path)}: signed, and so are the {signatures.Check(package)} programs and libraries in it.");
        }

        if (options.Setup is not null)
        {
            signer.Verify(options.Setup);
        }
    }

    private void Fill(string folder, List<InstallerPackage> packages, DateTimeOffset time)
    {
        var version = packages[0].ProductVersion;
        var installers = new List<PublishedFile>();
        foreach (var file in packages.Select(package => package.Path).Append(options.Setup).OfType<string>())
        {
            installers.Add(PublishedFile.Describe(folder, CopyInto(folder, file)));
        }

        var programs = BuiltProgram.ReadLists(options.ProgramLists);
        foreach (var program in programs)
        {
            CopyInto(Path.Combine(folder, "symbols"), program.Symbols);
        }

        var policies = Path.Combine(options.Sources, "Policies");
        foreach (var file in Directory.EnumerateFiles(policies, "*.adm?", SearchOption.AllDirectories))
        {
            CopyInto(Path.Combine(folder, "policies", Path.GetRelativePath(policies, Path.GetDirectoryName(file)!)), file);
        }

        var intune = Directory.CreateDirectory(Path.Combine(folder, "intune")).FullName;
        const string script = "Detect-DockerDesktop.ps1";
        File.WriteAllText(Path.Combine(intune, script), File.ReadAllText(Path.Combine(options.Sources, "Intune", script)).Replace(VersionPlaceholder, version, StringComparison.Ordinal));

        var release = new ReleaseDescription(
            packages.Select(package => package.ProductName).MinBy(name => name.Length)!,
            packages[0].Manufacturer,
            version,
            time,
            installers,
            packages.ToDictionary(package => Path.GetFileName(package.Path), package => package.ReadFiles(executables: null)));
        WingetManifests.Write(Directory.CreateDirectory(Path.Combine(folder, "winget")).FullName, packages, release, options.DownloadAddress);

        var billOfMaterials = new CycloneDxDocument(release, programs.ToDictionary(program => program, ProgramDependencies.Read)).Create();
        File.WriteAllText(Path.Combine(folder, "sbom.cdx.json"), billOfMaterials.ToJsonString(Indented) + "\n");

        var files = Describe(folder);
        File.WriteAllText(Path.Combine(folder, DescriptionName), JsonSerializer.Serialize(Description(release, files), Indented) + "\n");
        File.WriteAllLines(Path.Combine(folder, "SHA256SUMS"), Describe(folder).Select(file => $"{file.Sha256}  {file.Name}"));
    }

    private static string CopyInto(string folder, string file)
    {
        if (!File.Exists(file))
        {
            throw new ArtifactsException($"{file} is to be published, but there is no such file. Build it first.");
        }

        var target = Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(file));
        File.Copy(file, target);
        return target;
    }

    private static List<PublishedFile> Describe(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => PublishedFile.Describe(folder, file)).OrderBy(file => file.Name, StringComparer.Ordinal)];

    private object Description(ReleaseDescription release, List<PublishedFile> files) => new
    {
        product = release.ProductName,
        version = release.Version,
        commit = options.Commit,
        uncommittedChanges = options.HasUncommittedChanges,
        sourceDateEpoch = release.Time.ToUnixTimeSeconds(),
        dotnet = Environment.Version.ToString(),
        signed = options.Signing is not null,
        files,
    };
}
