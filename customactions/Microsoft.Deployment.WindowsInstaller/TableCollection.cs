using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The tables of a database.</summary>
public class TableCollection : ICollection<TableInfo>
{
    private readonly Database _database;

    internal TableCollection(Database database) => _database = database;

    /// <inheritdoc/>
    public int Count => Names.Count;

    /// <summary>True when the database is open to be read only.</summary>
    public bool IsReadOnly => _database.IsReadOnly;

    private IList<string> Names => _database.ExecuteStringQuery("SELECT `Name` FROM `_Tables`");

    /// <summary>The definition of a table; null when there is none of that name.</summary>
    /// <param name="table">The name.</param>
    public TableInfo? this[string table]
    {
        get
        {
            TextArgument.ThrowIfMissing(table);
            if (!Contains(table))
            {
                return null;
            }

            using var view = _database.OpenView($"SELECT * FROM `{table}`");
            return new TableInfo(table, view.Columns, _database.ReadPrimaryKeys(table));
        }
    }

    /// <summary>Makes a table.</summary>
    /// <param name="item">Its definition.</param>
    public void Add(TableInfo item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Contains(item.Name))
        {
            throw new InvalidOperationException($"The database has a table named \"{item.Name}\" already. Remove it first.");
        }

        _database.Execute(item.SqlCreateString);
    }

    /// <summary>Removes every table.</summary>
    public void Clear()
    {
        foreach (var name in Names)
        {
            Remove(name);
        }
    }

    /// <summary>Says whether there is a table of that name, stored or temporary.</summary>
    /// <param name="item">The name.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string item) => _database.StateOfTable(item) != Database.TableState.Missing;

    /// <inheritdoc/>
    bool ICollection<TableInfo>.Contains(TableInfo item) => item is not null && Contains(item.Name);

    /// <inheritdoc/>
    public void CopyTo(TableInfo[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var table in this)
        {
            array[arrayIndex++] = table;
        }
    }

    /// <summary>Removes a table.</summary>
    /// <param name="item">Its name.</param>
    /// <returns>True when it was there.</returns>
    public bool Remove(string item)
    {
        var found = Contains(item);
        if (found)
        {
            _database.Execute($"DROP TABLE `{item}`");
        }

        return found;
    }

    /// <inheritdoc/>
    bool ICollection<TableInfo>.Remove(TableInfo item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Remove(item.Name);
    }

    /// <inheritdoc/>
    public IEnumerator<TableInfo> GetEnumerator()
    {
        foreach (var name in Names)
        {
            if (this[name] is { } table)
            {
                yield return table;
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
