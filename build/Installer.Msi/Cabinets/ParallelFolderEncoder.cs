using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Installer.Msi.Cabinets;

/// <summary>Encodes the folders of a cabinet on several threads and gives their blocks in order, holding a bounded number of them.</summary>
internal sealed class ParallelFolderEncoder : IDisposable
{
    // Each thread may be that many folders ahead of the writing.
    private const int FoldersPerThread = 2;

    private readonly IReadOnlyList<IReadOnlyList<CabinetContent>> folders;
    private readonly CabinetOptions options;
    private readonly FolderOutput[] outputs;
    private readonly SemaphoreSlim freeFolders;
    private readonly CancellationTokenSource stop;
    private readonly Task[] threads;
    private int nextFolder;

    /// <summary>Starts encoding.</summary>
    public ParallelFolderEncoder(IReadOnlyList<IReadOnlyList<CabinetContent>> folders, CabinetOptions options, CancellationToken cancellation)
    {
        this.folders = folders;
        this.options = options;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // A folder of usual length is held whole, so that its thread need not wait; one long file is handed over as it is encoded.
        var heldBlocks = (options.FolderLength / CabinetFormat.BlockLength) + 1;
        outputs = [.. folders.Select(_ => new FolderOutput(heldBlocks))];
        var threadCount = Math.Min(options.MaxDegreeOfParallelism, folders.Count);
        freeFolders = new SemaphoreSlim(threadCount * FoldersPerThread);
        threads = new Task[threadCount];
        for (var i = 0; i < threadCount; i++)
        {
            threads[i] = Task.Factory.StartNew(EncodeFolders, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>The blocks of a folder; to be asked for folder after folder.</summary>
    /// <exception cref="MsiException">A file cannot be read, or changed while it was read.</exception>
    public IEnumerable<CabinetBlock> GetBlocks(int folder)
    {
        var output = outputs[folder];
        foreach (var block in output.Blocks.GetConsumingEnumerable(stop.Token))
        {
            yield return block;
        }

        output.Error?.Throw();
        freeFolders.Release();
    }

    /// <summary>Stops encoding and waits until no thread reads a file any more.</summary>
    public void Dispose()
    {
        stop.Cancel();
        Task.WhenAll(threads).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        foreach (var output in outputs)
        {
            output.Blocks.Dispose();
        }

        freeFolders.Dispose();
        stop.Dispose();
    }

    private void EncodeFolders()
    {
        var encoder = new FolderEncoder(options);
        while (true)
        {
            // Folders are taken in order, so the one that is written next is always done or under way.
            freeFolders.Wait(stop.Token);
            var folder = Interlocked.Increment(ref nextFolder) - 1;
            if (folder >= folders.Count)
            {
                freeFolders.Release();
                return;
            }

            EncodeFolder(encoder, folder);
        }
    }

    private void EncodeFolder(FolderEncoder encoder, int folder)
    {
        var output = outputs[folder];
        try
        {
            foreach (var block in encoder.Encode(folders[folder]))
            {
                output.Blocks.Add(block, stop.Token);
            }
        }
        catch (Exception e)
        {
            // Thrown where the folder is asked for: of several errors always the first in the cabinet's order.
            output.Error = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            output.Blocks.CompleteAdding();
        }
    }

    private sealed class FolderOutput(int heldBlocks)
    {
        public BlockingCollection<CabinetBlock> Blocks { get; } = new(heldBlocks);

        public ExceptionDispatchInfo? Error { get; set; }
    }
}
