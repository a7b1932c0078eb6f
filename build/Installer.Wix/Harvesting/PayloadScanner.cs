using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.Harvesting;

/// <summary>Lists the files of a folder in a fixed order. Links are followed as long as they stay in the folder.</summary>
internal sealed class PayloadScanner(Messaging messaging)
{
    private const int MaximumDepth = 128;

    private readonly Dictionary<(string, bool), IReadOnlyList<PayloadFile>> cache = [];

    /// <summary>Lists files; the same folder is read only once.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="isRecursive">Whether the folders in it are read too.</param>
    /// <param name="source">Where the folder was authored, for errors; <c>null</c> if the command line names it.</param>
    public IReadOnlyList<PayloadFile> Scan(string root, bool isRecursive, SourceLine? source)
    {
        if (!cache.TryGetValue((root, isRecursive), out var files))
        {
            var realRoot = RealPath.Resolve(root);
            var scan = new ScanOf(messaging, realRoot, source);
            scan.Folder(root, string.Empty, isRecursive, [realRoot]);
            cache.Add((root, isRecursive), files = scan.Files);
        }

        return files;
    }

    private sealed class ScanOf(Messaging messaging, string realRoot, SourceLine? source)
    {
        public List<PayloadFile> Files { get; } = [];

        /// <summary>Lists a folder; the last of <paramref name="realParents"/> is where it really is.</summary>
        public void Folder(string path, string relative, bool isRecursive, IReadOnlyList<string> realParents)
        {
            if (realParents.Count > MaximumDepth + 1)
            {
                messaging.Write(PortableErrors.PayloadTooDeep(source, path, MaximumDepth));
                return;
            }

            FileSystemInfo[] entries;
            try
            {
                entries = new DirectoryInfo(path).GetFileSystemInfos();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                messaging.Write(PortableErrors.PayloadUnreadable(source, path, exception.Message));
                return;
            }

            Array.Sort(entries, (x, y) => string.CompareOrdinal(x.Name, y.Name));
            foreach (var entry in entries)
            {
                Entry(entry, $"{path}/{entry.Name}", relative, isRecursive, realParents);
            }
        }

        private void Entry(FileSystemInfo entry, string path, string relative, bool isRecursive, IReadOnlyList<string> realParents)
        {
            var isFolder = entry is DirectoryInfo;
            var real = Path.Combine(realParents[^1], entry.Name);
            if (entry.LinkTarget is not null && !FollowLink(path, realParents, ref real, out isFolder))
            {
                return;
            }

            if (!isFolder && !RegularFile.IsAt(real))
            {
                messaging.Write(PortableErrors.NotAFile(source, path));
            }
            else if (!isFolder)
            {
                Files.Add(new PayloadFile(path, relative, entry.Name));
            }
            else if (isRecursive)
            {
                Folder(path, relative.Length == 0 ? entry.Name : $"{relative}\\{entry.Name}", isRecursive, [.. realParents, real]);
            }
        }

        private bool FollowLink(string path, IReadOnlyList<string> realParents, ref string target, out bool isFolder)
        {
            isFolder = false;
            try
            {
                target = RealPath.Resolve(target);
            }
            catch (IOException exception)
            {
                messaging.Write(PortableErrors.PayloadLinkBroken(source, path, exception.Message));
                return false;
            }

            isFolder = Directory.Exists(target);
            if (!isFolder && !File.Exists(target))
            {
                messaging.Write(PortableErrors.PayloadLinkBroken(source, path, $"'{target}' does not exist."));
                return false;
            }

            if (target != realRoot && !target.StartsWith(realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                messaging.Write(PortableErrors.PayloadLinkLeaves(source, path, target));
                return false;
            }

            // A folder in which the link itself lies would be entered again and again.
            if (isFolder && (realParents.Contains(target) || realParents[^1].StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                messaging.Write(PortableErrors.PayloadLinkCycle(source, path, target));
                return false;
            }

            return true;
        }
    }
}
