using Installer.Msi.Database;

namespace Installer.SetupPacker;

/// <summary>What the setup program has to know of a package before it is unpacked, read from its tables.</summary>
/// <param name="FileName">The name it is unpacked under: that of the file.</param>
/// <param name="IsPerUser">True when it installs for one user (summary information, word count, bit 3).</param>
/// <param name="ProductCode">A GUID in braces.</param>
/// <param name="UpgradeCode">A GUID in braces.</param>
/// <param name="PackageCode">A GUID in braces.</param>
/// <param name="Version">ProductVersion.</param>
/// <param name="StartProgram">The program that the shortcuts start, relative to INSTALLFOLDER.</param>
internal sealed record PackedPackage(string FileName, bool IsPerUser, string ProductCode, string UpgradeCode, string PackageCode, string Version, string StartProgram)
{
    private const int ElevationIsNotRequired = 0x8;
    private const string InstallFolder = "[INSTALLFOLDER]";

    /// <summary>Reads a package.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SetupPackingException">It lacks something.</exception>
    public static PackedPackage Read(string path)
    {
        using var file = File.OpenRead(path);
        var database = MsiDatabaseReader.Read(file);
        var properties = Rows(database, "Property", path).ToDictionary(row => (string)row[0]!, row => row[1] as string, StringComparer.Ordinal);
        var target = Column(database, "Shortcut", "Target", path).FirstOrDefault(target => target.StartsWith(InstallFolder, StringComparison.Ordinal))
            ?? throw new SetupPackingException($"{path}: no shortcut starts a program below {InstallFolder}, so nothing could be started after the installation.");
        var start = target[InstallFolder.Length..];
        if (!Array.TrueForAll(start.Split('\\'), IsName))
        {
            throw new SetupPackingException(
                $"{path}: a shortcut starts \"{start}\" below {InstallFolder}, which is no path that stays there; the setup program would refuse to start it.");
        }

        return new PackedPackage(
            Path.GetFileName(path),
            (database.Summary.WordCount & ElevationIsNotRequired) != 0,
            Property("ProductCode"),
            Property("UpgradeCode"),
            database.Summary.RevisionNumber ?? throw new SetupPackingException($"{path}: the summary information has no package code."),
            Property("ProductVersion"),
            start);

        string Property(string name) => properties.GetValueOrDefault(name) ?? throw new SetupPackingException($"{path}: the property {name} is missing.");
    }

    /// <summary>As the setup program takes it (EmbeddedPackages).</summary>
    private static bool IsName(string name) =>
        name.Length > 0 && name[0] != ' ' && name[^1] is not ('.' or ' ')
        && !name.Any(character => character is < ' ' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|');

    private static IEnumerable<string> Column(MsiDatabase database, string table, string column, string path)
    {
        var rows = Rows(database, table, path);
        var index = database.Tables[table].Columns.ToList().FindIndex(candidate => candidate.Name == column);
        return rows.Select(row => (string)row[index]!);
    }

    private static IReadOnlyList<object?[]> Rows(MsiDatabase database, string table, string path) =>
        database.Tables.TryGetValue(table, out var found) ? found.Rows : throw new SetupPackingException($"{path}: the table {table} is missing.");
}
