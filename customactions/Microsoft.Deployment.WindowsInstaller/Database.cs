using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The database of the running installation, read with the installer's SQL.</summary>
public sealed class Database : InstallerHandle
{
    internal Database(IInstallerApi api, uint handle)
        : base(api, handle, ownsHandle: true)
    {
    }

    /// <summary>Opens a query.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The view, which the caller disposes.</returns>
    /// <exception cref="BadQuerySyntaxException">The query is not well formed, or names a table that is not there.</exception>
    public View OpenView(string sql)
    {
        ArgumentException.ThrowIfNullOrEmpty(sql);
        InstallerException.ThrowIfFailed(Api.DatabaseOpenView(Handle, sql, out var view), $"MsiDatabaseOpenView({sql})");
        return new View(Api, view, sql);
    }

    /// <summary>Opens a query made from a format. A value that somebody else chose belongs into a question mark instead.</summary>
    /// <param name="sqlFormat">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>The view, which the caller disposes.</returns>
    public View OpenView(string sqlFormat, params object[] args) => OpenView(string.Format(CultureInfo.InvariantCulture, sqlFormat, args));

    /// <summary>Says whether the database has a table that is stored in it.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>True when it has; false for a temporary or a missing one.</returns>
    public bool IsTablePersistent(string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var result = Api.DatabaseIsTablePersistent(Handle, table);
        return result is >= 0 and <= 2 ? result == 1 : throw new InvalidHandleException($"MsiDatabaseIsTablePersistent({table}) failed.");
    }

    /// <summary>Executes a statement that has no result.</summary>
    /// <param name="sql">The statement.</param>
    public void Execute(string sql)
    {
        using var view = OpenView(sql);
        view.Execute();
    }

    /// <summary>Reads the first field of the first row.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The field: null, a text or a number.</returns>
    /// <exception cref="InstallerException">There is no row.</exception>
    public object? ExecuteScalar(string sql)
    {
        using var view = OpenView(sql);
        view.Execute();
        using var record = view.Fetch() ?? throw new InstallerException($"The query \"{sql}\" has no row.");
        return record[1];
    }

    /// <summary>Reads the first field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The fields as texts.</returns>
    public IList<string> ExecuteStringQuery(string sql)
    {
        using var view = OpenView(sql);
        view.Execute();
        var values = new List<string>();
        foreach (var record in view)
        {
            values.Add(record.GetString(1));
        }

        return values;
    }
}
