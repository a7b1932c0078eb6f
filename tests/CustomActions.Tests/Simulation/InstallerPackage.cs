using System.Globalization;
using System.Reflection;
using Installer.Msi.Database;

namespace CustomActions.Tests.Simulation;

/// <summary>The tables of the built package for all users.</summary>
internal sealed class InstallerPackage
{
    private readonly MsiDatabase _database;

    private InstallerPackage(MsiDatabase database) => _database = database;

    public static InstallerPackage AllUsers { get; } = Read();

    /// <summary>The execute sequence, in order.</summary>
    public IReadOnlyList<(string Action, string Condition)> Sequence =>
        [.. Rows("InstallExecuteSequence").Where(row => Number(row["Sequence"]) > 0).OrderBy(row => Number(row["Sequence"])).Select(row => (row["Action"], row["Condition"]))];

    /// <summary>A table's rows, by the names of the columns; none when the table is not there.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows(string table) =>
        !_database.Tables.TryGetValue(table, out var found) ? [] : found.Rows.Select(row => (IReadOnlyDictionary<string, string>)found.Columns.Select((column, index) => (column.Name, Text: Convert.ToString(row[index], CultureInfo.InvariantCulture) ?? string.Empty)).ToDictionary(field => field.Name, field => field.Text));

    public static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static InstallerPackage Read()
    {
        var path = typeof(InstallerPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "AllUsersPackage").Value!;
        using var file = File.OpenRead(path);
        return new InstallerPackage(MsiDatabaseReader.Read(file));
    }
}
