using System.Security.Cryptography;
using DockerDesktop.Setup.Payload;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Setup.Cache;

/// <summary>
/// The packages from which products were installed, each in a folder named for its product code. Windows Installer keeps a package without its files; a repair takes those from here.
/// One process at a time works with it.
/// </summary>
internal sealed class PackageCache : IDisposable
{
    private const string LockName = "setup.lock";
    private const string PackageSuffix = ".msi";
    private const string TemporarySuffix = ".new";
    private const int PartLength = 1 << 18;

    private readonly IFileSystem _files;
    private readonly PackageCacheLocation _location;
    private readonly TrustedFolder _root;
    private readonly IFileObject _lock;

    private PackageCache(IFileSystem files, PackageCacheLocation location, TrustedFolder root, IFileObject lockFile) =>
        (_files, _location, _root, _lock) = (files, location, root, lockFile);

    /// <summary>Opens the cache, making its folder.</summary>
    /// <exception cref="SetupException">1618: another setup program works with it.</exception>
    /// <exception cref="FileRefusedException">The folder is a link, or somebody's who may not own it.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public static PackageCache Open(IFileSystem files, PackageCacheLocation location)
    {
        var root = TrustedFolder.Create(files, Join(location.Parent, PackageCacheLocation.FolderName), location.FolderSecurity, location.Trust);
        try
        {
            // It goes with the process, however that ends; and nobody can hold it who cannot write here.
            var opening = new FileOpening(FileRights.Write | FileRights.Delete) { OpenOrCreate = true, IsFolder = false, Share = FileShare.None, Security = location.FileSecurity, DeleteOnClose = true };
            return new PackageCache(files, location, root, root.TryOpenObject(LockName, opening)!);
        }
        catch (SystemFileException e)
        {
            var made = root.Made.Count > 0;
            root.Dispose();
            if (made)
            {
                RemoveRoot(files, location);
            }

            throw Win32FileError.IsInUseOrGoing(e.Error) ? new SetupException(SetupExitCode.Busy, Texts.Busy) : e;
        }
    }

    /// <summary>Unpacks a package, unless it is there, and checks what then lies there.</summary>
    /// <param name="package">The package.</param>
    /// <param name="image">Its bytes.</param>
    /// <returns>The package, held.</returns>
    /// <exception cref="SetupException">577: the bytes are not those that the program was built with.</exception>
    /// <exception cref="SystemFileException">Windows refuses, for example because the disk is full. What was made is removed.</exception>
    public CachedPackage Add(EmbeddedPackage package, IImage image)
    {
        var folder = TrustedFolder.Create(_files, Join(_root.Path, package.ProductCode), _location.FolderSecurity, _location.Trust);
        try
        {
            if (TryOpenVerified(folder, package) is { } cached)
            {
                return cached;
            }

            folder.Delete(package.FileName);
            Unpack(folder, package, image);
            return TryOpenVerified(folder, package) ?? throw new SetupException(SetupExitCode.InvalidImageHash, Texts.Damaged);
        }
        catch
        {
            folder.Dispose();
            Remove(package.ProductCode);
            throw;
        }
    }

    /// <summary>Removes the packages of products that are not installed: those of earlier versions, of what was uninstalled, of an installation that failed.</summary>
    /// <param name="isInstalled">Says whether the product of a product code is installed.</param>
    public void RemoveUnused(Predicate<string> isInstalled)
    {
        foreach (var name in _root.List(TrustedFolder.PartOfNames))
        {
            if (Guid.TryParseExact(name, "B", out _) && !isInstalled(name))
            {
                Remove(name);
            }
        }
    }

    /// <summary>Lets the next one in, and removes the folder when nothing is in it.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        _root.Dispose();
        RemoveRoot(_files, _location);
    }

    // What cannot be removed now is removed by the next run. What else lies in the folder no setup program put there.
    private void Remove(string productCode) => _root.DeleteTree(productCode, keeps: (path, facts) => !path.EndsWith(productCode, StringComparison.Ordinal) && (facts is { IsFolder: true, IsReparsePoint: false } || !IsPackage(path)));

    private static bool IsPackage(string path) => path.EndsWith(PackageSuffix, StringComparison.OrdinalIgnoreCase) || path.EndsWith(PackageSuffix + TemporarySuffix, StringComparison.OrdinalIgnoreCase);

    private static void RemoveRoot(IFileSystem files, PackageCacheLocation location)
    {
        try
        {
            using var parent = TrustedFolder.TryOpen(files, location.Parent, location.Trust);
            parent?.DeleteIfEmpty(PackageCacheLocation.FolderName);
        }
        catch (Exception e) when (e is SystemFileException or FileRefusedException)
        {
            // An empty folder stays. It does not change how the installation ended.
        }
    }

    private static string Join(string folder, string name) => $"{folder.TrimEnd('\\')}\\{name}";

    private void Unpack(TrustedFolder folder, EmbeddedPackage package, IImage image)
    {
        var name = package.FileName + TemporarySuffix;
        folder.Delete(name);
        var opening = new FileOpening(FileRights.Write | FileRights.Delete) { CreateNew = true, IsFolder = false, Share = FileShare.None, Security = _location.FileSecurity };
        using var file = folder.TryOpenObject(name, opening)!;
        // Takes the room at once: a full disk is known before a byte is written.
        file.SetLength(package.Length);
        var part = new byte[(int)Math.Min(PartLength, package.Length)];
        for (long done = 0; done < package.Length; done += part.Length)
        {
            var now = part.AsSpan(0, (int)Math.Min(part.Length, package.Length - done));
            image.Read(package.Offset + done, now);
            file.WritePart(done, now);
        }

        file.Flush();
        folder.Place(file, package.FileName);
    }

    private static CachedPackage? TryOpenVerified(TrustedFolder folder, EmbeddedPackage package)
    {
        var file = folder.TryOpenObject(package.FileName, new FileOpening(FileRights.Read) { IsFolder = false, Share = FileShare.Read });
        if (file is null)
        {
            return null;
        }

        try
        {
            if (IsRight(file, package))
            {
                return new CachedPackage(folder, file);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    private static bool IsRight(IFileObject file, EmbeddedPackage package)
    {
        var facts = file.Query();
        if (facts.IsReparsePoint || facts.IsFolder || facts.Length != package.Length)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[PartLength];
        int read;
        for (long done = 0; (read = file.ReadPart(done, part)) > 0; done += read)
        {
            hash.AppendData(part, 0, read);
        }

        return hash.GetHashAndReset().AsSpan().SequenceEqual(package.Hash);
    }
}
