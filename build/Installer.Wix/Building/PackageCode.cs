using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Binding;

namespace Installer.Wix.Building;

/// <summary>Makes the package code from everything that is in the package: packages with the same code are the same, as Windows Installer requires.</summary>
internal sealed class PackageCode : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Makes the code.</summary>
    public static string Create(BoundPackage package, string compressionLevel)
    {
        using var code = new PackageCode();
        code.AddDatabase(package.Database);
        code.Add(compressionLevel);
        foreach (var cabinet in package.Cabinets)
        {
            code.Add(cabinet.Name);
            code.Add(cabinet.CompressionLevel ?? string.Empty);
            foreach (var file in cabinet.Files)
            {
                code.AddFile(file);
            }
        }

        foreach (var (file, path) in package.LooseFiles)
        {
            code.Add(path);
            code.AddFile(file);
        }

        return Uuid.FromHash(code.hash.GetHashAndReset(), version: 8);
    }

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();

    private void AddDatabase(MsiDatabase database)
    {
        Add(database.Codepage.ToString(CultureInfo.InvariantCulture));
        var summary = database.Summary;
        foreach (var value in new object?[]
        {
            summary.Codepage, summary.Title, summary.Subject, summary.Author, summary.Keywords, summary.Comments, summary.Template, summary.CreateTime?.Ticks,
            summary.LastSaveTime?.Ticks, summary.PageCount, summary.WordCount, summary.CreatingApplication, summary.Security,
        })
        {
            Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
        }

        foreach (var table in database.Tables.Values)
        {
            Add(table.Name);
            foreach (var value in table.Rows.SelectMany(r => r))
            {
                switch (value)
                {
                    case StreamSource stream:
                        AddStream(stream);
                        break;
                    case null:
                        Add("\0");
                        break;
                    default:
                        Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                        break;
                }
            }
        }
    }

    private void AddFile(FileFacade file)
    {
        Add(file.Symbol.Id);
        hash.AppendData(file.Facts.Sha256);
    }

    private void AddStream(StreamSource source)
    {
        using var stream = source.Open();
        hash.AppendData(SHA256.HashData(stream));
    }

    private void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
