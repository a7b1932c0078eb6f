using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Installer.Wix.Tests.Extensions;

/// <summary>An assembly like that of an extension of the WiX Toolset: its resource is a library with files of <c>Binary</c> rows.</summary>
internal static class StandInExtension
{
    /// <summary>Writes the assembly.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="binaries">The rows: key and content.</param>
    public static void Write(string path, params (string Id, byte[] Content)[] binaries) => Write(path, Library(binaries));

    /// <summary>Writes an assembly with any resource.</summary>
    public static void Write(string path, byte[] library)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("StandIn.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("StandIn"), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.Sha1);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var resources = new BlobBuilder();
        AddResource("other.txt", Encoding.UTF8.GetBytes("not a library"));
        AddResource("WixToolset.StandIn.standin.wixlib", library);
        var builder = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources);
        var image = new BlobBuilder();
        builder.Serialize(image);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, image.ToArray());

        void AddResource(string name, byte[] content)
        {
            resources.Align(8);
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(name), default, (uint)resources.Count);
            resources.WriteInt32(content.Length);
            resources.WriteBytes(content);
        }
    }

    /// <summary>The archive: the file of each row has a name that does not tell whose it is, as in WiX's.</summary>
    private static byte[] Library((string Id, byte[] Content)[] binaries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var symbols = string.Join(',', binaries.Select((binary, index) =>
                $$$"""{"type":"Binary","id":{"id":"{{{binary.Id}}}","access":"global"},"fields":[{"data":{"embed":"true","path":"wix-ir/ca.dll-{{{index}}}"}}]}"""));
            Add("wix-ir.json", Encoding.UTF8.GetBytes($$$"""{"version":"4.0.0.0","id":"x","sections":[{"id":"none"},{"symbols":[{"type":"Error","fields":[null]},{{{symbols}}}]}]}"""));
            for (var i = 0; i < binaries.Length; i++)
            {
                Add($"wix-ir/ca.dll-{i}", binaries[i].Content);
            }

            void Add(string name, byte[] content)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
