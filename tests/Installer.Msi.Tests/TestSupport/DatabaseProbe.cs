using System.Text;

using Installer.Msi.Database;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>An independent view of a database: the rows of a table as they are stored, and the string pool.</summary>
internal sealed class DatabaseProbe
{
    private const string Base64 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";

    public DatabaseProbe(byte[] file)
    {
        CompoundFile = new CompoundFileProbe(file);
        CompoundFile.CheckSectors();
        CompoundFile.CheckTrees();
        Streams = CompoundFile.Entries.Where(entry => entry.Type == 2).ToDictionary(entry => Unpack(entry.Name), CompoundFile.Content);
        var pool = Streams["!_StringPool"];
        var data = Streams["!_StringData"];
        Codepage = (int)(BitConverter.ToUInt32(pool) & 0x7FFFFFFF);
        ReferenceLength = (BitConverter.ToUInt32(pool) & 0x80000000) != 0 ? 3 : 2;
        var encoding = Codepage switch { 0 => Encoding.ASCII, 65001 => Encoding.UTF8, _ => CodePagesEncodingProvider.Instance.GetEncoding(Codepage)! };
        var position = 0;
        for (var i = 4; i < pool.Length; i += 4)
        {
            int length = BitConverter.ToUInt16(pool, i);
            var references = BitConverter.ToUInt16(pool, i + 2);
            if (length == 0 && references > 0)
            {
                i += 4;
                length = BitConverter.ToInt32(pool, i);
                LongStrings++;
            }

            Strings.Add((encoding.GetString(data, position, length), references));
            position += length;
        }

        Assert.AreEqual(data.Length, position);
    }

    public CompoundFileProbe CompoundFile { get; }

    /// <summary>The streams by unpacked name, tables with a <c>!</c> before.</summary>
    public Dictionary<string, byte[]> Streams { get; }

    public int Codepage { get; }

    public int ReferenceLength { get; }

    public int LongStrings { get; }

    public List<(string Text, int References)> Strings { get; } = [];

    /// <summary>The rows of a table in stored order, each value as the stored number.</summary>
    public uint[][] Rows(string table, params string[] types)
    {
        var bytes = Streams["!" + table];
        int[] widths = [.. types.Select(type => char.ToLowerInvariant(type[0]) switch { 's' or 'l' => ReferenceLength, 'i' when type[1] == '4' => 4, _ => 2 })];
        var (count, rest) = Math.DivRem(bytes.Length, widths.Sum());
        Assert.AreEqual(0, rest);
        var rows = Enumerable.Range(0, count).Select(_ => new uint[types.Length]).ToArray();
        var position = 0;
        for (var column = 0; column < types.Length; column++)
        {
            for (var row = 0; row < count; row++)
            {
                for (var i = widths[column] - 1; i >= 0; i--)
                {
                    rows[row][column] = (rows[row][column] << 8) | bytes[position + i];
                }

                position += widths[column];
            }
        }

        return rows;
    }

    /// <summary>The rows of all tables of a database, with their column types, <c>_Tables</c> and <c>_Columns</c> too.</summary>
    public IEnumerable<(string Table, string[] Types, int Keys, uint[][] Rows)> AllTables(MsiDatabase database)
    {
        yield return ("_Tables", ["s64"], 1, Rows("_Tables", "s64"));
        yield return ("_Columns", ["s64", "i2", "s64", "i2"], 2, Rows("_Columns", "s64", "i2", "s64", "i2"));
        foreach (var table in database.Tables.Values.Where(table => table.Rows.Count > 0))
        {
            string[] types = [.. table.Columns.Select(column => column.Notation)];
            yield return (table.Name, types, table.Columns.Count(column => column.IsPrimaryKey), Rows(table.Name, types));
        }
    }

    public static string Unpack(string name)
    {
        var unpacked = new StringBuilder();
        foreach (int unit in name)
        {
            _ = unit switch
            {
                0x4840 => unpacked.Append('!'),
                >= 0x4800 and < 0x4840 => unpacked.Append(Base64[unit - 0x4800]),
                >= 0x3800 and < 0x4800 => unpacked.Append(Base64[(unit - 0x3800) & 63]).Append(Base64[(unit - 0x3800) >> 6]),
                _ => unpacked.Append((char)unit),
            };
        }

        return unpacked.ToString();
    }
}
