using System.Buffers;
using System.Buffers.Binary;

using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Msi.Transforms;

/// <summary>
/// Writes transforms (.mst): a compound file with a string pool of its own, a stream for each table that has changes, under the table's name, and summary information (SDK: Summary Property
/// Descriptions). Unlike a table's, such a stream has row after row, each with a mask before it.
/// </summary>
public static class MsiTransformWriter
{
    /// <summary>The CLSID of a transform's root storage.</summary>
    internal static readonly Guid ClassId = new("000C1082-0000-0000-C000-000000000046");

    private const int ValidationShift = 16;

    /// <summary>Writes a transform. The same changes of the same package give the same bytes.</summary>
    /// <param name="transform">The transform.</param>
    /// <param name="output">Where to; it need not seek.</param>
    /// <exception cref="MsiException">A value has a character outside of the package's code page.</exception>
    public static void Write(MsiTransform transform, Stream output)
    {
        ArgumentNullException.ThrowIfNull(transform);
        ArgumentNullException.ThrowIfNull(output);
        var pool = new StringPoolBuilder(transform.Original.Codepage);
        foreach (var (table, rows) in transform.Tables)
        {
            foreach (var text in rows.SelectMany(row => row.Values).OfType<string>())
            {
                Add(pool, text, table);
            }
        }

        var root = new CompoundFileStorage { ClassId = ClassId };
        foreach (var (table, rows) in transform.Tables)
        {
            root.AddStream(StreamName.PackTable(table), StreamSource.FromBytes(ToBytes(rows, pool)));
        }

        root.AddStream(StreamName.PackTable(StringPoolFormat.PoolName), pool.ToPool());
        root.AddStream(StreamName.PackTable(StringPoolFormat.DataName), pool.ToData());
        root.AddStream(StreamName.SummaryInformation, StreamSource.FromBytes(SummaryInformationFormat.ToBytes(Describe(transform))));
        CompoundFileWriter.Write(output, root);
    }

    private static void Add(StringPoolBuilder pool, string text, string table)
    {
        try
        {
            pool.Add(text);
        }
        catch (MsiException e)
        {
            throw new MsiException($"Table {table}: {e.Message}", e);
        }
    }

    private static byte[] ToBytes(IEnumerable<TransformRow> rows, StringPoolBuilder pool)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Span<byte> value = stackalloc byte[sizeof(uint)];
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(value, row.Mask);
            bytes.Write(value[..sizeof(ushort)]);
            for (var i = 0; i < row.Values.Count; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(value, StoredRows.Encode(row.Values[i], row.Columns[i], pool));
                bytes.Write(value[..StoredRows.ValueLength(row.Columns[i], pool.ReferenceLength)]);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static SummaryInformation Describe(MsiTransform transform)
    {
        var package = transform.Original.Summary;
        var product = $"{transform.ProductCode}{transform.ProductVersion}";
        return new SummaryInformation
        {
            Codepage = package.Codepage,
            Title = "Transform",
            Subject = package.Subject,
            Author = package.Author,

            // What the package is, and what it is once it is transformed; a transform changes neither.
            Template = package.Template,
            LastSavedBy = package.Template,
            RevisionNumber = $"{product};{product};{transform.UpgradeCode}",
            PageCount = package.PageCount,
            CharacterCount = (int)transform.Validation << ValidationShift,
            CreatingApplication = package.CreatingApplication,
            Security = package.Security,
        };
    }
}
