using System.Globalization;
using System.Reflection;
using CustomActions.Tests.Simulation.Costing;
using Installer.Msi.Database;

namespace CustomActions.Tests.Simulation;

/// <summary>The tables of a built package.</summary>
internal sealed class InstallerPackage
{
    private readonly MsiDatabase _database;

    private InstallerPackage(MsiDatabase database) => _database = database;

    public static InstallerPackage AllUsers { get; } = Read("AllUsersPackage");

    public static InstallerPackage PerUser { get; } = Read("PerUserPackage");

    /// <summary>The execute sequence, in order.</summary>
    public IReadOnlyList<(string Action, string Condition)> Sequence =>
        [.. Rows("InstallExecuteSequence").Where(row => Number(row["Sequence"]) > 0).OrderBy(row => Number(row["Sequence"])).Select(row => (row["Action"], row["Condition"]))];

    /// <summary>The files, each with its component's GUID and the folder that it goes to by default, below the folders of Windows as their identifiers name them.</summary>
    public IReadOnlyList<PackageFile> Files
    {
        get
        {
            var components = Rows("Component").ToDictionary(row => row["Component"]);
            var directories = Rows("Directory").ToDictionary(row => row["Directory"]);
            return [.. Rows("File").Select(row => new PackageFile(
                $"{Folder(components[row["Component_"]]["Directory_"])}{LongName(row["FileName"])}", components[row["Component_"]]["ComponentId"], $"new {row["File"]}", NullIfEmpty(row["Version"]), row["Language"]))];

            string Folder(string id) => directories[id]["Directory_Parent"] is { Length: > 0 } parent && parent != "TARGETDIR" ? $@"{Folder(parent)}{LongName(directories[id]["DefaultDir"])}\" : $@"{id}\";
        }
    }

    /// <summary>A table's rows, by the names of the columns; none when the table is not there.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows(string table) =>
        !_database.Tables.TryGetValue(table, out var found) ? [] : found.Rows.Select(row => (IReadOnlyDictionary<string, string>)found.Columns.Select((column, index) => (column.Name, Text: Convert.ToString(row[index], CultureInfo.InvariantCulture) ?? string.Empty)).ToDictionary(field => field.Name, field => field.Text));

    public static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static string LongName(string name) => name[(name.IndexOf('|', StringComparison.Ordinal) + 1)..];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static InstallerPackage Read(string name)
    {
        var path = typeof(InstallerPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
        using var file = File.OpenRead(path);
        return new InstallerPackage(MsiDatabaseReader.Read(file));
    }
}
