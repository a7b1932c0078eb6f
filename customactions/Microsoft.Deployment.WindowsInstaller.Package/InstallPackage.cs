using System.Text.RegularExpressions;
using Installer.Msi.Cabinets;
using Installer.Msi.Streams;

namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>
/// A package whose files can be taken out and put back. Files are taken from <see cref="SourceDirectory"/>, or from cabinets, to <see cref="WorkingDirectory"/>, below the paths that they have in
/// the source.
/// </summary>
public class InstallPackage : Database
{
    private const string MergeModuleCabinet = "MergeModule.CABinet";

    private readonly string _temporaryFolder = Path.Combine(Path.GetTempPath(), $"InstallPackage-{Guid.NewGuid():N}");
    private InstallPathMap? _files;
    private InstallPathMap? _directories;
    private InstallPackageProperties? _properties;

    /// <summary>Opens a package; source and working folder are its own.</summary>
    /// <param name="packagePath">The file.</param>
    /// <param name="openMode">How.</param>
    public InstallPackage(string packagePath, DatabaseOpenMode openMode)
        : this(packagePath, openMode, null, null)
    {
    }

    /// <summary>Opens a package.</summary>
    /// <param name="packagePath">The file.</param>
    /// <param name="openMode">How.</param>
    /// <param name="sourceDir">Where uncompressed files and cabinets lie; null for the folder of the package.</param>
    /// <param name="workingDir">Where files are put; null for the folder of the package.</param>
    public InstallPackage(string packagePath, DatabaseOpenMode openMode, string? sourceDir, string? workingDir)
        : base(packagePath, openMode)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(packagePath))!;
        SourceDirectory = sourceDir ?? folder;
        WorkingDirectory = workingDir ?? folder;
        DeleteOnClose(_temporaryFolder);
    }

    /// <summary>Is told what is being done.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1003", Justification = "The documented API has this handler.")]
    public event InstallPackageMessageHandler? Message;

    /// <summary>Where uncompressed files and cabinets lie.</summary>
    public string SourceDirectory { get; set; }

    /// <summary>Where files are put.</summary>
    public string WorkingDirectory { get; set; }

    /// <summary>How cabinets are compressed.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.Normal;

    /// <summary>The paths of the files, by the keys of the File table.</summary>
    public InstallPathMap Files => _files ??= InstallPathMap.BuildFilePathMap(this, InstallPathMap.BuildComponentPathMap(this, Directories), UsesShortNames);

    /// <summary>The paths of the directories, by the keys of the Directory table.</summary>
    public InstallPathMap Directories => _directories ??= InstallPathMap.BuildDirectoryPathMap(this, UsesShortNames);

    /// <summary>The Property table.</summary>
    public InstallPackageProperties Property => _properties ??= new InstallPackageProperties(this);

    private bool UsesShortNames => (SummaryInfo.WordCount & 1) != 0;

    /// <summary>Finds files by their name in the target.</summary>
    /// <param name="longFileName">The name; upper and lower case are the same.</param>
    /// <returns>Keys of the File table.</returns>
    public string[] FindFiles(string longFileName) => FindFiles(name => name.Equals(longFileName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds files by their name in the target.</summary>
    /// <param name="pattern">What the name matches.</param>
    /// <returns>Keys of the File table.</returns>
    public string[] FindFiles(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return FindFiles(pattern.IsMatch);
    }

    /// <summary>Takes every file out.</summary>
    public void ExtractFiles() => ExtractFiles(null);

    /// <summary>Takes files out.</summary>
    /// <param name="fileKeys">Keys of the File table; null for all.</param>
    /// <exception cref="FileNotFoundException">A file or cabinet of the source is missing.</exception>
    /// <exception cref="InstallerException">A path would lie outside of the working folder.</exception>
    public void ExtractFiles(ICollection<string>? fileKeys)
    {
        foreach (var disk in ReadDisks(fileKeys))
        {
            if (disk.Compressed.Count > 0)
            {
                Unpack(OpenCabinet(disk.Cabinet), key => disk.Compressed.Contains(key) ? WorkingPath(key) : null);
            }

            foreach (var key in disk.Uncompressed)
            {
                var source = SourcePath(key);
                var target = WorkingPath(key);
                if (!File.Exists(source))
                {
                    throw new FileNotFoundException($"The uncompressed file \"{source}\" is not in the source.", source);
                }

                if (!source.Equals(target, StringComparison.OrdinalIgnoreCase))
                {
                    LogMessage("copy {0} {1}", source, target);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(source, target, overwrite: true);
                }
            }
        }
    }

    /// <summary>Puts every file back from the working folder.</summary>
    public void UpdateFiles() => UpdateFiles(null);

    /// <summary>Puts files back from the working folder: into their cabinets, and with size, version, language and hash into the tables.</summary>
    /// <param name="fileKeys">Keys of the File table; null for all.</param>
    /// <exception cref="FileNotFoundException">A file is not in the working folder.</exception>
    public void UpdateFiles(ICollection<string>? fileKeys)
    {
        foreach (var disk in ReadDisks(fileKeys))
        {
            if (disk.Compressed.Count > 0)
            {
                disk.Compressed.ForEach(UpdateRow);
                Repack(disk.Cabinet, disk.Compressed);
            }

            disk.Uncompressed.ForEach(UpdateRow);
        }
    }

    /// <summary>Writes names that were changed in <see cref="Directories"/> to the Directory table.</summary>
    public void UpdateDirectories()
    {
        using var view = OpenView("SELECT `Directory`, `DefaultDir` FROM `Directory`");
        view.Execute();
        foreach (var row in view)
        {
            using (row)
            {
                if (Directories[row.GetString(1)] is { } directory)
                {
                    var name = directory.TargetName == directory.SourceName ? directory.TargetName : $"{directory.TargetName}:{directory.SourceName}";
                    var before = new InstallPath(row.GetString(2), UsesShortNames);
                    if (before.TargetName != directory.TargetName || before.SourceName != directory.SourceName)
                    {
                        row.SetString(2, name);
                        view.Update(row);
                    }
                }
            }
        }
    }

    /// <summary>Applies a patch to the tables: its transform, the special transform that belongs to it, and its cabinets.</summary>
    /// <param name="patchPackage">The patch.</param>
    /// <param name="transform">The transform; null for the one that is for this package.</param>
    /// <exception cref="InstallerException">No transform of the patch is for this package.</exception>
    public void ApplyPatch(PatchPackage patchPackage, string? transform)
    {
        ArgumentNullException.ThrowIfNull(patchPackage);
        transform ??= patchPackage.GetValidTransforms(this) is [var valid, ..] ? valid : throw new InstallerException("No transform of the patch is for this package.");
        foreach (var name in new[] { transform, $"#{transform}" })
        {
            LogMessage("apply transform {0}", name);
            _ = patchPackage.WithTransform(name, file =>
            {
                ApplyTransform(file);
                return true;
            });
        }

        foreach (var cabinet in ExecuteStringQuery("SELECT `Cabinet` FROM `Media`"))
        {
            if (cabinet.StartsWith('#') && !HasStream(this, cabinet[1..]) && HasStream(patchPackage, cabinet[1..]))
            {
                var file = Path.Combine(TemporaryFolder(), Guid.NewGuid().ToString("N"));
                CopyStream(patchPackage, cabinet[1..], file);
                WriteStream(cabinet[1..], file);
            }
        }

        (_files, _directories) = (null, null);
    }

    /// <summary>Tells what is being done.</summary>
    /// <param name="format">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    protected void LogMessage(string format, params object?[] args) => Message?.Invoke(format, args);

    private static bool HasStream(Database database, string name)
    {
        using var key = database.CreateRecord(1);
        key.SetString(1, name);
        return database.ExecuteStringQuery("SELECT `Name` FROM `_Streams` WHERE `Name` = ?", key).Count > 0;
    }

    private static void CopyStream(Database database, string name, string file)
    {
        using var key = database.CreateRecord(1);
        key.SetString(1, name);
        using var view = database.OpenView("SELECT `Name`, `Data` FROM `_Streams` WHERE `Name` = ?");
        view.Execute(key);
        using var row = view.Fetch() ?? throw new InstallerException($"The database has no stream \"{name}\".");
        row.GetStream(2, file);
    }

    internal static string Below(string folder, string path)
    {
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase)
            ? full
            : throw new InstallerException($"The path \"{path}\" of the package leads out of the folder \"{root}\".");
    }

    private string[] FindFiles(Predicate<string> matches)
    {
        var keys = new List<string>();
        foreach (var (key, path) in Files)
        {
            if (matches(path.TargetName))
            {
                keys.Add(key);
            }
        }

        return [.. keys];
    }

    private string WorkingPath(string key) => Below(WorkingDirectory, Files[key].SourcePath);

    private string SourcePath(string key) => Below(SourceDirectory, Files[key].SourcePath);

    private string TemporaryFolder() => Directory.CreateDirectory(_temporaryFolder).FullName;

    /// <summary>Sorts files by the disk that they are on, in the order of their numbers.</summary>
    private List<PackageDisk> ReadDisks(ICollection<string>? fileKeys)
    {
        var files = new List<(string Key, int Attributes, int Sequence)>();
        using (var view = OpenView("SELECT `File`, `Attributes`, `Sequence` FROM `File` ORDER BY `Sequence`"))
        {
            view.Execute();
            foreach (var row in view)
            {
                using (row)
                {
                    files.Add((row.GetString(1), row.GetInteger(2), row.GetInteger(3)));
                }
            }
        }

        var media = new List<(int LastSequence, PackageDisk Disk)>();
        if (Tables.Contains("Media"))
        {
            using var view = OpenView("SELECT `LastSequence`, `Cabinet` FROM `Media` ORDER BY `DiskId`");
            view.Execute();
            foreach (var row in view)
            {
                using (row)
                {
                    media.Add((row.GetInteger(1), new PackageDisk(row.GetString(2))));
                }
            }
        }

        var isModule = media.Count == 0 && HasStream(this, MergeModuleCabinet);
        if (isModule)
        {
            media.Add((int.MaxValue, new PackageDisk($"#{MergeModuleCabinet}")));
        }

        var isCompressed = isModule || (SummaryInfo.WordCount & 2) != 0;
        foreach (var (key, attributes, sequence) in files)
        {
            var place = media.FindIndex(medium => sequence <= medium.LastSequence);
            if ((fileKeys is null || fileKeys.Contains(key)) && place >= 0 && Files[key] is not null)
            {
                var flags = (FileAttributes)attributes;
                var inCabinet = flags.HasFlag(FileAttributes.Compressed) || (isCompressed && !flags.HasFlag(FileAttributes.NonCompressed));
                (inCabinet ? media[place].Disk.Compressed : media[place].Disk.Uncompressed).Add(key);
            }
        }

        return media.ConvertAll(static medium => medium.Disk);
    }

    private FileStream OpenCabinet(string cabinet)
    {
        if (!cabinet.StartsWith('#'))
        {
            return File.OpenRead(Below(SourceDirectory, cabinet));
        }

        var file = Path.Combine(TemporaryFolder(), Guid.NewGuid().ToString("N"));
        CopyStream(this, cabinet[1..], file);
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose);
    }

    private void Unpack(FileStream stream, Func<string, string?> place)
    {
        using (stream)
        {
            new CabinetReader(stream).Extract(file =>
            {
                if (place(file.Name) is not { } path)
                {
                    return null;
                }

                LogMessage("extract {0} {1}", file.Name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (File.Exists(path))
                {
                    File.SetAttributes(path, System.IO.FileAttributes.Normal);
                }

                return File.Create(path);
            });
        }
    }

    /// <summary>Writes a cabinet anew: with the files of the working folder that are given, and the others as they are in it.</summary>
    private void Repack(string cabinet, List<string> changed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TemporaryFolder(), Guid.NewGuid().ToString("N"))).FullName;
        var order = new List<string>();
        Unpack(OpenCabinet(cabinet), key =>
        {
            order.Add(key);
            return changed.Contains(key) ? null : Below(folder, key);
        });
        var packed = Path.Combine(TemporaryFolder(), Guid.NewGuid().ToString("N"));
        using (var output = File.Create(packed))
        {
            CabinetWriter.Write(output, order.ConvertAll(key => Entry(key, changed.Contains(key) ? WorkingPath(key) : Below(folder, key))), ToOptions(), null, CancellationToken.None);
        }

        LogMessage("compress {0}", cabinet);
        if (cabinet.StartsWith('#'))
        {
            WriteStream(cabinet[1..], packed);
        }
        else
        {
            File.Copy(packed, Below(WorkingDirectory, cabinet), overwrite: true);
        }
    }

    private CabinetOptions ToOptions() => CompressionLevel switch
    {
        <= CompressionLevel.None => new CabinetOptions { Compression = CabinetCompression.None },
        >= CompressionLevel.Max => new CabinetOptions { Compression = CabinetCompression.Lzx },
        _ => new CabinetOptions { CompressionLevel = Math.Min((int)CompressionLevel, 9) },
    };

    private static CabinetEntry Entry(string key, string path)
    {
        var file = new FileInfo(path);
        return new CabinetEntry(key, StreamSource.FromFile(path), file.LastWriteTime, CabinetFileAttributes.None);
    }

    private void WriteStream(string name, string file)
    {
        using var row = CreateRecord(2);
        row.SetString(1, name);
        row.SetStream(2, file);
        using var view = OpenView("SELECT `Name`, `Data` FROM `_Streams`");
        view.Execute();
        view.Assign(row);
    }

    private void UpdateRow(string key)
    {
        var path = WorkingPath(key);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"The file \"{path}\" of the row \"{key}\" is not in the working folder.", path);
        }

        LogMessage("update {0}", key);
        var version = Installer.GetFileVersion(path);
        using (var row = CreateRecord(4))
        {
            row.SetString(1, version);
            row.SetString(2, Installer.GetFileLanguage(path));
            row.SetInteger(3, checked((int)file.Length));
            row.SetString(4, key);
            Execute("UPDATE `File` SET `Version` = ?, `Language` = ?, `FileSize` = ? WHERE `File` = ?", row);
        }

        if (version.Length == 0 && Tables.Contains("MsiFileHash"))
        {
            var hash = new int[4];
            Installer.GetFileHash(path, hash);
            using var row = CreateRecord(6);
            row.SetString(1, key);
            row.SetInteger(2, 0);
            for (var i = 0; i < hash.Length; i++)
            {
                row.SetInteger(i + 3, hash[i]);
            }

            using var view = OpenView("SELECT `File_`, `Options`, `HashPart1`, `HashPart2`, `HashPart3`, `HashPart4` FROM `MsiFileHash`");
            view.Execute();
            view.Assign(row);
        }
    }
}
