using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>An installer database: that of the running installation, or one opened by its path.</summary>
public sealed class Database : InstallerHandle
{
    private SummaryInfo? _summaryInfo;

    /// <summary>Opens a database to be read.</summary>
    /// <param name="filePath">The file.</param>
    /// <exception cref="InstallerException">There is no such file, or it is no database.</exception>
    public Database(string filePath)
        : this(filePath, DatabaseOpenMode.ReadOnly)
    {
    }

    /// <summary>Opens or makes a database.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="mode">How.</param>
    /// <exception cref="InstallerException">There is no such file, it is no database, or it cannot be written.</exception>
    public Database(string filePath, DatabaseOpenMode mode)
        : this(NativeInstallerApi.Instance, filePath, mode)
    {
    }

    /// <summary>Opens a database whose changes go to another file.</summary>
    /// <param name="filePath">The file, which stays as it is.</param>
    /// <param name="outputPath">Where <see cref="Commit"/> writes.</param>
    /// <exception cref="InstallerException">There is no such file, it is no database, or the other cannot be written.</exception>
    public Database(string filePath, string outputPath)
        : this(NativeInstallerApi.Instance, filePath, outputPath)
    {
    }

    internal Database(IInstallerApi api, string filePath, DatabaseOpenMode mode)
        : base(api, Open(api, filePath, mode), ownsHandle: true) => (FilePath, OpenMode) = (filePath, mode);

    internal Database(IInstallerApi api, string filePath, string outputPath)
        : base(api, Open(api, filePath, outputPath), ownsHandle: true) => (FilePath, OpenMode) = (outputPath, DatabaseOpenMode.Transact);

    internal Database(IInstallerApi api, uint handle, bool ownsHandle = true)
        : base(api, handle, ownsHandle) => FilePath = string.Empty;

    /// <summary>MSICONDITION, as MsiDatabaseIsTablePersistent returns it.</summary>
    internal enum TableState
    {
        /// <summary>Temporary.</summary>
        Temporary = 0,

        /// <summary>Stored.</summary>
        Persistent = 1,

        /// <summary>Not there.</summary>
        Missing = 2,
    }

    /// <summary>The file that is read, or that the changes go to; empty for the database of the running installation.</summary>
    public string FilePath { get; }

    /// <summary>How the database is open. That of the running installation takes temporary rows only.</summary>
    public DatabaseOpenMode OpenMode { get; }

    /// <summary>True when the database is open to be read only.</summary>
    public bool IsReadOnly => OpenMode == DatabaseOpenMode.ReadOnly;

    /// <summary>The tables.</summary>
    public TableCollection Tables => new(this);

    /// <summary>The summary information. What is changed in it is kept by its <see cref="SummaryInfo.Persist"/> and by <see cref="Commit"/>.</summary>
    public SummaryInfo SummaryInfo
    {
        get
        {
            if (_summaryInfo is null || _summaryInfo.IsClosed)
            {
                _summaryInfo = new SummaryInfo(Api, MsiHandle, !IsReadOnly);
            }

            return _summaryInfo;
        }
    }

    /// <summary>Wraps a handle.</summary>
    /// <param name="handle">The MSIHANDLE of a database.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <returns>The database.</returns>
    public static Database FromHandle(IntPtr handle, bool ownsHandle) => new(NativeInstallerApi.Instance, (uint)handle, ownsHandle);

    /// <summary>Stores what was changed.</summary>
    public void Commit()
    {
        // The stream is written with the database, and a summary that is open for changes holds it.
        _summaryInfo?.Dispose();
        InstallerException.ThrowIfFailed(Api.DatabaseCommit(MsiHandle), $"MsiDatabaseCommit({FilePath})");
    }

    /// <summary>Writes a table to a text archive file, an .idt.</summary>
    /// <param name="table">The table.</param>
    /// <param name="exportFilePath">The full path of the file.</param>
    public void Export(string table, string exportFilePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var (folder, file) = Split(exportFilePath);
        InstallerException.ThrowIfFailed(Api.DatabaseExport(MsiHandle, table, folder, file), $"MsiDatabaseExport({table}, {exportFilePath})");
    }

    /// <summary>Reads a table from a text archive file, an .idt; a table of that name is replaced.</summary>
    /// <param name="importFilePath">The full path of the file.</param>
    public void Import(string importFilePath)
    {
        var (folder, file) = Split(importFilePath);
        InstallerException.ThrowIfFailed(Api.DatabaseImport(MsiHandle, folder, file), $"MsiDatabaseImport({importFilePath})");
    }

    /// <summary>Says whether the database has a table that is stored in it.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>True when it has; false for a temporary or a missing one.</returns>
    public bool IsTablePersistent(string table) => StateOfTable(table) == TableState.Persistent;

    /// <summary>Says whether a table has a column that is stored with it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <returns>True when it has; false for a temporary or a missing one.</returns>
    public bool IsColumnPersistent(string table, string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        if (StateOfTable(table) == TableState.Missing)
        {
            return false;
        }

        using var view = OpenView($"SELECT * FROM `{table}`");
        return view.Columns.Contains(column) && !view.Columns[column].IsTemporary;
    }

    /// <summary>Counts the rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>How many there are.</returns>
    public int CountRows(string table) => CountRows(table, null);

    /// <summary>Counts rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">What follows WHERE; null or empty for all rows.</param>
    /// <returns>How many there are.</returns>
    public int CountRows(string table, string? where)
    {
        var keys = ReadPrimaryKeys(table);
        using var view = OpenView($"SELECT `{keys[0]}` FROM `{table}`{(string.IsNullOrEmpty(where) ? string.Empty : $" WHERE {where}")}");
        view.Execute();
        var count = 0;
        while (view.Fetch() is { } record)
        {
            record.Dispose();
            count++;
        }

        return count;
    }

    /// <summary>Makes a record of empty fields, for <see cref="View.Execute(Record)"/> or <see cref="View.Modify"/>.</summary>
    /// <param name="fieldCount">How many fields, field 0 not counted.</param>
    /// <returns>The record, which the caller disposes.</returns>
    public Record CreateRecord(int fieldCount) => new(Api, fieldCount);

    /// <summary>Opens a query.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The view, which the caller disposes.</returns>
    /// <exception cref="BadQuerySyntaxException">The query is not well formed, or names a table that is not there.</exception>
    public View OpenView(string sql)
    {
        ArgumentException.ThrowIfNullOrEmpty(sql);
        InstallerException.ThrowIfFailed(Api.DatabaseOpenView(MsiHandle, sql, out var view), $"MsiDatabaseOpenView({sql})");
        return new View(this, view, sql);
    }

    /// <summary>Opens a query made from a format. A value that somebody else chose belongs into a question mark instead.</summary>
    /// <param name="sqlFormat">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>The view, which the caller disposes.</returns>
    public View OpenView(string sqlFormat, params object?[] args) => OpenView(Format(sqlFormat, args));

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
    public System.Collections.IList ExecuteQuery(string sqlFormat, params object?[] args) => ExecuteQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads every field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields, row after row: null, a text, a number or a stream each.</returns>
    public System.Collections.IList ExecuteQuery(string sql, Record? record)
    {
        var values = new List<object?>();
        using var view = OpenView(sql);
        view.Execute(record);
        while (view.Fetch() is { } row)
        {
            using (row)
            {
                for (var field = 1; field <= row.FieldCount; field++)
                {
                    values.Add(row[field]);
                }
            }
        }

        return values;
    }

    /// <summary>Reads the first field of every row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The fields as numbers; 0 for null.</returns>
    public IList<int> ExecuteIntegerQuery(string sqlFormat, params object?[] args) => ExecuteIntegerQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads the first field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields as numbers; 0 for null.</returns>
    public IList<int> ExecuteIntegerQuery(string sql, Record? record)
    {
        var values = new List<int>();
        using var view = OpenView(sql);
        view.Execute(record);
        while (view.Fetch() is { } row)
        {
            using (row)
            {
                values.Add(row.GetInteger(1));
            }
        }

        return values;
    }

    /// <summary>Reads the first field of every row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The fields as texts; an empty one for null.</returns>
    public IList<string> ExecuteStringQuery(string sqlFormat, params object?[] args) => ExecuteStringQuery(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads the first field of every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The fields as texts; an empty one for null.</returns>
    public IList<string> ExecuteStringQuery(string sql, Record? record)
    {
        var values = new List<string>();
        using var view = OpenView(sql);
        view.Execute(record);
        while (view.Fetch() is { } row)
        {
            using (row)
            {
                values.Add(row.GetString(1));
            }
        }

        return values;
    }

    /// <summary>Reads the first field of the first row.</summary>
    /// <param name="sqlFormat">The query; with arguments, a composite format of it.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The field: null, a text, a number or a stream.</returns>
    /// <exception cref="InstallerException">There is no row.</exception>
    public object? ExecuteScalar(string sqlFormat, params object?[] args) => ExecuteScalar(Format(sqlFormat, args), (Record?)null);

    /// <summary>Reads the first field of the first row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="record">The values of its question marks, in order; null for none.</param>
    /// <returns>The field: null, a text, a number or a stream.</returns>
    /// <exception cref="InstallerException">There is no row.</exception>
    public object? ExecuteScalar(string sql, Record? record)
    {
        using var view = OpenView(sql);
        view.Execute(record);
        using var row = view.Fetch() ?? throw new InstallerException($"The query \"{sql}\" has no row.");
        return row[1];
    }

    /// <summary>Reads a row of the Property table.</summary>
    /// <param name="property">The property.</param>
    /// <returns>Its value; null when the table has none.</returns>
    public string? ExecutePropertyQuery(string property)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        using var parameters = new Record(Api, [property]);
        var values = ExecuteStringQuery("SELECT `Value` FROM `Property` WHERE `Property` = ?", parameters);
        return values.Count == 0 ? null : values[0];
    }

    /// <summary>The path of the file.</summary>
    /// <returns>The path; of the running installation's database the handle.</returns>
    public override string ToString() => FilePath.Length > 0 ? FilePath : string.Create(CultureInfo.InvariantCulture, $"#{MsiHandle.Value}");

    internal TableState StateOfTable(string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var result = Api.DatabaseIsTablePersistent(MsiHandle, table);
        return result is >= (int)TableState.Temporary and <= (int)TableState.Missing
            ? (TableState)result
            : throw new InvalidHandleException($"MsiDatabaseIsTablePersistent({table}) failed.");
    }

    internal string[] ReadPrimaryKeys(string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        InstallerException.ThrowIfFailed(Api.DatabaseGetPrimaryKeys(MsiHandle, table, out var handle), $"MsiDatabaseGetPrimaryKeys({table})");
        using var record = new Record(Api, handle, ownsHandle: true);
        return record.ToStrings();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _summaryInfo?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint Open(IInstallerApi api, string filePath, DatabaseOpenMode mode)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        InstallerException.ThrowIfFailed(api.OpenDatabase(filePath, mode, out var handle), $"MsiOpenDatabase({filePath}, {mode})");
        return handle;
    }

    private static uint Open(IInstallerApi api, string filePath, string outputPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        ArgumentException.ThrowIfNullOrEmpty(outputPath);
        InstallerException.ThrowIfFailed(api.OpenDatabase(filePath, outputPath, out var handle), $"MsiOpenDatabase({filePath}, {outputPath})");
        return handle;
    }

    private static string Format(string sqlFormat, object?[]? args) =>
        args is null or { Length: 0 } ? sqlFormat : string.Format(CultureInfo.InvariantCulture, sqlFormat, args);

    private static (string Folder, string File) Split(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var end = path.LastIndexOf('\\');
        return end > 0
            ? (path[..end], path[(end + 1)..])
            : throw new ArgumentException($"\"{path}\" is no full path, such as C:\\Folder\\Table.idt.", nameof(path));
    }
}
