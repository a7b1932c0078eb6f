using System.Globalization;

namespace Installer.Msi.Database;

/// <summary>A column of a Windows Installer table.</summary>
/// <param name="Name">The column's name, at most 31 characters.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="Length">Declared length of a string in characters, 0 for unlimited; 2 or 4 for integers; 0 for streams.</param>
/// <param name="IsNullable">Whether the column may be empty.</param>
/// <param name="IsPrimaryKey">Whether the column belongs to the primary key; keys come first in a table.</param>
/// <param name="IsLocalizable">Whether a string is meant to be translated.</param>
public sealed record MsiColumn(string Name, MsiColumnType Type, int Length, bool IsNullable, bool IsPrimaryKey, bool IsLocalizable)
{
    /// <summary>Reads a column from its archive-file (IDT) notation, such as <c>s72</c>, <c>L255</c>, <c>I2</c> or <c>v0</c>.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="notation">Type letter (upper case: nullable) and length, as in an IDT file's second line.</param>
    /// <param name="isPrimaryKey">Whether the column belongs to the primary key.</param>
    /// <exception cref="ArgumentException">The notation is not one that Windows Installer knows.</exception>
    public static MsiColumn Parse(string name, string notation, bool isPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(notation);
        if (!int.TryParse(notation.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 255)
        {
            throw new ArgumentException($"'{notation}' is not a column type of the form letter and length.", nameof(notation));
        }

        var nullable = char.IsAsciiLetterUpper(notation[0]);
        return (char.ToLowerInvariant(notation[0]), length) switch
        {
            ('i', 2) => new(name, MsiColumnType.Integer2, 2, nullable, isPrimaryKey, false),
            ('i', 4) => new(name, MsiColumnType.Integer4, 4, nullable, isPrimaryKey, false),
            ('s', _) => new(name, MsiColumnType.Text, length, nullable, isPrimaryKey, false),
            ('l', _) => new(name, MsiColumnType.Text, length, nullable, isPrimaryKey, true),
            ('v', 0) => new(name, MsiColumnType.Stream, 0, nullable, isPrimaryKey, false),
            _ => throw new ArgumentException($"'{notation}' is not a column type of Windows Installer.", nameof(notation)),
        };
    }

    /// <summary>The column's type in archive-file (IDT) notation, as <see cref="Parse"/> reads it.</summary>
    public string Notation
    {
        get
        {
            var letter = Type switch
            {
                MsiColumnType.Integer2 or MsiColumnType.Integer4 => 'i',
                MsiColumnType.Stream => 'v',
                _ => IsLocalizable ? 'l' : 's',
            };
            return string.Create(CultureInfo.InvariantCulture, $"{(IsNullable ? char.ToUpperInvariant(letter) : letter)}{Length}");
        }
    }
}
