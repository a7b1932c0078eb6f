using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A table whose rows are objects.</summary>
/// <typeparam name="TRecord">The class of the rows.</typeparam>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public sealed class QTable<TRecord> : IEnumerable<TRecord>
    where TRecord : QRecord, new()
{
    /// <summary>Opens the table of the class.</summary>
    /// <param name="db">The database.</param>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public QTable(QDatabase db)
        : this(db, InferName())
    {
    }

    /// <summary>Opens a table.</summary>
    /// <param name="db">The database.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public QTable(QDatabase db, string table)
    {
        ArgumentNullException.ThrowIfNull(db);
        Database = db;
        TableInfo = db.Tables[table] ?? throw new ArgumentException($"The database has no table \"{table}\".", nameof(table));
    }

    /// <summary>The definition of the table.</summary>
    public TableInfo TableInfo { get; }

    /// <summary>The database.</summary>
    public QDatabase Database { get; }

    /// <summary>Reads every row.</summary>
    /// <returns>The rows.</returns>
    public IEnumerator<TRecord> GetEnumerator()
    {
        // All before the first is given, so that the caller may change the table meanwhile.
        var rows = new List<TRecord>();
        Database.WriteLog(TableInfo.SqlSelectString, null);
        using (var view = Database.OpenView(TableInfo.SqlSelectString))
        {
            view.Execute();
            while (view.Fetch() is { } record)
            {
                using (record)
                {
                    rows.Add(QRecord.Attach(new TRecord(), Database, TableInfo, record));
                }
            }
        }

        return rows.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes a row that is not in the table yet; <see cref="QRecord.Insert()"/> adds it.</summary>
    /// <returns>The row.</returns>
    public TRecord NewRecord() => QRecord.Attach(new TRecord(), Database, TableInfo, null);

    private static string InferName()
    {
        var attributes = typeof(TRecord).GetCustomAttributes(typeof(DatabaseTableAttribute), inherit: false);
        return attributes is [DatabaseTableAttribute { Table.Length: > 0 } attribute, ..] ? attribute.Table
            : typeof(TRecord).Name.EndsWith('_') ? typeof(TRecord).Name[..^1]
            : typeof(TRecord).Name;
    }
}
