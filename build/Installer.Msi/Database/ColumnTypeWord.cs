namespace Installer.Msi.Database;

/// <summary>The word that describes a column's type in <c>_Columns.Type</c>.</summary>
internal static class ColumnTypeWord
{
    private const int LengthMask = 0x00FF;
    private const int Valid = 0x0100;
    private const int Localizable = 0x0200;

    // Set for everything but four-byte integers and streams.
    private const int ShortOrText = 0x0400;
    private const int String = 0x0800;
    private const int Nullable = 0x1000;
    private const int PrimaryKey = 0x2000;
    private const int All = LengthMask | Valid | Localizable | ShortOrText | String | Nullable | PrimaryKey;

    /// <summary>The word of a column.</summary>
    public static int Of(MsiColumn column) => Valid
        | column.Type switch
        {
            MsiColumnType.Integer2 => ShortOrText | sizeof(short),
            MsiColumnType.Integer4 => sizeof(int),
            MsiColumnType.Text => String | ShortOrText | column.Length,
            MsiColumnType.Stream => String,
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        }
        | (column.IsLocalizable ? Localizable : 0)
        | (column.IsNullable ? Nullable : 0)
        | (column.IsPrimaryKey ? PrimaryKey : 0);

    /// <summary>The column that a word describes, or <c>null</c> when there is no such type.</summary>
    public static MsiColumn? ToColumn(string name, int word)
    {
        var length = word & LengthMask;
        MsiColumnType? type = (word & (String | ShortOrText), length) switch
        {
            (String | ShortOrText, _) => MsiColumnType.Text,
            (String, 0) => MsiColumnType.Stream,
            (ShortOrText, 1 or sizeof(short)) => MsiColumnType.Integer2,
            (0, sizeof(int)) => MsiColumnType.Integer4,
            _ => null,
        };
        if (type is null || (word & ~All) != 0 || (word & Valid) == 0)
        {
            return null;
        }

        length = type == MsiColumnType.Integer2 ? sizeof(short) : length;
        return new MsiColumn(name, type.Value, length, (word & Nullable) != 0, (word & PrimaryKey) != 0, (word & Localizable) != 0);
    }
}
