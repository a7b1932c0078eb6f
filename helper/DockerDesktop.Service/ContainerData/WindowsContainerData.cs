using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Containers;
using DockerDesktop.Windows.Installation;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.ContainerData;

/// <summary>
/// The data of Windows containers: what the engine itself makes in its root, by its names (<see cref="EngineDataNames"/>), and nothing else that lies there. To
/// delete it, it is first put aside by renaming it within the root, which takes no time and either can be done or says what is in use; what is aside is then
/// destroyed, layers by Windows' own storage. A deletion that was interrupted is gone on with by the next one.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="layers">Windows' storage of layers.</param>
/// <param name="registry">Where the root is recorded.</param>
/// <param name="folders">The root where none is.</param>
/// <param name="engineIsActive">Whether the engine may be using its data.</param>
internal sealed class WindowsContainerData(
    IFileSystem files, ILayerStorage layers, IInstallationRegistry registry, HelperFolders folders, Func<bool> engineIsActive)
{
    /// <summary>Where what is to be deleted is put aside, in the root: a folder for each time, named for a GUID.</summary>
    public const string AsideName = ".docker-desktop.deleting";

    private const int MaximumKeptNames = 10;
    private const int MaximumCountedNames = 1000;
    private const int MaximumKeptNameLength = 40;
    private const int MaximumReasons = 5;

    /// <summary>Refuses what cannot begin.</summary>
    /// <exception cref="RequestRefusedException">The engine runs.</exception>
    public void Check()
    {
        if (engineIsActive())
        {
            throw new RequestRefusedException(Problems.WrongState("The Windows engine is not stopped, and uses its data.", "Stop the Windows engine first."));
        }
    }

    /// <summary>Deletes all data of Windows containers.</summary>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends it between two entries; the next deletion goes on.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">Something could not be deleted; what it is is said.</exception>
    public string Delete(IOperationProgress progress, CancellationToken cancellationToken)
    {
        Check();
        return FileProblems.Translate(() =>
        {
            using TrustedFolder? root = TrustedFolder.TryOpen(files, new ContainerDataRoot(registry, folders).FindDeletable(), FolderTrust.Above);
            if (root is null)
            {
                return "There was no data of Windows containers.";
            }

            PutAside(root);
            return Destroy(root, progress, cancellationToken) + DescribeKept(root);
        });
    }

    private void PutAside(TrustedFolder root)
    {
        // Each name is asked for: there is no end to what others may have put beside them.
        List<string> names = [.. EngineDataNames.All.Where(root.Contains)];
        if (names.Count == 0)
        {
            return;
        }

        // One for each time, so that what an interrupted deletion put aside is in nobody's way.
        string run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        using TrustedFolder aside = TrustedFolder.Create(files, $@"{root.Path}\{AsideName}\{run}", SecurityDescriptors.PrivateFolder);
        List<string> moved = [];
        try
        {
            foreach (string name in names)
            {
                root.Rename(name, aside, name);
                moved.Add(name);
            }
        }
        catch (SystemFileException)
        {
            // All or nothing: an engine that finds half of its data does not work.
            foreach (string name in moved)
            {
                aside.Rename(name, root, name);
            }

            throw;
        }
    }

    private static string DescribeKept(TrustedFolder root)
    {
        List<string> kept = [.. root.List(MaximumCountedNames).Order(StringComparer.OrdinalIgnoreCase)];
        if (kept.Count == 0)
        {
            return string.Empty;
        }

        string names = string.Join(
            ", ", kept.Take(MaximumKeptNames).Select(name => name.Length > MaximumKeptNameLength ? $"{name[..MaximumKeptNameLength]}..." : name));
        string more = kept.Count == MaximumCountedNames ? " and many more"
            : kept.Count > MaximumKeptNames ? $" and {kept.Count - MaximumKeptNames} more" : string.Empty;
        return $" In {root.Path} stays what the engine did not make: {names}{more}.";
    }

    private string Destroy(TrustedFolder root, IOperationProgress progress, CancellationToken cancellationToken)
    {
        Leftovers left = new();
        int layerCount = 0;
        using (TrustedFolder? aside = TrustedFolder.TryOpen(files, $@"{root.Path}\{AsideName}"))
        {
            // What else lies there nobody here has put aside.
            List<string> runs = aside is null
                ? []
                : [.. aside.List(TrustedFolder.PartOfNames).Where(name => Guid.TryParseExact(name, "N", out _) && IsFolder(aside, name))];
            for (int i = 0; i < runs.Count; i++)
            {
                using (TrustedFolder? run = TrustedFolder.TryOpen(files, $@"{aside!.Path}\{runs[i]}"))
                {
                    if (run is not null)
                    {
                        layerCount += DestroyRun(run, part => progress.Report((int)(99.0 * (i + part) / runs.Count)), left, cancellationToken);
                    }
                }

                aside.DeleteIfEmpty(runs[i]);
            }
        }

        root.DeleteIfEmpty(AsideName);
        if (left.Count > 0)
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status502BadGateway,
                ProblemCodes.WindowsError,
                "Not everything could be deleted",
                $"The Windows engine no longer has the data, but parts of it are left on the disk: {left}",
                "Restart the computer and delete again; what is left is then gone on with."));
        }

        return layerCount == 0 ? "The data of Windows containers was deleted." : $"The data of Windows containers was deleted, with {layerCount} layers.";
    }

    private int DestroyRun(TrustedFolder run, Action<double> progress, Leftovers left, CancellationToken cancellationToken)
    {
        // A link is no folder of layers, and no layer: the storage would follow it. It is removed as a link with the rest.
        int layerCount = IsFolder(run, EngineDataNames.Layers) ? DestroyLayers($@"{run.Path}\{EngineDataNames.Layers}", progress, left, cancellationToken) : 0;
        cancellationToken.ThrowIfCancellationRequested();
        foreach (string name in EngineDataNames.All.Where(run.Contains))
        {
            left.Add(run.DeleteTree(name));
        }

        return layerCount;
    }

    private int DestroyLayers(string path, Action<double> progress, Leftovers left, CancellationToken cancellationToken)
    {
        using TrustedFolder? folder = TrustedFolder.TryOpen(files, path, FolderTrust.Above);
        int count = 0;
        double done = 0;
        bool isFull = folder is not null;
        while (isFull)
        {
            // In parts: there is no end to what others may have put there. Where something of a part stays, the next one would begin with it again, so that is
            // the last, and the rest is deleted as files.
            IReadOnlyList<string> names = folder!.List(TrustedFolder.PartOfNames);
            isFull = names.Count == TrustedFolder.PartOfNames;
            double share = isFull ? (1 - done) / 2 : 1 - done;
            for (int i = 0; i < names.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                isFull &= TryDestroyLayer(folder, names[i], left);
                progress(done + (share * (i + 1) / names.Count));
            }

            done += share;
            count += names.Count;
        }

        return count;
    }

    private bool TryDestroyLayer(TrustedFolder folder, string name, Leftovers left)
    {
        int? result = IsFolder(folder, name) ? layers.Destroy($@"{folder.Path}\{name}") : null;
        if (result >= 0)
        {
            return !folder.Contains(name);
        }

        // What the storage cannot destroy may be an ordinary folder; if not, that is said together with the reason.
        IReadOnlyList<string> reasons = folder.DeleteTree(name);
        if (reasons.Count > 0 && result is { } error)
        {
            left.Add([$@"{folder.Path}\{name}: HcsDestroyLayer failed with 0x{error:X8}."]);
        }

        left.Add(reasons);
        return reasons.Count == 0;
    }

    private static bool IsFolder(TrustedFolder folder, string name)
    {
        using IFileObject? entry = folder.TryOpenObject(name, new FileOpening(FileRights.None) { Share = FileShare.ReadWrite | FileShare.Delete });
        return entry?.Query() is { IsFolder: true, IsReparsePoint: false };
    }

    /// <summary>Reasons why something is left: the first ones, and how many there are.</summary>
    private sealed class Leftovers
    {
        private readonly List<string> _first = [];

        public int Count { get; private set; }

        public void Add(IReadOnlyList<string> reasons)
        {
            Count += reasons.Count;
            _first.AddRange(reasons.Except(_first).Take(MaximumReasons - _first.Count));
        }

        public override string ToString() => string.Join(' ', _first) + (Count > MaximumReasons ? $" And {Count - MaximumReasons} more." : string.Empty);
    }
}
