using Installer.Msi;
using Installer.Msi.Cabinets;
using Installer.Msi.Database;

namespace Installer.Wix.Merging;

/// <summary>A merge module (Windows Installer SDK, "Merge Modules"): a database whose identifiers are the module's own, and a cabinet.</summary>
internal sealed class MergeModule : IDisposable
{
    /// <summary>The stream with the files.</summary>
    public const string CabinetName = "MergeModule.CABinet";

    /// <summary>What stands in a module for the feature that it becomes part of.</summary>
    public const string AnyFeature = "{00000000-0000-0000-0000-000000000000}";

    private const string SignatureTable = "ModuleSignature";

    private readonly FileStream file;

    private MergeModule(FileStream file)
    {
        this.file = file;
        Database = MsiDatabaseReader.Read(file);
        if (!Database.Tables.TryGetValue(SignatureTable, out var table) || table.Rows.Count != 1)
        {
            throw new MsiException($"The table {SignatureTable}, which makes a database a merge module, does not have its one row.");
        }

        var row = table.Rows[0];
        Id = (string)row[table.IndexOf("ModuleID")]!;
        Language = (int)row[table.IndexOf("Language")]!;
        Version = (string?)row[table.IndexOf("Version")];
    }

    /// <summary>The tables and streams.</summary>
    public MsiDatabase Database { get; }

    /// <summary>The module's identifier, with its GUID at the end.</summary>
    public string Id { get; }

    /// <summary>The module's language as a number; 0 for any.</summary>
    public int Language { get; }

    /// <summary>The module's version.</summary>
    public string? Version { get; }

    /// <summary>Opens a module.</summary>
    /// <exception cref="MsiException">The file is no merge module.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static MergeModule Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new MergeModule(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a table as values by column; none where there is no such table.</summary>
    public IEnumerable<MergeRow> Rows(string table) => Database.Tables.TryGetValue(table, out var found) ? found.Rows.Select(row => new MergeRow(found, row)) : [];

    /// <summary>Unpacks the files of the module's cabinet, each under its number.</summary>
    /// <param name="folder">The folder that they are put into.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The path of each file by its identifier.</returns>
    /// <exception cref="MsiException">The cabinet is broken, or a module with files has none.</exception>
    public IReadOnlyDictionary<string, string> Extract(string folder, CancellationToken cancellation)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Database.Streams.TryGetValue(CabinetName, out var stream))
        {
            return paths;
        }

        using var cabinet = stream.Open();
        var reader = new CabinetReader(cabinet);

        // Names in a cabinet of others are not trusted to be names of files.
        reader.Extract(
            entry =>
            {
                var path = Path.Combine(folder, $"{paths.Count}");
                return paths.TryAdd(entry.Name, path) ? File.Create(path) : null;
            },
            cancellation);
        return paths;
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();
}
