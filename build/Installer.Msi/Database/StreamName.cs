using System.Text;

using Installer.Msi.CompoundFiles;

namespace Installer.Msi.Database;

/// <summary>How Windows Installer names the streams of a compound file: two characters of the 64 that identifiers are made of become
/// one UTF-16 unit, a mark precedes the name of a table.</summary>
internal static class StreamName
{
    /// <summary>The stream of the summary information; names that start with this control character are not packed.</summary>
    public const string SummaryInformation = "\u0005SummaryInformation";

    private const string PackedCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
    private const char PropertySetMark = '\u0005';
    private const char FirstPair = '\u3800';
    private const char FirstSingle = '\u4800';
    private const char TableMark = '\u4840';

    /// <summary>The stream name of a table.</summary>
    public static string PackTable(string table) => TableMark + Pack(table);

    /// <summary>The stream name of anything but a table.</summary>
    /// <param name="name">The name as the database knows it.</param>
    /// <exception cref="MsiException">The name cannot be stored.</exception>
    public static string Pack(string name)
    {
        if (name.StartsWith(PropertySetMark))
        {
            return name;
        }

        var packed = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var first = PackedCharacters.IndexOf(name[i], StringComparison.Ordinal);
            if (first >= 0 && i + 1 < name.Length && PackedCharacters.IndexOf(name[i + 1], StringComparison.Ordinal) is var second and >= 0)
            {
                packed.Append((char)(FirstPair + first + (second * PackedCharacters.Length)));
                i++;
            }
            else if (name[i] is >= FirstPair and <= TableMark or '/' or '\\' or ':' or '!' or '\0')
            {
                throw new MsiException($"The stream name '{name}' contains U+{(int)name[i]:X4}, which a stream name cannot hold.");
            }
            else
            {
                packed.Append(first >= 0 ? (char)(FirstSingle + first) : name[i]);
            }
        }

        return packed.Length <= CompoundFileFormat.MaxNameLength
            ? packed.ToString()
            : throw new MsiException(
                $"The stream name '{name}' takes {packed.Length} UTF-16 units; a database holds {CompoundFileFormat.MaxNameLength}, "
                + "which is up to 62 letters, digits, dots and underscores.");
    }

    /// <summary>Whether a name in the compound file is the one that the stream of its name in the database is written under, not another spelling of it.</summary>
    /// <param name="packed">The name in the compound file.</param>
    public static bool IsCanonical(string packed)
    {
        var name = Unpack(packed, out var isTable);
        try
        {
            return packed == (isTable ? PackTable(name) : Pack(name));
        }
        catch (MsiException)
        {
            return false;
        }
    }

    /// <summary>The name that a stream has in the database.</summary>
    /// <param name="packed">Its name in the compound file.</param>
    /// <param name="isTable">Whether it is the stream of a table.</param>
    public static string Unpack(string packed, out bool isTable)
    {
        isTable = packed.StartsWith(TableMark);
        var name = new StringBuilder(packed.Length * 2);
        foreach (var unit in packed.AsSpan(isTable ? 1 : 0))
        {
            switch (unit)
            {
                case >= FirstPair and < FirstSingle:
                    var (second, first) = Math.DivRem(unit - FirstPair, PackedCharacters.Length);
                    name.Append(PackedCharacters[first]).Append(PackedCharacters[second]);
                    break;
                case >= FirstSingle and < TableMark:
                    name.Append(PackedCharacters[unit - FirstSingle]);
                    break;
                default:
                    name.Append(unit);
                    break;
            }
        }

        return name.ToString();
    }
}
