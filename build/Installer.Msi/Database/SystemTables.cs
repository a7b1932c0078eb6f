namespace Installer.Msi.Database;

/// <summary>The tables that describe the tables. Their own columns are known, not stored.</summary>
internal static class SystemTables
{
    /// <summary>The table of tables.</summary>
    public const string TablesName = "_Tables";

    /// <summary>The table of columns.</summary>
    public const string ColumnsName = "_Columns";

    /// <summary>The longest name of a table or column.</summary>
    public const int MaxNameLength = 31;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        TablesName, ColumnsName, StringPoolFormat.PoolName, StringPoolFormat.DataName,
        "_Streams", "_Storages", "_TransformView", "_ForceCodepage", "_SummaryInformation",
    };

    /// <summary>The columns of <c>_Tables</c>.</summary>
    public static IReadOnlyList<MsiColumn> TablesColumns { get; } = [MsiColumn.Parse("Name", "s64", isPrimaryKey: true)];

    /// <summary>The columns of <c>_Columns</c>.</summary>
    public static IReadOnlyList<MsiColumn> ColumnsColumns { get; } =
    [
        MsiColumn.Parse("Table", "s64", isPrimaryKey: true),
        MsiColumn.Parse("Number", "i2", isPrimaryKey: true),
        MsiColumn.Parse("Name", "s64", isPrimaryKey: false),
        MsiColumn.Parse("Type", "i2", isPrimaryKey: false),
    ];

    /// <summary>Whether a table of that name means something to the database itself.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);
}
