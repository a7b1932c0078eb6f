using System.Collections.ObjectModel;
using System.Globalization;

using Installer.Msi.Streams;

namespace Installer.Msi.Database;

/// <summary>A table of a Windows Installer database: columns, the first of them its primary key, and rows.</summary>
public sealed class MsiTable
{
    /// <summary>The most columns that a table can have.</summary>
    public const int MaxColumns = 32;

    private readonly List<object?[]> rows = [];

    /// <summary>Makes an empty table.</summary>
    /// <param name="name">The table's name, at most 31 characters.</param>
    /// <param name="columns">Its columns, primary key first; 1 to 32.</param>
    public MsiTable(string name, IReadOnlyList<MsiColumn> columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns.Count, MaxColumns);
        Name = name;
        Columns = new ReadOnlyCollection<MsiColumn>([.. columns]);
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<MsiColumn> Columns { get; }

    /// <summary>The rows, in the order in which they were added or stored. A value is <c>null</c>, an <see cref="int"/>, a non-empty
    /// <see cref="string"/> or a <see cref="StreamSource"/>, as the column's type says.</summary>
    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>The index of a column; -1 if there is none of that name.</summary>
    /// <param name="column">The column's name.</param>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="values">One value a column; an empty string counts as <c>null</c>.</param>
    /// <exception cref="MsiException">A value does not fit its column.</exception>
    public void AddRow(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Columns.Count)
        {
            throw new MsiException($"Table {Name} has {Columns.Count} columns, not {values.Length}.");
        }

        var row = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            row[i] = values[i] is "" ? null : values[i];
            if (WhyNot(Columns[i], row[i]) is { } reason)
            {
                throw new MsiException($"Table {Name}, column {Columns[i].Name}, row {DescribeKey(values)}: {reason}");
            }
        }

        rows.Add(row);
    }

    /// <summary>Adds a row that a database holds. It may be empty where the column says that it must not: nothing keeps a database from that.</summary>
    internal void AddStoredRow(object?[] values) => rows.Add(values);

    /// <summary>A row's key for an error: its values, slashes between them.</summary>
    internal string DescribeKey(object?[] row) => $"'{string.Join('/', KeyOf(row))}'";

    /// <summary>The name of a row's stream: the table and the values of the key, dots between them.</summary>
    internal string StreamNameOf(object?[] row) => string.Join('.', KeyOf(row).Prepend(Name));

    private IEnumerable<string> KeyOf(object?[] row) =>
        row.Where((_, i) => Columns[i].IsPrimaryKey).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    private static string? WhyNot(MsiColumn column, object? value) => (value, column.Type) switch
    {
        (null, _) => column.IsNullable ? null : "the value must not be empty.",
        (string, MsiColumnType.Text) or (StreamSource, MsiColumnType.Stream) => null,
        // -32768 and -2147483648 are how the file format writes an empty integer.
        (int number, MsiColumnType.Integer2) when number is > short.MinValue and <= short.MaxValue => null,
        (int number, MsiColumnType.Integer4) when number > int.MinValue => null,
        _ => FormattableString.Invariant($"a column of type {column.Notation} cannot hold '{value}'."),
    };
}
