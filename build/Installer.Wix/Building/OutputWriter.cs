using Installer.Msi;
using Installer.Msi.Cabinets;
using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Binding;
using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.Building;

/// <summary>Writes a package with its cabinets and loose files. Everything is written beside its target under another name first, and put in place at the end.</summary>
internal sealed class OutputWriter(BuildOptions options, InputFiles inputs, Messaging messaging)
{
    /// <summary>Writes everything; after an error or a cancellation nothing is changed.</summary>
    public void Write(BoundPackage package, CancellationToken cancellation)
    {
        try
        {
            var output = Path.GetFullPath(options.Output);
            if (!AllowOutputs(package, Path.GetDirectoryName(output)!))
            {
                return;
            }

            var cache = options.CabinetCachePath is { } path ? new CabinetCache(path) : null;
            using var files = new StagedFiles(output);
            var folder = Path.GetDirectoryName(output)!;
            var code = package.ModuleGuid ?? PackageCode.Create(package, options.CompressionLevel);
            package.Database.Summary.RevisionNumber = code;
            foreach (var tag in package.Tags)
            {
                tag.SetPackageCode(package.Database, code);
            }

            WriteCabinets(package, folder, files, cache, cancellation);
            CopyLooseFiles(package, folder, files, cancellation);
            MsiDatabaseWriter.Write(package.Database, files.Package, cancellation);
            cancellation.ThrowIfCancellationRequested();
            files.Commit();
            cache?.Trim();
            if (cache?.Failure is { } failure)
            {
                messaging.Write(PortableWarnings.CabinetCacheFailed(failure));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or MsiException)
        {
            messaging.Write(PortableErrors.OutputFailed(options.Output, exception.Message));
        }
    }

    private bool AllowOutputs(BoundPackage package, string folder)
    {
        foreach (var file in package.Cabinets.SelectMany(c => c.Files).Concat(package.LooseFiles.Select(l => l.File)))
        {
            inputs.Add(file.Facts.Path);
        }

        // A file that lies beside the package may be there already.
        var loose = package.LooseFiles.Where(l => !IsInPlace(l.File, Path.Combine(folder, l.Path))).Select(l => Path.Combine(folder, l.Path)).Distinct(StringComparer.Ordinal);
        var cabinets = package.Cabinets.Where(c => !c.IsEmbedded).Select(c => Path.Combine(folder, c.Folder, c.Name));
        return inputs.AllowOutputs([options.Output, .. cabinets, .. loose, .. options.OtherOutputs], messaging);
    }

    private static bool IsInPlace(FileFacade file, string target) => Path.GetFullPath(target) == Path.GetFullPath(file.Facts.Path);

    private void WriteCabinets(BoundPackage package, string folder, StagedFiles staged, CabinetCache? cache, CancellationToken cancellation)
    {
        var total = package.Cabinets.Sum(c => c.Files.Sum(f => f.Facts.Length));
        long before = 0;
        foreach (var cabinet in package.Cabinets)
        {
            var entries = cabinet.Files.Select(CreateEntry).ToList();
            var progress = options.Progress is { } outer ? new OffsetProgress(outer, before, total) : null;
            var compression = Compression(cabinet.CompressionLevel ?? options.CompressionLevel) with { Cache = cache, MaxDegreeOfParallelism = options.CabinetThreads };
            if (cabinet.IsEmbedded)
            {
                package.Database.AddStream(cabinet.Name, CompoundFileWriter.WriteAhead(staged.Package, WriteCabinet));
            }
            else
            {
                var target = Path.Combine(folder, cabinet.Folder, cabinet.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using var stream = new FileStream(staged.Stage(target), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
                WriteCabinet(stream);
            }

            before += cabinet.Files.Sum(f => f.Facts.Length);

            void WriteCabinet(Stream stream) => CabinetWriter.Write(stream, entries, compression, progress, cancellation);
        }
    }

    private CabinetEntry CreateEntry(FileFacade file)
    {
        if (file.Facts.Content is { } made)
        {
            return new CabinetEntry(file.CabinetName, made, options.Time, Attributes(file)) { Sha256 = file.Facts.Sha256 };
        }

        var (path, length, time) = (file.Facts.Path, file.Facts.Length, file.Facts.LastWriteTime);
        var content = StreamSource.FromFile(path);
        if (content.Length != length || File.GetLastWriteTimeUtc(path) != time)
        {
            throw new IOException($"The file '{path}' has changed since it was read.");
        }

        return new CabinetEntry(file.CabinetName, content, options.Time, Attributes(file)) { Sha256 = file.Facts.Sha256 };
    }

    private static CabinetFileAttributes Attributes(FileFacade file)
    {
        var bits = file.Symbol.Attributes;
        return ((bits & 1) != 0 ? CabinetFileAttributes.ReadOnly : CabinetFileAttributes.None)
            | ((bits & 2) != 0 ? CabinetFileAttributes.Hidden : CabinetFileAttributes.None)
            | ((bits & 4) != 0 ? CabinetFileAttributes.System : CabinetFileAttributes.None);
    }

    /// <summary>What WiX means by a level: LZX with the smallest, a middle and the largest window.</summary>
    private static CabinetOptions Compression(string level) => level switch
    {
        "none" => new CabinetOptions { Compression = CabinetCompression.None },
        "low" => new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = 15 },
        "medium" => new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = 18 },
        "high" => new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = 21 },
        // Whoever wants it small takes LZX, so MSZIP is fast: level 6 would take a third longer for 3 % less.
        _ => new CabinetOptions { CompressionLevel = 3 },
    };

    private static void CopyLooseFiles(BoundPackage package, string folder, StagedFiles staged, CancellationToken cancellation)
    {
        foreach (var (file, path) in package.LooseFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (file.Facts.Content is { } made)
            {
                using var content = made.Open();
                using var copy = File.Create(staged.Stage(target));
                content.CopyTo(copy);
            }
            else if (!IsInPlace(file, target))
            {
                File.Copy(file.Facts.Path, staged.Stage(target), overwrite: true);
            }
        }
    }

    private sealed class OffsetProgress(IProgress<(long Done, long Total)> progress, long offset, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report((offset + value, total));
    }
}
