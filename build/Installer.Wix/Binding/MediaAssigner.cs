using System.Globalization;

using Installer.Wix.Merging;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>Puts the files in order, on media and in cabinets.</summary>
internal sealed class MediaAssigner(Messaging messaging, DirectoryTree directories, PackageSymbol package)
{
    private const int DefaultMegabytes = 200;

    // A cabinet has at most 2 GB and 65,535 files. Files of that many megabytes fit even if they do not get smaller.
    private const int MaxMegabytes = 2000;
    private const int MaxFiles = ushort.MaxValue;

    private readonly List<Cabinet> cabinets = [];
    private readonly List<(FileFacade File, string Path)> loose = [];
    private readonly List<(MediaSymbol Media, string? Cabinet, int LastSequence)> rows = [];

    /// <summary>The cabinets.</summary>
    public IReadOnlyList<Cabinet> Cabinets => cabinets;

    /// <summary>The files that lie beside the package, with their paths relative to it.</summary>
    public IReadOnlyList<(FileFacade File, string Path)> LooseFiles => loose;

    /// <summary>The rows of the Media table: medium, cabinet as the table names it, last sequence number.</summary>
    public IReadOnlyList<(MediaSymbol Media, string? Cabinet, int LastSequence)> Rows => rows;

    /// <summary>Assigns media, sequence numbers and cabinets; after an error none.</summary>
    public void Assign(IReadOnlyList<MediaSymbol> authored, MediaTemplateSymbol? template, IReadOnlyList<FileFacade> files, IReadOnlyDictionary<string, ComponentSymbol> components)
    {
        foreach (var file in files)
        {
            file.IsUncompressed = (file.Symbol.Attributes & 8192) != 0 || (!package.IsCompressed && (file.Symbol.Attributes & 16384) == 0);
            file.DiskId = file.Symbol.DiskId ?? 1;
        }

        var order = Order(files, components);
        var media = new SortedDictionary<int, (MediaSymbol Media, string? Cabinet)>();
        if (template is not null && authored.Count > 1)
        {
            // One of them is the template's own.
            messaging.Write(Errors.MediaTemplateCollision());
        }

        if (template is not null || authored.Count == 0)
        {
            Distribute(template ?? new MediaTemplateSymbol(package.Source), order, media);
            order = Order(order, components);
        }
        else
        {
            AddAuthored(authored, order, media);
        }

        if (messaging.HasErrors)
        {
            return;
        }

        for (var i = 0; i < order.Count; i++)
        {
            order[i].Sequence = i + 1;
        }

        foreach (var (diskId, (medium, cabinet)) in media)
        {
            AddMedium(medium, cabinet, [.. order.Where(f => f.DiskId == diskId)]);
        }
    }

    /// <summary>Puts the files of a merge module into its one cabinet.</summary>
    public void AssignToModule(IReadOnlyList<FileFacade> files, IReadOnlyDictionary<string, ComponentSymbol> components)
    {
        var order = Order(files, components);
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Sequence = i + 1;
        }

        if (order.Count > 0)
        {
            cabinets.Add(new Cabinet(MergeModule.CabinetName, IsEmbedded: true, CompressionLevel: null, string.Empty, order));
        }
    }

    /// <summary>Takes the media as they are authored. Each file must have its place in one of them.</summary>
    private void AddAuthored(IReadOnlyList<MediaSymbol> authored, List<FileFacade> files, SortedDictionary<int, (MediaSymbol Media, string? Cabinet)> media)
    {
        var names = new Dictionary<(bool IsEmbedded, string Name), MediaSymbol>();
        foreach (var medium in authored)
        {
            media[medium.DiskId] = (medium, medium.Cabinet);
            if (medium.Cabinet is { } cabinet && !names.TryAdd((medium.IsEmbedded, cabinet.ToUpperInvariant()), medium))
            {
                messaging.Write(Errors.DuplicateCabinetName(medium.Source, cabinet));
                messaging.Write(Errors.DuplicateCabinetName2(names[(medium.IsEmbedded, cabinet.ToUpperInvariant())].Source));
            }
        }

        foreach (var file in files)
        {
            if (!media.TryGetValue(file.DiskId, out var medium))
            {
                messaging.Write(Errors.MissingMedia(file.Symbol.Source, file.DiskId));
            }
            else if (!file.IsUncompressed && medium.Cabinet is null)
            {
                messaging.Write(Errors.ExpectedMediaCabinet(file.Symbol.Source, file.Symbol.Id, file.DiskId));
            }
        }
    }

    private List<FileFacade> Order(IReadOnlyList<FileFacade> files, IReadOnlyDictionary<string, ComponentSymbol> components)
    {
        var keyed = files.Select(f => (File: f, Path: directories.CanonicalPath(components[f.Symbol.Component].Directory, useSeeds: false))).ToArray();
        Array.Sort(keyed, (x, y) =>
        {
            var result = (x.File.Symbol.PatchGroup ?? 0).CompareTo(y.File.Symbol.PatchGroup ?? 0);
            result = result != 0 ? result : x.File.DiskId.CompareTo(y.File.DiskId);
            result = result != 0 ? result : string.CompareOrdinal(x.Path, y.Path);
            result = result != 0 ? result : string.CompareOrdinal(x.File.LongName, y.File.LongName);
            return result != 0 ? result : string.CompareOrdinal(x.File.Symbol.Id, y.File.Symbol.Id);
        });
        return [.. keyed.Select(k => k.File)];
    }

    /// <summary>Fills one cabinet after the other up to the template's size, or to the format's.</summary>
    private void Distribute(MediaTemplateSymbol template, List<FileFacade> files, SortedDictionary<int, (MediaSymbol Media, string? Cabinet)> media)
    {
        var limit = Math.Min(template.MaximumUncompressedSize ?? DefaultMegabytes, MaxMegabytes) * 1024L * 1024L;
        if (files.Count == 0)
        {
            return;
        }

        var diskId = 1;
        var count = 0;
        long size = 0;
        foreach (var file in files)
        {
            if (file.IsUncompressed)
            {
                file.DiskId = 1;
                continue;
            }

            if (template.MaximumCabinetSize is { } split && file.Facts.Length >= limit && file.Facts.Length > split * 1024L * 1024L)
            {
                messaging.Write(PortableErrors.FileNeedsSeveralCabinets(template.Source, file.Symbol.Id, split));
            }

            size += file.Facts.Length;
            if (count > 0 && (size > limit || count == MaxFiles))
            {
                diskId++;
                (count, size) = (0, file.Facts.Length);
            }

            count++;
            file.DiskId = diskId;
        }

        for (var id = 1; id <= diskId; id++)
        {
            var text = id.ToString(CultureInfo.InvariantCulture);
            var medium = new MediaSymbol(id, Identifier.Global(text), template.Source) { IsEmbedded = template.IsEmbedded, CompressionLevel = template.CompressionLevel };
            media.Add(id, (medium, template.CabinetTemplate.Replace("{0}", text, StringComparison.Ordinal)));
        }
    }

    private void AddMedium(MediaSymbol medium, string? cabinet, List<FileFacade> files)
    {
        var last = files.Count == 0 ? 0 : files[^1].Sequence;
        var compressed = files.Where(f => !f.IsUncompressed).ToList();
        var folder = medium.Layout ?? string.Empty;
        foreach (var file in files.Where(f => f.IsUncompressed))
        {
            loose.Add((file, folder.Length == 0 ? LoosePath(file) : $"{folder}/{LoosePath(file)}"));
        }

        if (cabinet is not null)
        {
            if (compressed.Count == 0 && medium.Cabinet is not null)
            {
                messaging.Write(Warnings.EmptyCabinet(medium.Source, cabinet));
            }

            if (compressed.Count > 0 || medium.Cabinet is not null)
            {
                cabinets.Add(new Cabinet(cabinet, medium.IsEmbedded, medium.CompressionLevel, folder, compressed));
            }
        }

        var isUsed = cabinet is not null && (compressed.Count > 0 || medium.Cabinet is not null);
        rows.Add((medium, isUsed ? (medium.IsEmbedded ? "#" : string.Empty) + cabinet : null, last));
    }

    private string LoosePath(FileFacade file)
    {
        // A single uncompressed file of a compressed package lies right beside it.
        if (package.IsCompressed)
        {
            return file.LongName;
        }

        var folder = directories.SourcePath(file.Symbol.Directory, package.HasShortNames);
        var name = file.LongName;
        if (package.HasShortNames)
        {
            var both = ShortNames.Format(file.LongName, file.Symbol.ShortName, true, "File", file.Symbol.Directory)!;
            var separator = both.IndexOf('|', StringComparison.Ordinal);
            name = separator < 0 ? both : both[..separator];
        }

        return folder.Length == 0 ? name : $"{folder}/{name}";
    }
}
