using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A column of a table or of a view.</summary>
public class ColumnInfo
{
    /// <summary>Reads the definition that the installer gives of a column (SDK: Column Definition Format).</summary>
    /// <param name="name">The name.</param>
    /// <param name="columnDefinition">A letter for type and null (small letters: not null), and the size: <c>s72</c>, <c>L255</c>, <c>i2</c>, <c>V0</c>.</param>
    /// <exception cref="InstallerException">The letter is none of the known ones.</exception>
    /// <exception cref="FormatException">The size is no number.</exception>
    public ColumnInfo(string name, string columnDefinition)
    {
        ArgumentNullException.ThrowIfNull(name);
        TextArgument.ThrowIfMissing(columnDefinition);
        var letter = columnDefinition[0];
        if (!int.TryParse(columnDefinition.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw new FormatException(Malformed(columnDefinition));
        }

        Name = name;
        Size = size;
        IsRequired = char.IsAsciiLetterLower(letter);
        (Type, IsTemporary, IsLocalizable) = char.ToLowerInvariant(letter) switch
        {
            's' => (typeof(string), false, false),
            'l' => (typeof(string), false, true),
            'g' => (typeof(string), true, false),
            'i' => (IntegerType(size), false, false),
            'j' => (IntegerType(size), true, false),
            'v' => (typeof(Stream), false, false),
            'o' => (typeof(Stream), true, false),
            _ => throw new InstallerException(Malformed(columnDefinition)),
        };
    }

    /// <summary>Makes a column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">Short, int, string or Stream.</param>
    /// <param name="size">The most characters of a text, 0 for any length; the bytes of a number; 0 for a stream.</param>
    /// <param name="isRequired">True when a field must not be null.</param>
    public ColumnInfo(string name, Type type, int size, bool isRequired)
        : this(name, type, size, isRequired, isTemporary: false, isLocalizable: false)
    {
    }

    /// <summary>Makes a column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">Short, int, string or Stream.</param>
    /// <param name="size">The most characters of a text, 0 for any length; the bytes of a number; 0 for a stream.</param>
    /// <param name="isRequired">True when a field must not be null.</param>
    /// <param name="isTemporary">True when the column is not stored.</param>
    /// <param name="isLocalizable">True when the text may be translated.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the four.</exception>
    public ColumnInfo(string name, Type type, int size, bool isRequired, bool isTemporary, bool isLocalizable)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (type == typeof(int))
        {
            size = sizeof(int);
        }
        else if (type == typeof(short))
        {
            size = sizeof(short);
        }
        else if (type != typeof(string) && type != typeof(Stream))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "A column holds short, int, string or Stream.");
        }

        (Name, Type, Size, IsRequired, IsTemporary, IsLocalizable) = (name, type, size, isRequired, isTemporary, isLocalizable && type == typeof(string));
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Short, int, string or Stream.</summary>
    public Type Type { get; }

    /// <summary>The type as the installer's data access numbers it: 10 short, 11 int, 1 Stream, 16 string.</summary>
    public int DBType => Type == typeof(short) ? 10 : Type == typeof(int) ? 11 : Type == typeof(Stream) ? 1 : 16;

    /// <summary>The most characters of a text, 0 for any length; the bytes of a number.</summary>
    public int Size { get; }

    /// <summary>True when a field must not be null.</summary>
    public bool IsRequired { get; }

    /// <summary>True when the column is not stored.</summary>
    public bool IsTemporary { get; }

    /// <summary>True when the text may be translated.</summary>
    public bool IsLocalizable { get; }

    /// <summary>The column in a CREATE TABLE statement.</summary>
    public string SqlCreateString
    {
        get
        {
            var type = Type == typeof(short) ? "SHORT"
                : Type == typeof(int) ? "LONG"
                : Type == typeof(Stream) ? "OBJECT"
                : string.Create(CultureInfo.InvariantCulture, $"CHAR({Size})");
            return $"`{Name}` {type}{(IsRequired ? " NOT NULL" : string.Empty)}{(IsTemporary ? " TEMPORARY" : string.Empty)}{(IsLocalizable ? " LOCALIZABLE" : string.Empty)}";
        }
    }

    /// <summary>The definition as the installer gives it, <c>s72</c> for example.</summary>
    public string ColumnDefinitionString
    {
        get
        {
            var letter = Type == typeof(string) ? (IsTemporary ? 'g' : IsLocalizable ? 'l' : 's')
                : Type == typeof(Stream) ? (IsTemporary ? 'o' : 'v')
                : (IsTemporary ? 'j' : 'i');
            return string.Create(CultureInfo.InvariantCulture, $"{(IsRequired ? letter : char.ToUpperInvariant(letter))}{Size}");
        }
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static Type IntegerType(int size) => size <= sizeof(short) ? typeof(short) : typeof(int);

    private static string Malformed(string columnDefinition) =>
        $"\"{columnDefinition}\" is no definition of a column: one of the letters s, l, g, i, j, v, o in either case, and a number.";
}
