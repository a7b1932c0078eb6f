using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Installer.Wix.Extensions;

/// <summary>
/// An extension of the WiX Toolset, from version 4 on: an assembly with a <c>.wixlib</c> as resource, which is a ZIP archive with the extension's fragments as JSON and its custom-action
/// libraries beside them. It is read and never loaded.
/// </summary>
internal static class ToolsetExtension
{
    private const string FragmentsEntry = "wix-ir.json";

    /// <summary>The folders that may hold a cache of extensions, in the WiX Toolset's order: the current one, and the user's, in whose place WIX_EXTENSIONS may name another.</summary>
    public static IReadOnlyList<string> CacheParents =>
    [
        Environment.CurrentDirectory,
        Environment.GetEnvironmentVariable("WIX_EXTENSIONS") is { Length: > 0 } folder ? folder : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    ];

    /// <summary>Where an extension may lie, as the WiX Toolset looks for it: the path that was given, else its caches.</summary>
    /// <param name="reference">What was given with <c>-ext</c>: a path, or a name with or without a version.</param>
    /// <param name="cacheParents">The folders that may hold a cache.</param>
    /// <returns>The paths of assemblies that are there, the newest of each cache.</returns>
    public static IEnumerable<string> Locate(string reference, IReadOnlyList<string> cacheParents)
    {
        if (reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return File.Exists(reference) ? [Path.GetFullPath(reference)] : [];
        }

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        var name = slash > 0 ? reference[..slash] : reference;
        return cacheParents
            .Select(parent => Path.Combine(parent, ".wix", "extensions", name))
            .Where(Directory.Exists)
            .SelectMany(cache => slash > 0 ? [Path.Combine(cache, reference[(slash + 1)..])] : Newest(cache))
            .Where(Directory.Exists)
            .SelectMany(version => Directory.EnumerateFiles(version, name + ".dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    /// <summary>Reads a custom-action library out of an extension.</summary>
    /// <param name="path">The extension's assembly.</param>
    /// <param name="binaryId">The key of the library in the <c>Binary</c> table.</param>
    /// <param name="content">The library.</param>
    /// <returns>Whether the extension has it.</returns>
    /// <exception cref="InvalidDataException">The resource is no archive, or names a file that is not in it.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    /// <exception cref="JsonException">The fragments are no JSON.</exception>
    public static bool TryReadBinary(string path, string binaryId, [NotNullWhen(true)] out byte[]? content)
    {
        using var stream = File.OpenRead(path);
        using var assembly = new PEReader(stream);
        foreach (var resource in ReadLibraries(assembly))
        {
            using var archive = new ZipArchive(new MemoryStream(resource), ZipArchiveMode.Read);
            if (archive.GetEntry(FragmentsEntry) is { } fragments && FindPath(fragments, binaryId) is { } name)
            {
                var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"its library names the file '{name}', which is not in it.");
                using var source = entry.Open();
                using var target = new MemoryStream();
                source.CopyTo(target);
                content = target.ToArray();
                return true;
            }
        }

        content = null;
        return false;
    }

    private static IEnumerable<string> Newest(string cache) => Directory.EnumerateDirectories(cache)
        .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : null))
        .Where(candidate => candidate.Version is not null)
        .OrderByDescending(candidate => candidate.Version)
        .Select(candidate => candidate.Folder)
        .Take(1);

    /// <summary>The resources that are libraries (ECMA-335, II.24.2.4: each is its length and its bytes, in the folder of resources of the CLI header).</summary>
    private static List<byte[]> ReadLibraries(PEReader assembly)
    {
        var libraries = new List<byte[]>();
        if (!assembly.HasMetadata || assembly.PEHeaders.CorHeader is not { } header)
        {
            return libraries;
        }

        var metadata = assembly.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (resource.Implementation.IsNil && metadata.GetString(resource.Name).EndsWith(".wixlib", StringComparison.OrdinalIgnoreCase))
            {
                var reader = assembly.GetSectionData(header.ResourcesDirectory.RelativeVirtualAddress).GetReader();
                reader.Offset = checked((int)resource.Offset);
                libraries.Add(reader.ReadBytes(reader.ReadInt32()));
            }
        }

        return libraries;
    }

    /// <summary>The name in the archive of the file of a <c>Binary</c>.</summary>
    private static string? FindPath(ZipArchiveEntry fragments, string binaryId)
    {
        using var stream = fragments.Open();
        using var document = JsonDocument.Parse(stream);
        if (!document.RootElement.TryGetProperty("sections", out var sections))
        {
            return null;
        }

        foreach (var section in sections.EnumerateArray())
        {
            foreach (var symbol in section.TryGetProperty("symbols", out var symbols) ? symbols.EnumerateArray() : default)
            {
                if (symbol.GetProperty("type").ValueEquals("Binary")
                    && symbol.TryGetProperty("id", out var id) && id.GetProperty("id").ValueEquals(binaryId)
                    && symbol.GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields && fields.GetArrayLength() > 0
                    && fields[0].TryGetProperty("data", out var data) && data.TryGetProperty("path", out var path))
                {
                    return path.GetString();
                }
            }
        }

        return null;
    }
}
