using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A query of the installer's SQL: open, execute, then fetch row after row.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public class View : InstallerHandle, IEnumerable<Record>
{
    private const int ColumnNames = 0;
    private const int ColumnTypes = 1;

    private readonly List<Record> _enumerated = [];
    private ColumnCollection? _columns;

    internal View(Database database, uint handle, string query)
        : base(database.Api, handle, ownsHandle: true) => (Database, QueryString) = (database, query);

    /// <summary>The database that is queried.</summary>
    public Database Database { get; }

    /// <summary>The query.</summary>
    public string QueryString { get; }

    /// <summary>The columns that the query gives.</summary>
    public ColumnCollection Columns => _columns ??= ReadColumns();

    /// <summary>The tables that the query names.</summary>
    public IList<TableInfo> Tables
    {
        get
        {
            var tables = new List<TableInfo>();
            foreach (var name in QueriedTables.Of(QueryString))
            {
                if (Database.Tables[name] is { } table)
                {
                    tables.Add(table);
                }
            }

            return tables;
        }
    }

    /// <summary>Executes the query.</summary>
    public void Execute() => Execute(null);

    /// <summary>Executes the query.</summary>
    /// <param name="executeParams">The values of its question marks, in order; null for none.</param>
    public void Execute(Record? executeParams) =>
        InstallerException.ThrowIfFailed(Api, Api.ViewExecute(OpenHandle, executeParams?.OpenHandle), $"MsiViewExecute({QueryString})");

    /// <summary>Fetches the next row.</summary>
    /// <returns>The row, which the caller disposes; null after the last.</returns>
    public Record? Fetch()
    {
        var result = Api.ViewFetch(OpenHandle, out var record);
        if (result == WindowsError.NoMoreItems)
        {
            return null;
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiViewFetch({QueryString})");
        return new Record(this, record, Columns);
    }

    /// <summary>Does something with a row.</summary>
    /// <param name="mode">What.</param>
    /// <param name="record">The row: fetched before, or with a value for each column of the query.</param>
    public void Modify(ViewModifyMode mode, Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = Api.ViewModify(OpenHandle, mode, record.OpenHandle);
        if (mode is ViewModifyMode.Insert or ViewModifyMode.InsertTemporary or ViewModifyMode.Seek)
        {
            // The installer writes its own data into field 0.
            record.IsFormatStringInvalid = true;
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiViewModify({mode}, {QueryString})");
    }

    /// <summary>Reads a fetched row anew.</summary>
    /// <param name="record">The row.</param>
    public void Refresh(Record record) => Modify(ViewModifyMode.Refresh, record);

    /// <summary>Adds a row. It fails when one with its keys is there.</summary>
    /// <param name="record">The row.</param>
    public void Insert(Record record) => Modify(ViewModifyMode.Insert, record);

    /// <summary>Writes a fetched row back.</summary>
    /// <param name="record">The row.</param>
    public void Update(Record record) => Modify(ViewModifyMode.Update, record);

    /// <summary>Adds a row, or overwrites the one with its keys.</summary>
    /// <param name="record">The row.</param>
    public void Assign(Record record) => Modify(ViewModifyMode.Assign, record);

    /// <summary>Writes a fetched row back, with other keys too.</summary>
    /// <param name="record">The row.</param>
    public void Replace(Record record) => Modify(ViewModifyMode.Replace, record);

    /// <summary>Deletes a fetched row.</summary>
    /// <param name="record">The row.</param>
    public void Delete(Record record) => Modify(ViewModifyMode.Delete, record);

    /// <summary>Adds a row that is never stored. That is the one way to add to the database of the running installation.</summary>
    /// <param name="record">The row.</param>
    public void InsertTemporary(Record record) => Modify(ViewModifyMode.InsertTemporary, record);

    /// <summary>Finds the row with the keys of a record and reads it.</summary>
    /// <param name="record">The keys; gets the other fields.</param>
    /// <returns>False when there is none.</returns>
    public bool Seek(Record record) => TryModify(ViewModifyMode.Seek, record);

    /// <summary>Adds a row, unless it is there in the same form.</summary>
    /// <param name="record">The row.</param>
    /// <returns>False when there is one with its keys and other values.</returns>
    public bool Merge(Record record) => TryModify(ViewModifyMode.Merge, record);

    /// <summary>Checks a fetched row by the _Validation table.</summary>
    /// <param name="record">The row.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? Validate(Record record) => Validate(ViewModifyMode.Validate, record);

    /// <summary>Checks a new row by the _Validation table.</summary>
    /// <param name="record">The row.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is that of the documented API.")]
    public ICollection<ValidationErrorInfo>? ValidateNew(Record record) => Validate(ViewModifyMode.ValidateNew, record);

    /// <summary>Checks the fields of a fetched or new row by the _Validation table.</summary>
    /// <param name="record">The row.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? ValidateFields(Record record) => Validate(ViewModifyMode.ValidateField, record);

    /// <summary>Checks by the _Validation table whether a row may be deleted.</summary>
    /// <param name="record">The row.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? ValidateDelete(Record record) => Validate(ViewModifyMode.ValidateDelete, record);

    /// <summary>Fetches the rows that are left. They stay valid until they or the database are disposed.</summary>
    /// <returns>The rows.</returns>
    public IEnumerator<Record> GetEnumerator()
    {
        while (Fetch() is { } record)
        {
            // Who disposes each row before the next keeps the list at one.
            if (_enumerated is [.., { IsClosed: true }])
            {
                _enumerated.RemoveAt(_enumerated.Count - 1);
            }

            _enumerated.Add(record);
            yield return record;
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The SDK asks for MsiViewClose before the handle is closed, so that the view may be executed again elsewhere; there is nothing to do when it fails.
        if (disposing && !IsClosed)
        {
            Database.Adopt(_enumerated);
            _enumerated.Clear();
            _ = Api.ViewClose(OpenHandle);
        }

        base.Dispose(disposing);
    }

    private bool TryModify(ViewModifyMode mode, Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = Api.ViewModify(OpenHandle, mode, record.OpenHandle);
        record.IsFormatStringInvalid |= mode == ViewModifyMode.Seek;
        if (result == WindowsError.FunctionFailed)
        {
            return false;
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiViewModify({mode}, {QueryString})");
        return true;
    }

    private List<ValidationErrorInfo>? Validate(ViewModifyMode mode, Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = Api.ViewModify(OpenHandle, mode, record.OpenHandle);
        if (result == WindowsError.InvalidData)
        {
            var errors = new List<ValidationErrorInfo>();
            while (true)
            {
                var error = Api.ViewGetError(OpenHandle, out var column);
                if (error < 0)
                {
                    throw new InstallerException($"MsiViewGetError({QueryString}) failed.");
                }

                if (error == (int)ValidationError.None)
                {
                    return errors;
                }

                errors.Add(new ValidationErrorInfo((ValidationError)error, column));
            }
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiViewModify({mode}, {QueryString})");
        return null;
    }

    private ColumnCollection ReadColumns()
    {
        var names = ReadColumnInfo(ColumnNames);
        var types = ReadColumnInfo(ColumnTypes);

        // The installer gives its table _Tables a second column that is none.
        var count = types is [.., "O0"] ? types.Length - 1 : types.Length;
        var columns = new ColumnInfo[count];
        for (var i = 0; i < count; i++)
        {
            columns[i] = new ColumnInfo(names[i], types[i]);
        }

        return new ColumnCollection(columns);
    }

    private string[] ReadColumnInfo(int kind)
    {
        InstallerException.ThrowIfFailed(Api, Api.ViewGetColumnInfo(OpenHandle, kind, out var handle), $"MsiViewGetColumnInfo({QueryString})");
        using var record = new Record(Api, handle, ownsHandle: true);
        return record.ToStrings();
    }
}
