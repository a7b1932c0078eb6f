using System.Security.Cryptography;
using System.Text;
using System.Xml;

using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>A software identification tag (ISO/IEC 19770-2): a file, and a row of the table <c>SoftwareIdentificationTag</c>, with the package code in both.</summary>
internal sealed class SoftwareTag
{
    private const string Namespace = "http://standards.iso.org/iso/19770/-2/2015/schema.xsd";

    private readonly PackageSymbol package;
    private readonly string regid;

    /// <summary>Makes a tag whose package code is not known yet.</summary>
    /// <param name="package">The package.</param>
    /// <param name="row">The row, which gets the identifiers of package and product.</param>
    /// <param name="file">The file.</param>
    public SoftwareTag(PackageSymbol package, RowSymbol row, FileSymbol file)
    {
        this.package = package;
        regid = row.Text("Regid")!;
        row["TagId"] = TagId(Guid.Empty.ToString());
        row["PersistentId"] = PersistentId;
        File = new FileFacade(file, Describe(Guid.Empty.ToString()));
    }

    /// <summary>The file.</summary>
    public FileFacade File { get; }

    private string? PersistentId => package.UpgradeCode is { } code ? $"msi:upgrade/{code.Trim('{', '}').ToUpperInvariant()}" : null;

    /// <summary>Puts the package code into file and database.</summary>
    /// <param name="database">The database, with the tag's rows.</param>
    /// <param name="packageCode">The package code.</param>
    public void SetPackageCode(MsiDatabase database, string packageCode)
    {
        var code = packageCode.Trim('{', '}');
        File.Facts = Describe(code);
        foreach (var row in Rows("SoftwareIdentificationTag"))
        {
            row[2] = TagId(code);
        }

        foreach (var row in Rows("MsiFileHash"))
        {
            for (var i = 0; i < FileFacts.Md5Parts; i++)
            {
                row[i + 2] = File.Facts.Md5Part(i);
            }
        }

        IEnumerable<object?[]> Rows(string table) => database.Tables[table].Rows.Where(row => Equals(row[0], File.Symbol.Id));
    }

    private static string TagId(string packageCode) => $"msi:package/{packageCode}";

    private static byte[] Hash(HashAlgorithmName algorithm, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    private FileFacts Describe(string packageCode)
    {
        var content = Write(packageCode);
        return new FileFacts(
            $"{package.Name}.swidtag", content.Length, null, null, Hash(HashAlgorithmName.MD5, content), Hash(HashAlgorithmName.SHA256, content), default, StreamSource.FromBytes(content));
    }

    private byte[] Write(string packageCode)
    {
        var version = package.Version.TrimStart('v', 'V');
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Encoding.UTF8, Indent = true, NewLineChars = "\r\n" }))
        {
            writer.WriteStartElement("SoftwareIdentity", Namespace);
            writer.WriteAttributeString("tagId", TagId(packageCode));
            writer.WriteAttributeString("name", package.Name);
            writer.WriteAttributeString("version", version);
            writer.WriteAttributeString("versionScheme", Version.TryParse(version, out _) ? "multipartnumeric" : "alphanumeric");
            writer.WriteStartElement("Entity", Namespace);
            writer.WriteAttributeString("name", package.Manufacturer);
            writer.WriteAttributeString("regid", regid);
            writer.WriteAttributeString("role", "softwareCreator tagCreator");
            writer.WriteEndElement();
            if (PersistentId is { } persistentId)
            {
                writer.WriteStartElement("Meta", Namespace);
                writer.WriteAttributeString("persistentId", persistentId);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }
}
