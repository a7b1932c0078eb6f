using Installer.Msi;
using Installer.Msi.Cabinets;
using Installer.Msi.Database;

namespace Installer.Artifacts.Packages;

/// <summary>A Windows Installer package, read back from the file that is published.</summary>
internal sealed class InstallerPackage : IDisposable
{
    /// <summary>The bit of the summary information's word count that is set in packages that need no elevation.</summary>
    private const int NoElevation = 8;

    private readonly FileStream file;
    private readonly MsiDatabase database;
    private readonly Dictionary<string, string> properties;

    private InstallerPackage(string path, FileStream file, MsiDatabase database)
    {
        Path = path;
        this.file = file;
        this.database = database;
        properties = Rows("Property").ToDictionary(row => row.Text("Property"), row => row.Text("Value"), StringComparer.Ordinal);
    }

    /// <summary>Where the package is.</summary>
    public string Path { get; }

    /// <summary>The product's name.</summary>
    public string ProductName => Property("ProductName");

    /// <summary>The product's version, three numbers.</summary>
    public string ProductVersion => Property("ProductVersion");

    /// <summary>The maker's name.</summary>
    public string Manufacturer => Property("Manufacturer");

    /// <summary>The product code, in braces.</summary>
    public string ProductCode => Property("ProductCode");

    /// <summary>The upgrade code, in braces.</summary>
    public string UpgradeCode => Property("UpgradeCode");

    /// <summary>True for a package for one user, which needs no elevation.</summary>
    public bool IsPerUser => ((database.Summary.WordCount ?? 0) & NoElevation) != 0;

    /// <summary>The processor that the package is for, as the summary information's template names it: <c>Intel</c>, <c>x64</c> or <c>Arm64</c>.</summary>
    public string Architecture => (database.Summary.Template ?? "").Split(';')[0];

    /// <summary>Opens a package.</summary>
    /// <param name="path">The MSI.</param>
    /// <returns>The package, which keeps the file open.</returns>
    /// <exception cref="ArtifactsException">It cannot be read.</exception>
    public static InstallerPackage Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = File.OpenRead(path);
            return new InstallerPackage(path, file, MsiDatabaseReader.Read(file));
        }
        catch (Exception exception) when (exception is MsiException or IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new ArtifactsException($"The package {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads everything that the package installs or runs: the files in its embedded cabinets and the values of its table Binary.</summary>
    /// <param name="executables">The folder into which programs and libraries are written, recognised by their first two bytes; null to write none.</param>
    /// <returns>One for each row of File and Binary, in that order.</returns>
    /// <exception cref="ArtifactsException">A cabinet is not embedded or is damaged, or a file is in none.</exception>
    public IReadOnlyList<PackageFile> ReadFiles(string? executables)
    {
        var content = new Dictionary<string, PackageFileContent>(StringComparer.Ordinal);
        try
        {
            foreach (var cabinet in Rows("Media").Select(row => row.Text("Cabinet")).Where(name => name.Length > 0))
            {
                if (!cabinet.StartsWith('#') || !database.Streams.TryGetValue(cabinet[1..], out var source))
                {
                    throw new ArtifactsException($"The package {Path} has its files in '{cabinet}', which is not embedded. Only packages that are one file are published.");
                }

                using var stream = source.Open();
                new CabinetReader(stream).Extract(entry => content[entry.Name] = new PackageFileContent(executables));
            }

            return [.. Files(content), .. Binaries(executables)];
        }
        catch (MsiException exception)
        {
            throw new ArtifactsException($"The package {Path} is damaged: {exception.Message}", exception);
        }
        finally
        {
            foreach (var entry in content.Values)
            {
                entry.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private IEnumerable<PackageFile> Files(Dictionary<string, PackageFileContent> content)
    {
        var folders = new InstalledFolders(Rows("Directory"));
        var components = Rows("Component").ToDictionary(row => row.Text("Component"), row => row.Text("Directory_"), StringComparer.Ordinal);
        foreach (var row in Rows("File"))
        {
            var id = row.Text("File");
            if (!content.TryGetValue(id, out var found))
            {
                throw new ArtifactsException($"The package {Path} has no content for the file {id}.");
            }

            yield return found.ToPackageFile(folders.PathOf(components[row.Text("Component_")], row.Text("FileName").Split('|')[^1]));
        }
    }

    private IEnumerable<PackageFile> Binaries(string? executables)
    {
        foreach (var row in Rows("Binary"))
        {
            using var content = new PackageFileContent(executables);
            using (var source = row.Stream("Data").Open())
            {
                source.CopyTo(content);
            }

            yield return content.ToPackageFile($"Binary/{row.Text("Name")}");
        }
    }

    private string Property(string name) =>
        properties.TryGetValue(name, out var value) ? value : throw new ArtifactsException($"The package {Path} has no property {name}.");

    private IEnumerable<PackageRow> Rows(string table) =>
        database.Tables.TryGetValue(table, out var found) ? found.Rows.Select(row => new PackageRow(found, row)) : [];
}
