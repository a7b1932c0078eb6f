using System.Collections;
using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Queries. Each is given with arguments, as a composite format, or with a record that has the values of its question marks.</content>
public partial class Database
{
    /// <summary>Opens a query. A value that somebody else chose belongs into a question mark, not into the arguments.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The view, which the caller disposes.</returns>
    /// <exception cref="BadQuerySyntaxException">The query is not well formed, or names a table that is not there.</exception>
    public View OpenView(string sqlFormat, params object?[] args)
    {
        var sql = Format(sqlFormat, args);
        InstallerException.ThrowIfFailed(Api, Api.DatabaseOpenView(OpenHandle, sql, out var view), $"MsiDatabaseOpenView({sql})");
        return new View(this, view, sql);
    }

    /// <summary>Executes a statement that has no result.</summary>
    /// <param name="sqlFormat">The statement; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    public void Execute(string sqlFormat, params object?[] args) => Execute(Format(sqlFormat, args), (Record?)null);

    /// <summary>Executes a statement that has no result.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    public void Execute(string sql, Record? record)
    {
        using var view = OpenView(sql);
        view.Execute(record);
    }

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The fields, row after row: null, a text, a number or a stream each.</returns>
    public IList ExecuteQuery(string sqlFormat, params object?[] args) => ExecuteQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields, row after row: null, a text, a number or a stream each.</returns>
    public IList ExecuteQuery(string sql, Record? record) => ReadFields(sql, record, static (row, field) => row.DetachedValue(field));

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The fields, row after row, as numbers; 0 for null.</returns>
    public IList<int> ExecuteIntegerQuery(string sqlFormat, params object?[] args) => ExecuteIntegerQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields, row after row, as numbers; 0 for null.</returns>
    public IList<int> ExecuteIntegerQuery(string sql, Record? record) => ReadFields(sql, record, static (row, field) => row.GetInteger(field));

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The fields, row after row, as texts; an empty one for null.</returns>
    public IList<string> ExecuteStringQuery(string sqlFormat, params object?[] args) => ExecuteStringQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields, row after row, as texts; an empty one for null.</returns>
    public IList<string> ExecuteStringQuery(string sql, Record? record) => ReadFields(sql, record, static (row, field) => row.GetString(field));

    /// <summary>Reads the first field of the first row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The field: null, a text, a number or a stream.</returns>
    /// <exception cref="InstallerException">There is no row (259).</exception>
    public object? ExecuteScalar(string sqlFormat, params object?[] args) => ExecuteScalar(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads the first field of the first row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The field: null, a text, a number or a stream.</returns>
    /// <exception cref="InstallerException">There is no row (259).</exception>
    public object? ExecuteScalar(string sql, Record? record)
    {
        using var view = OpenView(sql);
        view.Execute(record);
        using var row = view.Fetch() ?? throw new InstallerException((int)WindowsError.NoMoreItems, $"The query \"{sql}\" has no row.");
        return row.DetachedValue(1);
    }

    /// <summary>Reads a row of the Property table.</summary>
    /// <param name="property">The property.</param>
    /// <returns>Its value; null when the table has none.</returns>
    public string? ExecutePropertyQuery(string property)
    {
        using var parameters = new Record(Api, 1);
        parameters.SetString(1, property);
        var values = ExecuteStringQuery("SELECT `Value` FROM `Property` WHERE `Property` = ?", parameters);
        return values.Count == 0 ? null : values[0];
    }

    private static string Format(string sqlFormat, object?[]? args)
    {
        TextArgument.ThrowIfMissing(sqlFormat);
        return args is null or { Length: 0 } ? sqlFormat : string.Format(CultureInfo.InvariantCulture, sqlFormat, args);
    }

    private List<T> ReadFields<T>(string sql, Record? parameters, Func<Record, int, T> read)
    {
        var values = new List<T>();
        using var view = OpenView(sql);
        view.Execute(parameters);
        while (view.Fetch() is { } row)
        {
            using (row)
            {
                var count = row.FieldCount;
                for (var field = 1; field <= count; field++)
                {
                    values.Add(read(row, field));
                }
            }
        }

        return values;
    }
}
