namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The definition of a table.</summary>
public class TableInfo
{
    private readonly string[] _primaryKeys;

    /// <summary>Makes the definition of a table, for <see cref="TableCollection.Add"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="columns">The columns, in order.</param>
    /// <param name="primaryKeys">The names of the key columns, which are the first.</param>
    public TableInfo(string name, ICollection<ColumnInfo> columns, IList<string> primaryKeys)
    {
        TextArgument.ThrowIfMissing(name);
        if (columns is null or { Count: 0 })
        {
            throw new ArgumentNullException(nameof(columns), $"The table \"{name}\" needs at least one column.");
        }

        if (primaryKeys is null or { Count: 0 })
        {
            throw new ArgumentNullException(nameof(primaryKeys), $"The table \"{name}\" needs at least one key.");
        }

        Name = name;
        Columns = new ColumnCollection(columns);
        _primaryKeys = new string[primaryKeys.Count];
        primaryKeys.CopyTo(_primaryKeys, 0);
        if (!Array.TrueForAll(_primaryKeys, Columns.Contains))
        {
            throw new ArgumentOutOfRangeException(nameof(primaryKeys), $"Every key of the table \"{name}\" has to be one of its columns.");
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The columns, in order.</summary>
    public ColumnCollection Columns { get; }

    /// <summary>The names of the key columns, in order.</summary>
    public IList<string> PrimaryKeys => Array.AsReadOnly(_primaryKeys);

    /// <summary>The statement that makes the table.</summary>
    public string SqlCreateString
    {
        get
        {
            var columns = new List<string>();
            foreach (var column in Columns)
            {
                columns.Add(column.SqlCreateString);
            }

            return $"CREATE TABLE `{Name}` ({string.Join(", ", columns)}  PRIMARY KEY {Quote(PrimaryKeys)})";
        }
    }

    /// <summary>The statement that adds a row, with a question mark for each field.</summary>
    public string SqlInsertString => $"INSERT INTO `{Name}` ({Quote(ColumnNames)}) VALUES ({string.Join(", ", ColumnNames.ConvertAll(static _ => "?"))})";

    /// <summary>The query that gives every row.</summary>
    public string SqlSelectString => $"SELECT {Quote(ColumnNames)} FROM `{Name}`";

    private List<string> ColumnNames
    {
        get
        {
            var names = new List<string>();
            foreach (var column in Columns)
            {
                names.Add(column.Name);
            }

            return names;
        }
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static string Quote(IList<string> names) => $"`{string.Join("`, `", names)}`";
}
