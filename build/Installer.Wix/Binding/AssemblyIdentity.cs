using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Reading;

namespace Installer.Wix.Binding;

/// <summary>The parts of an assembly's name, as the table <c>MsiAssemblyName</c> has them (Windows Installer SDK, "MsiAssemblyName Table").</summary>
/// <param name="Parts">The parts that are known, by name.</param>
internal sealed record AssemblyIdentity(IReadOnlyList<(string Name, string? Value)> Parts)
{
    private const int TokenLength = 8;

    private static readonly string[] s_manifestParts = ["name", "version", "type", "processorArchitecture", "publicKeyToken"];

    /// <summary>A part of the name; <c>null</c> where it is not known.</summary>
    public string? this[string name] => Parts.FirstOrDefault(part => part.Name == name).Value;

    /// <summary>The whole name, as .NET writes it.</summary>
    public string FullName
    {
        get
        {
            var architecture = this["processorArchitecture"] is { } processor ? $", ProcessorArchitecture={processor}" : string.Empty;
            return $"{this["name"]}, Version={this["version"]}, Culture={this["culture"]}, PublicKeyToken={this["publicKeyToken"] ?? "null"}{architecture}";
        }
    }

    /// <summary>Reads the name of a .NET assembly from its metadata.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="fileVersion">The version in its resources, if it has one.</param>
    /// <param name="source">Where it was authored, for errors.</param>
    /// <exception cref="WixException">The file is no assembly.</exception>
    public static AssemblyIdentity ReadAssembly(string path, string? fileVersion, SourceLine? source)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var image = new PEReader(stream);
            var metadata = image.GetMetadataReader();
            var assembly = metadata.GetAssemblyDefinition();
            var isVersion1 = image.PEHeaders.CorHeader is { MajorRuntimeVersion: 2, MinorRuntimeVersion: 0 };
            return new AssemblyIdentity(
            [
                ("name", metadata.GetString(assembly.Name)),
                ("culture", assembly.Culture.IsNil ? "neutral" : metadata.GetString(assembly.Culture)),
                ("version", Pad(assembly.Version.ToString(), isVersion1 ? fileVersion?.Length ?? 0 : 0)),
                ("processorArchitecture", Architecture(image.PEHeaders, isVersion1)),
                ("publicKeyToken", assembly.PublicKey.IsNil ? null : Token(metadata.GetBlobBytes(assembly.PublicKey))),
                ("fileVersion", fileVersion),
            ]);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or IOException)
        {
            throw new WixException(Errors.InvalidAssembly(source, path, exception.Message));
        }
    }

    /// <summary>Reads the name of a Win32 assembly from its manifest.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="source">Where it was authored, for errors.</param>
    /// <exception cref="WixException">The file is no manifest.</exception>
    public static AssemblyIdentity ReadManifest(string path, SourceLine? source)
    {
        try
        {
            using var reader = XmlReader.Create(path, XmlSettings.WithoutDocumentType);
            var root = XDocument.Load(reader).Root!;
            var identity = root.Name.LocalName == "assembly" ? root.Elements().FirstOrDefault(element => element.Name.LocalName == "assemblyIdentity") : null;
            return identity is null
                ? throw new WixException(Errors.InvalidManifest(source, path))
                : new AssemblyIdentity([.. s_manifestParts.Select(name => (name, identity.Attribute(name)?.Value))]);
        }
        catch (XmlException exception)
        {
            throw new WixException(Errors.InvalidXml(new SourceLine(path, Math.Max(1, exception.LineNumber)), exception.Message));
        }
    }

    /// <summary>What the loader of .NET 1 needs: a version not shorter than that of the file.</summary>
    private static string Pad(string version, int length)
    {
        var last = version.LastIndexOf('.') + 1;
        return version.Length >= length ? version : version[..last] + new string('0', length - version.Length) + version[last..];
    }

    private static string? Architecture(PEHeaders headers, bool isVersion1)
    {
        var flags = headers.CorHeader!.Flags;
        return (headers.PEHeader!.Magic, flags) switch
        {
            (PEMagic.PE32Plus, _) => "AMD64",
            _ when flags.HasFlag(CorFlags.Requires32Bit) => "x86",
            _ when isVersion1 => null,
            _ when flags.HasFlag(CorFlags.ILOnly) => "MSIL",
            _ => "x86",
        };
    }

    /// <summary>The token of a public key: the last bytes of its SHA-1, in reverse order. What is that short is a token itself.</summary>
    private static string? Token(byte[] key)
    {
        if (key.Length == 0)
        {
            return null;
        }

        if (key.Length <= TokenLength)
        {
            return Convert.ToHexString(key);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(key);
        var token = hash.GetHashAndReset()[^TokenLength..];
        Array.Reverse(token);
        return Convert.ToHexString(token);
    }
}
