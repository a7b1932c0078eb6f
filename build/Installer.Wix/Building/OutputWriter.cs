using Installer.Msi;
using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Binding;
using Installer.Wix.Messages;

namespace Installer.Wix.Building;

/// <summary>Writes a package with its cabinets and loose files. Everything is written beside its target under another name first, and put in place at the end.</summary>
internal sealed class OutputWriter(BuildOptions options, Messaging messaging)
{
    private readonly List<(string Temporary, string Target)> staged = [];
    private readonly List<string> scratch = [];

    /// <summary>Writes everything; after an error or a cancellation nothing is changed.</summary>
    public void Write(BoundPackage package, CancellationToken cancellation)
    {
        var output = Path.GetFullPath(options.Output);
        var folder = Path.GetDirectoryName(output)!;
        try
        {
            Directory.CreateDirectory(folder);
            package.Database.Summary.RevisionNumber = PackageCode.Create(package, options.CompressionLevel);
            WriteCabinets(package, folder, cancellation);
            CopyLooseFiles(package, folder, cancellation);
            using (var stream = Create(Stage(output)))
            {
                MsiDatabaseWriter.Write(package.Database, stream, cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            foreach (var (temporary, target) in staged)
            {
                File.Move(temporary, target, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or MsiException)
        {
            messaging.Write(PortableErrors.OutputFailed(options.Output, exception.Message));
        }
        finally
        {
            foreach (var path in staged.Select(s => s.Temporary).Concat(scratch))
            {
                DeleteQuietly(path);
            }
        }
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A leftover with a temporary name is no package; the error that led here is already told.
        }
    }

    private string Stage(string target)
    {
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        staged.Add((temporary, target));
        return temporary;
    }

    private void WriteCabinets(BoundPackage package, string folder, CancellationToken cancellation)
    {
        var total = package.Cabinets.Sum(c => c.Files.Sum(f => f.Facts.Length));
        long before = 0;
        foreach (var cabinet in package.Cabinets)
        {
            var target = Path.Combine(folder, cabinet.Folder, cabinet.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string temporary;
            if (cabinet.IsEmbedded)
            {
                temporary = Path.Combine(folder, $"{cabinet.Name}.{Guid.NewGuid():N}.tmp");
                scratch.Add(temporary);
            }
            else
            {
                temporary = Stage(target);
            }

            var entries = cabinet.Files.Select(f => new CabinetEntry(f.Symbol.Id, StreamSource.FromFile(f.Facts.Path), options.Time, Attributes(f))).ToList();
            CheckLengths(cabinet.Files, entries);
            var progress = options.Progress is { } outer ? new OffsetProgress(outer, before, total) : null;
            using (var stream = Create(temporary))
            {
                CabinetWriter.Write(stream, entries, Compression(cabinet.CompressionLevel ?? options.CompressionLevel), progress, cancellation);
            }

            before += cabinet.Files.Sum(f => f.Facts.Length);
            if (cabinet.IsEmbedded)
            {
                package.Database.AddStream(cabinet.Name, StreamSource.FromFile(temporary));
            }
        }
    }

    private static void CheckLengths(IReadOnlyList<FileFacade> files, List<CabinetEntry> entries)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (entries[i].Content.Length != files[i].Facts.Length)
            {
                throw new IOException($"The file '{files[i].Facts.Path}' has changed since it was read.");
            }
        }
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
        _ => new CabinetOptions(),
    };

    private void CopyLooseFiles(BoundPackage package, string folder, CancellationToken cancellation)
    {
        foreach (var (file, path) in package.LooseFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetFullPath(target) != Path.GetFullPath(file.Facts.Path))
            {
                File.Copy(file.Facts.Path, Stage(target), overwrite: false);
            }
        }
    }

    private sealed class OffsetProgress(IProgress<(long Done, long Total)> progress, long offset, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report((offset + value, total));
    }
}
