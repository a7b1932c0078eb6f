using System.Globalization;

using Installer.Msi.Database;
using Installer.Wix.Tables;

namespace Installer.Msi.Validation.Tests;

/// <summary>Changes of a database in memory.</summary>
internal static class DatabaseChanges
{
    private static readonly TableDefinitions Definitions = new();

    /// <summary>Sets a value in the row of a key, whose values have dots between.</summary>
    public static void Set(this MsiDatabase database, string table, string key, string column, object? value) =>
        database.Row(table, key)[database.Tables[table].IndexOf(column)] = value;

    /// <summary>Sets a value that says how it differs from what was there.</summary>
    public static void AddBits(this MsiDatabase database, string table, string key, string column, int bits)
    {
        var index = database.Tables[table].IndexOf(column);
        var row = database.Row(table, key);
        row[index] = ((int?)row[index] ?? 0) | bits;
    }

    /// <summary>Adds a row to a table, which is made if it is not there, with its rows in <c>_Validation</c>.</summary>
    public static void Add(this MsiDatabase database, string table, params object?[] values)
    {
        database.Ensure(table);
        database.Tables[table].AddRow(values);
    }

    /// <summary>Makes a standard table if it is not there, with its rows in <c>_Validation</c>.</summary>
    public static void Ensure(this MsiDatabase database, string table)
    {
        if (database.Tables.ContainsKey(table))
        {
            return;
        }

        var definition = Definitions[table];
        database.AddTable(definition.CreateTable());
        foreach (var column in definition.Columns)
        {
            database.Tables["_Validation"].AddRow(
                table, column.Name, column.Nullable, column.Minimum, column.Maximum, column.KeyTable, column.KeyColumn, column.Category, column.Set, null);
        }
    }

    /// <summary>Takes a row away.</summary>
    public static void Remove(this MsiDatabase database, string table, string key) => ((List<object?[]>)database.Tables[table].Rows).Remove(database.Row(table, key));

    /// <summary>Takes rows away.</summary>
    public static void RemoveAll(this MsiDatabase database, string table, Predicate<object?[]> match) => ((List<object?[]>)database.Tables[table].Rows).RemoveAll(match);

    /// <summary>Puts an action into a sequence, or gives it another number.</summary>
    public static void Schedule(this MsiDatabase database, string table, string action, int number, string? condition = null)
    {
        database.RemoveAll(table, row => (string?)row[0] == action);
        database.Add(table, action, condition, number);
    }

    /// <summary>Declares a column otherwise.</summary>
    public static void Retype(this MsiDatabase database, string table, string column, string notation)
    {
        var columns = (IList<MsiColumn>)database.Tables[table].Columns;
        var index = database.Tables[table].IndexOf(column);
        var changed = columns.ToArray();
        changed[index] = MsiColumn.Parse(column, notation, columns[index].IsPrimaryKey);
        var replacement = new MsiTable(table, changed);
        foreach (var row in database.Tables[table].Rows)
        {
            replacement.AddRow(row);
        }

        ((IDictionary<string, MsiTable>)database.Tables)[table] = replacement;
    }

    private static object?[] Row(this MsiDatabase database, string table, string key) => database.Tables[table].Rows.Single(row =>
        string.Join('.', row.Where((_, i) => database.Tables[table].Columns[i].IsPrimaryKey).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))) == key);
}
