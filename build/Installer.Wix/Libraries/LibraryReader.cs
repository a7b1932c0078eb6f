using System.IO.Compression;
using System.Text.Json;

using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Reading;
using Installer.Wix.Tables;

namespace Installer.Wix.Libraries;

/// <summary>Reads libraries. The files that were bound are unpacked into a folder of their own, which is there until the reader is disposed.</summary>
internal sealed class LibraryReader(Messaging messaging, TableDefinitions tables) : IDisposable
{
    private DirectoryInfo? folder;
    private int count;

    /// <summary>Reads a library.</summary>
    /// <returns>Its content, or <c>null</c> after an error.</returns>
    public WixLibrary? Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return Read(path, archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or EndOfStreamException)
        {
            messaging.Write(PortableErrors.InvalidLibrary(path, exception.Message));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(Errors.UnreadableFile(null, path, exception.Message));
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (folder is { Exists: true })
        {
            folder.Delete(recursive: true);
        }
    }

    private WixLibrary? Read(string path, ZipArchive archive)
    {
        if (archive.GetEntry(LibraryFormat.Manifest) is not { } entry)
        {
            messaging.Write(archive.GetEntry(LibraryFormat.WixManifest) is null ? PortableErrors.InvalidLibrary(path, "It is no library.") : PortableErrors.CompiledInput(path));
            return null;
        }

        using var stream = entry.Open();
        using var manifest = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = LibraryFormat.Json.MaxDepth });
        var root = manifest.RootElement;
        if (root.GetProperty("format").GetInt32() is not LibraryFormat.Number and var format)
        {
            messaging.Write(PortableErrors.LibraryOfOtherVersion(path, format, LibraryFormat.Number));
            return null;
        }

        var name = Path.GetFullPath(path);
        folder ??= Directory.CreateTempSubdirectory("wixc-");
        var unpacked = folder.CreateSubdirectory($"{count++}").FullName;
        var reader = new SymbolReader(tables, name, stored => FindPath(archive, unpacked, stored));
        var sections = root.GetProperty("sections").EnumerateArray().Select(reader.Read).ToList();
        var localizations = new List<WixLocalization>();
        foreach (var file in archive.Entries.Where(e => e.FullName.StartsWith(LibraryFormat.LocalizationFolder, StringComparison.Ordinal)))
        {
            if (LocalizationParser.Parse(Unpack(file, unpacked), messaging, new SourceReader(messaging)) is { } localization)
            {
                localizations.Add(localization);
            }
        }

        return new WixLibrary(sections, localizations);
    }

    private static string FindPath(ZipArchive archive, string unpacked, string stored)
    {
        // A bound file is all of what was stored, or the default of the variable that is all of it.
        var start = stored.StartsWith("!(wix.", StringComparison.Ordinal) ? stored.IndexOf('=' + LibraryFormat.BoundFilePrefix, StringComparison.Ordinal) + 1 : 0;
        if (!stored.AsSpan(start).StartsWith(LibraryFormat.BoundFilePrefix, StringComparison.Ordinal))
        {
            return stored;
        }

        var end = start == 0 ? stored.Length : stored.Length - 1;
        var name = LibraryFormat.FileFolder + stored[(start + LibraryFormat.BoundFilePrefix.Length)..end];
        return stored[..start] + Unpack(archive.GetEntry(name) ?? throw new InvalidDataException($"The entry '{name}' is missing."), unpacked) + stored[end..];
    }

    private static string Unpack(ZipArchiveEntry entry, string folder)
    {
        var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The entry '{entry.FullName}' leads out of the library.");
        }

        if (!File.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target);
        }

        return target;
    }
}
