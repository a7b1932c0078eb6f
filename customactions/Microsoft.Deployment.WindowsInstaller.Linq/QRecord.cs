using System.Globalization;
using System.Text;

namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A row as an object: null for a null field, a text otherwise. Of a row that is in the table each change is written at once.</summary>
public class QRecord
{
    private const string BinaryData = "[Binary Data]";

    private QDatabase? _database;
    private TableInfo? _table;
    private string?[] _values = [];
    private bool _exists;

    /// <summary>How many fields there are.</summary>
    public int FieldCount => _values.Length;

    private QDatabase Database => _database ?? throw new InvalidOperationException("The row belongs to no table. Make it with the table's NewRecord().");

    private TableInfo Table => _table ?? throw new InvalidOperationException("The row belongs to no table. Make it with the table's NewRecord().");

    /// <summary>A field by the name of its column.</summary>
    /// <param name="field">The column.</param>
    public string? this[string field]
    {
        get => _values[IndexOf(field)];
        set => Update([field], [value]);
    }

    /// <summary>A field by its place.</summary>
    /// <param name="index">From 0.</param>
    public string? this[int index]
    {
        get
        {
            CheckIndex(index);
            return _values[index];
        }

        set => Update([index], [value]);
    }

    /// <summary>Adds the row to the table.</summary>
    public void Insert() => Insert(temporary: false);

    /// <summary>Adds the row to the table.</summary>
    /// <param name="temporary">True for a row that is not stored.</param>
    public void Insert(bool temporary)
    {
        var statement = Table.SqlInsertString + (temporary ? " TEMPORARY" : string.Empty);
        using var record = ToRecord();
        Database.WriteLog(statement, record);
        Database.Execute(statement, record);
        _exists = true;
    }

    /// <summary>Writes fields.</summary>
    /// <param name="fields">The columns.</param>
    /// <param name="values">The values, one a column; null for a null field.</param>
    public void Update(IList<string> fields, IList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var indexes = new int[fields.Count];
        for (var i = 0; i < indexes.Length; i++)
        {
            indexes[i] = IndexOf(fields[i]);
        }

        Update(indexes, values);
    }

    /// <summary>Writes fields. Nothing is changed when one of the values cannot be.</summary>
    /// <param name="indexes">The places of the columns, from 0.</param>
    /// <param name="values">The values, one a column; null for a null field.</param>
    /// <exception cref="ArgumentNullException">A column that has to have a value would have none.</exception>
    /// <exception cref="NotSupportedException">The column holds binary data.</exception>
    public void Update(IList<int> indexes, IList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        ArgumentNullException.ThrowIfNull(values);
        if (indexes.Count == 0 || indexes.Count != values.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(values), $"There are {indexes.Count} fields and {values.Count} values.");
        }

        var changed = (string?[])_values.Clone();
        var otherKey = false;
        for (var i = 0; i < indexes.Count; i++)
        {
            CheckIndex(indexes[i]);
            var column = Table.Columns[indexes[i]];
            otherKey |= Table.PrimaryKeys.Contains(column.Name);
            if (column.Type == typeof(Stream))
            {
                throw new NotSupportedException($"The column \"{column.Name}\" holds binary data, which is written with a view and a record.");
            }

            if (string.IsNullOrEmpty(values[i]) && (column.IsRequired && column.Type != typeof(string) || Table.PrimaryKeys.Contains(column.Name)) || (values[i] is null && column.IsRequired))
            {
                throw new ArgumentNullException(nameof(values), $"The column \"{column.Name}\" has to have a value.");
            }

            changed[indexes[i]] = values[i];
        }

        if (_exists)
        {
            using var view = OpenRow();
            using var record = view.Fetch() ?? throw Missing();
            for (var i = 0; i < indexes.Count; i++)
            {
                SetField(record, indexes[i], values[i]);
            }

            // A row with another key is another row, which an update does not make.
            if (otherKey)
            {
                view.Replace(record);
            }
            else
            {
                view.Update(record);
            }
        }

        _values = changed;
    }

    /// <summary>Deletes the row.</summary>
    public void Delete()
    {
        using (var keys = KeyRecord())
        {
            var statement = $"DELETE FROM `{Table.Name}`{KeyCondition()}";
            Database.WriteLog(statement, keys);
            Database.Execute(statement, keys);
        }

        _exists = false;
    }

    /// <summary>Reads the row anew.</summary>
    public void Refresh()
    {
        using var view = OpenRow();
        using var record = view.Fetch() ?? throw Missing();
        Read(record);
        _exists = true;
    }

    /// <summary>Adds the row, or overwrites the one with its keys.</summary>
    public void Assign()
    {
        using var view = OpenTable();
        using var record = ToRecord();
        view.Assign(record);
        _exists = true;
    }

    /// <summary>Adds the row, unless it is there in the same form.</summary>
    /// <returns>False when there is one with its keys and other values.</returns>
    public bool Merge()
    {
        using var view = OpenTable();
        using var record = ToRecord();
        var merged = view.Merge(record);
        _exists |= merged;
        return merged;
    }

    /// <summary>Checks the row by the _Validation table.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? Validate()
    {
        using var view = OpenRow();
        using var record = view.Fetch() ?? throw Missing();
        return view.Validate(record);
    }

    /// <summary>Checks the row, which is not in the table, by the _Validation table.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is that of the documented API.")]
    public ICollection<ValidationErrorInfo>? ValidateNew()
    {
        using var view = OpenTable();
        using var record = ToRecord();
        return view.ValidateNew(record);
    }

    /// <summary>Checks the fields of the row by the _Validation table.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? ValidateFields()
    {
        using var view = OpenTable();
        using var record = ToRecord();
        return view.ValidateFields(record);
    }

    /// <summary>Checks by the _Validation table whether the row may be deleted.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ICollection<ValidationErrorInfo>? ValidateDelete()
    {
        using var view = OpenRow();
        using var record = view.Fetch() ?? throw Missing();
        return view.ValidateDelete(record);
    }

    /// <summary>The fields, for a log.</summary>
    /// <returns>The name of the class, and columns with values.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(GetType().Name).Append(" {");
        for (var i = 0; i < _values.Length; i++)
        {
            text.Append(i > 0 ? ", " : " ").Append(Table.Columns[i].Name).Append(" = ").Append(_values[i]);
        }

        return text.Append(" }").ToString();
    }

    internal static T Attach<T>(T row, QDatabase database, TableInfo table, Record? record)
        where T : QRecord
    {
        (row._database, row._table, row._values) = (database, table, new string?[table.Columns.Count]);
        if (record is not null)
        {
            row.Read(record);
            row._exists = true;
        }

        return row;
    }

    /// <summary>Reads a field as a number; 0 for null.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The number.</returns>
    protected int I(int index) => NI(index) ?? 0;

    /// <summary>Reads a field as a number.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The number; null for a null field.</returns>
    protected int? NI(int index) => this[index] is { Length: > 0 } text ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture) : null;

    private protected int? GetNumber(string field) => NI(IndexOf(field));

    private protected void SetNumber(string field, int? value) => this[field] = value?.ToString(CultureInfo.InvariantCulture);

    private static InvalidOperationException Missing() => new("The row is not in the table any more.");

    private int IndexOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var index = Table.Columns.IndexOf(field);
        return index >= 0 ? index : throw new ArgumentOutOfRangeException(nameof(field), field, $"The table \"{Table.Name}\" has no column of that name.");
    }

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _values.Length);
    }

    private void Read(Record record)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = record.IsNull(i + 1) ? null : Table.Columns[i].Type == typeof(Stream) ? BinaryData : record.GetString(i + 1);
        }
    }

    private void SetField(Record record, int index, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            record.SetString(index + 1, null);
        }
        else if (Table.Columns[index].Type == typeof(string))
        {
            record.SetString(index + 1, value);
        }
        else
        {
            record.SetInteger(index + 1, int.Parse(value, NumberStyles.Integer, CultureInfo.InvariantCulture));
        }
    }

    private Record ToRecord()
    {
        var record = Database.CreateRecord(_values.Length);
        for (var i = 0; i < _values.Length; i++)
        {
            if (Table.Columns[i].Type == typeof(Stream))
            {
                if (_values[i] is not null)
                {
                    record.Dispose();
                    throw new NotSupportedException($"The column \"{Table.Columns[i].Name}\" holds binary data, which is written with a view and a record.");
                }

                continue;
            }

            SetField(record, i, _values[i]);
        }

        return record;
    }

    private View OpenTable()
    {
        var view = Database.OpenView(Table.SqlSelectString);
        view.Execute();
        return view;
    }

    private View OpenRow()
    {
        var statement = Table.SqlSelectString + KeyCondition();
        using var keys = KeyRecord();
        Database.WriteLog(statement, keys);
        var view = Database.OpenView(statement);
        view.Execute(keys);
        return view;
    }

    private string KeyCondition()
    {
        var condition = new StringBuilder();
        foreach (var key in Table.PrimaryKeys)
        {
            condition.Append(condition.Length == 0 ? " WHERE `" : " AND `").Append(key).Append("` = ?");
        }

        return condition.ToString();
    }

    private Record KeyRecord()
    {
        var record = Database.CreateRecord(Table.PrimaryKeys.Count);
        for (var i = 0; i < Table.PrimaryKeys.Count; i++)
        {
            var index = Table.Columns.IndexOf(Table.PrimaryKeys[i]);
            if (string.IsNullOrEmpty(_values[index]))
            {
                // A null key is compared as one by the installer; an empty parameter is null.
                continue;
            }

            if (Table.Columns[index].Type == typeof(string))
            {
                record.SetString(i + 1, _values[index]);
            }
            else
            {
                record.SetInteger(i + 1, int.Parse(_values[index]!, NumberStyles.Integer, CultureInfo.InvariantCulture));
            }
        }

        return record;
    }
}
