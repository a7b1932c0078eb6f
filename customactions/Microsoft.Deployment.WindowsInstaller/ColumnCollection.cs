using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The columns of a table or of a view, in order.</summary>
public sealed class ColumnCollection : ICollection<ColumnInfo>
{
    private readonly ColumnInfo[] _columns;

    /// <summary>Makes a collection.</summary>
    /// <param name="columns">The columns, in order.</param>
    public ColumnCollection(ICollection<ColumnInfo> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = new ColumnInfo[columns.Count];
        columns.CopyTo(_columns, 0);
    }

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <summary>The template that names and shows every field of a row, for <see cref="Record.FormatString"/>.</summary>
    public string FormatString
    {
        get
        {
            var fields = new string[_columns.Length];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = _columns[i].Type == typeof(Stream) ? $"{_columns[i].Name} = [Binary Data]" : $"{_columns[i].Name} = [{i + 1}]";
            }

            return string.Join(", ", fields);
        }
    }

    /// <summary>A column by its place.</summary>
    /// <param name="columnIndex">From 0.</param>
    public ColumnInfo this[int columnIndex] =>
        (uint)columnIndex < (uint)_columns.Length ? _columns[columnIndex] : throw new ArgumentOutOfRangeException(nameof(columnIndex), columnIndex, "There is no such column.");

    /// <summary>A column by its name.</summary>
    /// <param name="columnName">The name. Upper and lower case are different.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none of that name.</exception>
    public ColumnInfo this[string columnName]
    {
        get
        {
            var index = IndexOf(columnName);
            return index >= 0 ? _columns[index] : throw new ArgumentOutOfRangeException(nameof(columnName), columnName, "There is no column of that name.");
        }
    }

    /// <summary>Says whether there is a column of that name.</summary>
    /// <param name="columnName">The name.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string columnName) => IndexOf(columnName) >= 0;

    /// <inheritdoc/>
    bool ICollection<ColumnInfo>.Contains(ColumnInfo item) => item is not null && Contains(item.Name);

    /// <summary>Finds a column.</summary>
    /// <param name="columnName">The name.</param>
    /// <returns>Its place from 0; -1 when there is none.</returns>
    public int IndexOf(string columnName)
    {
        TextArgument.ThrowIfMissing(columnName);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (string.Equals(_columns[i].Name, columnName, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public void CopyTo(ColumnInfo[] array, int arrayIndex) => _columns.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<ColumnInfo> GetEnumerator()
    {
        foreach (var column in _columns)
        {
            yield return column;
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Add(ColumnInfo item) => throw Unchangeable();

    /// <inheritdoc/>
    public void Clear() => throw Unchangeable();

    /// <inheritdoc/>
    bool ICollection<ColumnInfo>.Remove(ColumnInfo item) => throw Unchangeable();

    private static InvalidOperationException Unchangeable() => new("The columns of a table are given when it is made.");
}
