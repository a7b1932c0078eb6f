using System.Globalization;

using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Msi.Comparison;

/// <summary>Finds what two databases differ in. The order of rows and of tables has no meaning and is not compared.</summary>
public sealed class DatabaseComparer
{
    private readonly MsiDatabase first;
    private readonly MsiDatabase second;
    private readonly CancellationToken cancellation;
    private readonly List<Difference> differences = [];

    private DatabaseComparer(MsiDatabase first, MsiDatabase second, CancellationToken cancellation)
    {
        this.first = first;
        this.second = second;
        this.cancellation = cancellation;
    }

    /// <summary>Compares two databases.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="openCabinet">Opens a cabinet beside the first (<c>true</c>) or the second database by its name, for those that are not embedded; <c>null</c> if there is none.</param>
    /// <param name="cancellation">Ends the comparison early.</param>
    /// <returns>The differences: code page and summary information, tables by name with their rows by key, streams, storages, cabinets.</returns>
    /// <exception cref="MsiException">A stream cannot be read to its end.</exception>
    public static IReadOnlyList<Difference> Compare(
        MsiDatabase first, MsiDatabase second, Func<bool, string, StreamSource?>? openCabinet = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new DatabaseComparer(first, second, cancellation).Compare(openCabinet ?? ((_, _) => null));
    }

    private List<Difference> Compare(Func<bool, string, StreamSource?> openCabinet)
    {
        AddIfDifferent(DifferenceKind.Codepage, "code page", Text(first.Codepage), Text(second.Codepage));
        CompareSummaries();
        foreach (var name in Union(first.Tables, second.Tables))
        {
            CompareTables(name, first.Tables.GetValueOrDefault(name), second.Tables.GetValueOrDefault(name));
        }

        var cabinets = CabinetNames(first).Union(CabinetNames(second), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Union(first.Streams, second.Streams).Where(name => !cabinets.Contains("#" + name)))
        {
            CompareStreams(DifferenceKind.Stream, name, first.Streams.GetValueOrDefault(name), second.Streams.GetValueOrDefault(name));
        }

        foreach (var name in Union(first.Storages, second.Storages))
        {
            CompareStorages(name, first.Storages.GetValueOrDefault(name), second.Storages.GetValueOrDefault(name));
        }

        foreach (var name in cabinets.Order(StringComparer.Ordinal))
        {
            var isEmbedded = name[0] == '#';
            CompareCabinets(
                isEmbedded ? name[1..] : name,
                isEmbedded ? first.Streams.GetValueOrDefault(name[1..]) : openCabinet(true, name),
                isEmbedded ? second.Streams.GetValueOrDefault(name[1..]) : openCabinet(false, name));
        }

        return differences;
    }

    private static IEnumerable<string> Union<T>(IReadOnlyDictionary<string, T> first, IReadOnlyDictionary<string, T> second) =>
        first.Keys.Union(second.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> CabinetNames(MsiDatabase database) =>
        database.Tables.TryGetValue("Media", out var media) && media.IndexOf("Cabinet") is var column and >= 0
            ? media.Rows.Select(row => row[column]).OfType<string>().Where(name => name != "#")
            : [];

    private void CompareSummaries()
    {
        foreach (var (one, other) in SummaryProperties.Of(first.Summary).Zip(SummaryProperties.Of(second.Summary)))
        {
            AddIfDifferent(DifferenceKind.Summary, one.Name, Text(one.Value), Text(other.Value), one.IsVolatile);
        }
    }

    private void CompareTables(string name, MsiTable? one, MsiTable? other)
    {
        if (one is null || other is null)
        {
            AddIfDifferent(DifferenceKind.Table, name, DescribeTable(one), DescribeTable(other));
            return;
        }

        CompareColumns(one, other);
        var keys = one.Rows.Select(one.DescribeKey).Concat(other.Rows.Select(other.DescribeKey)).Distinct(StringComparer.Ordinal);
        var rowsOfOne = one.Rows.ToLookup(one.DescribeKey, StringComparer.Ordinal);
        var rowsOfOther = other.Rows.ToLookup(other.DescribeKey, StringComparer.Ordinal);
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var (present, added) = (rowsOfOne[key].ToArray(), rowsOfOther[key].ToArray());
            var common = Math.Min(present.Length, added.Length);
            for (var i = 0; i < common; i++)
            {
                CompareRows(one, present[i], other, added[i], $"{name} {key}");
            }

            // A table of a damaged database may have several rows of one key.
            foreach (var row in present.Skip(common))
            {
                differences.Add(new Difference(DifferenceKind.Row, $"{name} {key}", DescribeRow(one, row), null));
            }

            foreach (var row in added.Skip(common))
            {
                differences.Add(new Difference(DifferenceKind.Row, $"{name} {key}", null, DescribeRow(other, row)));
            }
        }
    }

    private void CompareColumns(MsiTable one, MsiTable other)
    {
        foreach (var column in one.Columns.Concat(other.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal))
        {
            AddIfDifferent(DifferenceKind.Table, $"{one.Name}, column {column}", DescribeColumn(one, column), DescribeColumn(other, column));
        }
    }

    private void CompareRows(MsiTable one, object?[] row, MsiTable other, object?[] otherRow, string place)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (other.IndexOf(one.Columns[i].Name) is not (var j and >= 0))
            {
                continue;
            }

            var where = $"{place}, {one.Columns[i].Name}";
            if (row[i] is StreamSource content && otherRow[j] is StreamSource otherContent)
            {
                CompareStreams(DifferenceKind.Value, where, content, otherContent);
            }
            else
            {
                AddIfDifferent(DifferenceKind.Value, where, Text(row[i]), Text(otherRow[j]));
            }
        }
    }

    private void CompareStreams(DifferenceKind kind, string place, StreamSource? one, StreamSource? other, bool isVolatile = false)
    {
        // A length says enough where one is missing or they differ already.
        var isHashed = one is not null && other is not null && one.Length == other.Length;
        AddIfDifferent(kind, place, Describe(one), Describe(other), isVolatile);

        string? Describe(StreamSource? content) =>
            content is null ? null : isHashed ? $"{Text(content.Length)} bytes, SHA-256 {ContentHash.Of(content, cancellation)}" : $"{Text(content.Length)} bytes";
    }

    private void CompareStorages(string name, CompoundFiles.CompoundFileStorage? one, CompoundFiles.CompoundFileStorage? other)
    {
        if (one is null || other is null)
        {
            AddIfDifferent(DifferenceKind.Storage, name, one is null ? null : "present", other is null ? null : "present");
            return;
        }

        foreach (var stream in Union(one.Streams, other.Streams))
        {
            CompareStreams(DifferenceKind.Storage, $"{name}/{StreamName.Unpack(stream, out _)}", one.Streams.GetValueOrDefault(stream), other.Streams.GetValueOrDefault(stream));
        }

        foreach (var storage in Union(one.Storages, other.Storages))
        {
            CompareStorages($"{name}/{storage}", one.Storages.GetValueOrDefault(storage), other.Storages.GetValueOrDefault(storage));
        }
    }

    private void CompareCabinets(string name, StreamSource? one, StreamSource? other)
    {
        if (one is null || other is null)
        {
            CompareStreams(DifferenceKind.Cabinet, name, one, other);
            return;
        }

        if (one.Length == other.Length && ContentHash.Of(one, cancellation) == ContentHash.Of(other, cancellation))
        {
            return;
        }

        var (files, otherFiles) = (CabinetListing.TryRead(one, cancellation), CabinetListing.TryRead(other, cancellation));
        if (files is null || otherFiles is null)
        {
            CompareStreams(DifferenceKind.Cabinet, $"{name}, whose files cannot be read", one, other);
            return;
        }

        var count = differences.Count;
        foreach (var file in Union(files.ByName, otherFiles.ByName))
        {
            CompareFiles($"{name}/{file}", files.ByName.GetValueOrDefault(file), otherFiles.ByName.GetValueOrDefault(file));
        }

        if (differences.Count == count && !files.Names.SequenceEqual(otherFiles.Names, StringComparer.Ordinal))
        {
            differences.Add(new Difference(DifferenceKind.Cabinet, $"{name}, order of the files", string.Join(' ', files.Names), string.Join(' ', otherFiles.Names)));
        }

        // The same files may be packed in other blocks.
        CompareStreams(DifferenceKind.Cabinet, $"{name}, packed", one, other, isVolatile: true);
    }

    private void CompareFiles(string place, CabinetListing.Entry? one, CabinetListing.Entry? other)
    {
        AddIfDifferent(DifferenceKind.Cabinet, place, one?.Content, other?.Content);
        if (one is not null && other is not null)
        {
            AddIfDifferent(DifferenceKind.Cabinet, $"{place}, attributes", one.Attributes, other.Attributes);
            AddIfDifferent(DifferenceKind.Cabinet, $"{place}, time", one.Time, other.Time, isVolatile: true);
        }
    }

    private void AddIfDifferent(DifferenceKind kind, string place, string? one, string? other, bool isVolatile = false)
    {
        if (one != other)
        {
            differences.Add(new Difference(kind, place, one, other, isVolatile));
        }
    }

    private static string? DescribeTable(MsiTable? table) => table is null ? null : $"{Text(table.Rows.Count)} rows";

    private static string? DescribeColumn(MsiTable table, string name)
    {
        var index = table.IndexOf(name);
        return index < 0 ? null : $"{Text(index + 1)}: {table.Columns[index].Notation}{(table.Columns[index].IsPrimaryKey ? ", key" : string.Empty)}";
    }

    private static string DescribeRow(MsiTable table, object?[] row) => string.Join(
        ", ",
        row.Select((value, i) => (table.Columns[i], Value: value)).Where(cell => !cell.Item1.IsPrimaryKey && cell.Value is not null).Select(cell => $"{cell.Item1.Name} '{Text(cell.Value)}'"));

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        StreamSource content => $"{Text(content.Length)} bytes",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
