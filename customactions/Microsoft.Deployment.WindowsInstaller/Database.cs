using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// An installer database: that of the running installation, or one opened by its path. One that is opened with <see cref="DatabaseOpenMode.Direct"/> or
/// <see cref="DatabaseOpenMode.CreateDirect"/> is committed when it is disposed; of any other only what <see cref="Commit"/> stored is kept.
/// </summary>
public partial class Database : InstallerHandle
{
    private const int WritableState = 1;

    private SummaryInfo? _summaryInfo;
    private List<Record>? _rows;
    private List<string>? _deleteOnClose;

    /// <summary>Opens a database to be read.</summary>
    /// <param name="filePath">The file.</param>
    /// <exception cref="InstallerException">It is no database.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Database(string filePath)
        : this(filePath, DatabaseOpenMode.ReadOnly)
    {
    }

    /// <summary>Opens or makes a database.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="mode">How.</param>
    /// <exception cref="InstallerException">It is no database, or it cannot be written.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Database(string filePath, DatabaseOpenMode mode)
        : this(NativeInstallerApi.Instance, filePath, mode)
    {
    }

    /// <summary>Opens a database whose changes go to another file. Disposing commits them.</summary>
    /// <param name="filePath">The file, which stays as it is.</param>
    /// <param name="outputPath">Where <see cref="Commit"/> writes.</param>
    /// <exception cref="InstallerException">It is no database, or the other cannot be written.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Database(string filePath, string outputPath)
        : this(NativeInstallerApi.Instance, filePath, outputPath)
    {
    }

    /// <summary>Wraps a handle.</summary>
    /// <param name="handle">The MSIHANDLE of a database.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <param name="filePath">The file; null when it is not known.</param>
    /// <param name="openMode">How the database was opened.</param>
    protected internal Database(IntPtr handle, bool ownsHandle, string? filePath, DatabaseOpenMode openMode)
        : this(NativeInstallerApi.Instance, unchecked((uint)handle), ownsHandle, filePath, openMode)
    {
    }

    internal Database(IInstallerApi api, string filePath, DatabaseOpenMode mode)
        : base(api, Open(api, filePath, mode), ownsHandle: true) => (FilePath, OpenMode) = (filePath, mode);

    internal Database(IInstallerApi api, string filePath, string outputPath)
        : base(api, Open(api, filePath, outputPath), ownsHandle: true) => (FilePath, OpenMode) = (outputPath, DatabaseOpenMode.CreateDirect);

    internal Database(IInstallerApi api, uint handle, bool ownsHandle, string? filePath, DatabaseOpenMode openMode)
        : base(api, handle, ownsHandle) => (FilePath, OpenMode) = (filePath, openMode);

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

    /// <summary>The file that is read, or that the changes go to; empty for the database of the running installation, null when only a handle is known.</summary>
    public string? FilePath { get; }

    /// <summary>How the database is open. That of the running installation takes temporary rows only.</summary>
    public DatabaseOpenMode OpenMode { get; }

    /// <summary>True when the database is open to be read only.</summary>
    public bool IsReadOnly => Api.GetDatabaseState(OpenHandle) != WritableState;

    /// <summary>The tables.</summary>
    public TableCollection Tables => new(this);

    /// <summary>The summary information. What is changed in it is kept by its <see cref="SummaryInfo.Persist"/> and by <see cref="Commit"/>.</summary>
    public SummaryInfo SummaryInfo
    {
        get
        {
            if (_summaryInfo is null || _summaryInfo.IsClosed)
            {
                _summaryInfo = new SummaryInfo(Api, OpenHandle, !IsReadOnly);
            }

            return _summaryInfo;
        }
    }

    /// <summary>Wraps a handle. A database that may be written is committed when the object is disposed.</summary>
    /// <param name="handle">The MSIHANDLE of a database.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <returns>The database.</returns>
    public static Database FromHandle(IntPtr handle, bool ownsHandle) => FromHandle(NativeInstallerApi.Instance, unchecked((uint)handle), ownsHandle);

    /// <summary>Names a file or a folder that is deleted when the database was closed. One that cannot be deleted stays, without an error.</summary>
    /// <param name="path">Its path. A folder is deleted with all that is in it.</param>
    public void DeleteOnClose(string path)
    {
        TextArgument.ThrowIfMissing(path);
        (_deleteOnClose ??= []).Add(path);
    }

    /// <summary>Stores what was changed, in the tables and in <see cref="SummaryInfo"/>.</summary>
    public void Commit()
    {
        if (_summaryInfo is { IsClosed: false })
        {
            // The stream is written with the database, and a summary that is open for changes holds it.
            _summaryInfo.Persist();
            _summaryInfo.Dispose();
        }

        _summaryInfo = null;
        InstallerException.ThrowIfFailed(Api, Api.DatabaseCommit(OpenHandle), $"MsiDatabaseCommit({FilePath})");
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
        TextArgument.ThrowIfMissing(column);
        if (StateOfTable(table) == TableState.Missing)
        {
            return false;
        }

        using var view = OpenView($"SELECT * FROM `{table}`");
        return view.Columns.Contains(column) && !view.Columns[column].IsTemporary;
    }

    /// <summary>Counts the rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>How many there are; 0 when there is no such table.</returns>
    public int CountRows(string table) => CountRows(table, null);

    /// <summary>Counts rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">What follows WHERE; null or empty for all rows.</param>
    /// <returns>How many there are; 0 when there is no such table, or the condition is not well formed.</returns>
    public int CountRows(string table, string? where)
    {
        TextArgument.ThrowIfMissing(table);
        var column = StateOfTable(table) == TableState.Missing ? "*" : $"`{ReadPrimaryKeys(table)[0]}`";
        var count = 0;
        try
        {
            using var view = OpenView($"SELECT {column} FROM `{table}`{(string.IsNullOrEmpty(where) ? string.Empty : $" WHERE {where}")}");
            view.Execute();
            while (view.Fetch() is { } record)
            {
                record.Dispose();
                count++;
            }
        }
        catch (BadQuerySyntaxException)
        {
            return 0;
        }

        return count;
    }

    /// <summary>Makes a record of empty fields, for <see cref="View.Execute(Record)"/> or <see cref="View.Modify"/>.</summary>
    /// <param name="fieldCount">How many fields, field 0 not counted.</param>
    /// <returns>The record, which the caller disposes.</returns>
    public Record CreateRecord(int fieldCount) => new(Api, fieldCount);

    /// <summary>The path of the file.</summary>
    /// <returns>The path; the number of the handle when the path is not known.</returns>
    public override string ToString() => FilePath ?? string.Create(CultureInfo.InvariantCulture, $"#{OpenHandle.Value}");

    internal static Database FromHandle(IInstallerApi api, uint handle, bool ownsHandle)
    {
        using var borrowed = new MsiSafeHandle(handle, api, ownsHandle: false);
        var mode = handle != 0 && api.GetDatabaseState(borrowed) == WritableState ? DatabaseOpenMode.Direct : DatabaseOpenMode.ReadOnly;
        return new Database(api, handle, ownsHandle, null, mode);
    }

    internal TableState StateOfTable(string table)
    {
        TextArgument.ThrowIfMissing(table);
        var result = Api.DatabaseIsTablePersistent(OpenHandle, table);
        return result is >= (int)TableState.Temporary and <= (int)TableState.Missing
            ? (TableState)result
            : throw new InstallerException($"MsiDatabaseIsTablePersistent({table}) failed.");
    }

    internal string[] ReadPrimaryKeys(string table)
    {
        TextArgument.ThrowIfMissing(table);

        // The installer's own tables, for which it does not tell the keys.
        switch (table)
        {
            case "_Tables" or "_Storages" or "_Streams":
                return ["Name"];
            case "_Columns":
                return ["Table", "Number"];
        }

        InstallerException.ThrowIfFailed(Api, Api.DatabaseGetPrimaryKeys(OpenHandle, table, out var handle), $"MsiDatabaseGetPrimaryKeys({table})");
        using var record = new Record(Api, handle, ownsHandle: true);
        return record.ToStrings();
    }

    /// <summary>Takes over the rows that a view leaves open when it is disposed. They stay valid until the database is closed.</summary>
    internal void Adopt(List<Record> rows)
    {
        _rows ??= [];
        _rows.RemoveAll(static row => row.IsClosed);
        _rows.AddRange(rows);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing && !IsClosed && OpenMode is DatabaseOpenMode.Direct or DatabaseOpenMode.CreateDirect)
            {
                Commit();
            }
        }
        finally
        {
            if (disposing)
            {
                _summaryInfo?.Dispose();
                _summaryInfo = null;
                _rows?.ForEach(static row => row.Dispose());
                _rows = null;
            }

            base.Dispose(disposing);
            _deleteOnClose?.ForEach(Delete);
            _deleteOnClose = null;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static uint Open(IInstallerApi api, string filePath, DatabaseOpenMode mode)
    {
        TextArgument.ThrowIfMissing(filePath);
        InstallerException.ThrowIfFailed(api, api.OpenDatabase(filePath, mode, filePath.EndsWith(".msp", StringComparison.Ordinal), out var handle), $"MsiOpenDatabase({filePath}, {mode})");
        return handle;
    }

    private static uint Open(IInstallerApi api, string filePath, string outputPath)
    {
        TextArgument.ThrowIfMissing(filePath);
        TextArgument.ThrowIfMissing(outputPath);
        InstallerException.ThrowIfFailed(api, api.OpenDatabase(filePath, outputPath, out var handle), $"MsiOpenDatabase({filePath}, {outputPath})");
        return handle;
    }
}
