using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Installer.Msi.Cabinets;

/// <summary>Encodes the pieces of a cabinet on several threads and gives their blocks in order, holding a bounded number of them.</summary>
internal sealed class ParallelPieceEncoder : IDisposable
{
    // Each thread may be that many pieces ahead of the writing.
    private const int PiecesPerThread = 2;

    private readonly IReadOnlyList<CabinetPiece> pieces;
    private readonly CabinetOptions options;
    private readonly PieceOutput[] outputs;
    private readonly SemaphoreSlim freePieces;
    private readonly CancellationTokenSource stop;
    private readonly Task[] threads;
    private int nextPiece;

    /// <summary>Starts encoding.</summary>
    public ParallelPieceEncoder(IReadOnlyList<CabinetPiece> pieces, CabinetOptions options, CancellationToken cancellation)
    {
        this.pieces = pieces;
        this.options = options;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // A piece of usual length is held whole, so that its thread need not wait; a longer one is handed over as it is encoded.
        var heldBlocks = (options.FolderLength / CabinetFormat.BlockLength) + 1;
        outputs = [.. pieces.Select(_ => new PieceOutput(heldBlocks))];
        var threadCount = Math.Min(options.MaxDegreeOfParallelism, pieces.Count);
        freePieces = new SemaphoreSlim(threadCount * PiecesPerThread);
        threads = new Task[threadCount];
        for (var i = 0; i < threadCount; i++)
        {
            threads[i] = Task.Factory.StartNew(EncodePieces, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>The blocks of a piece; to be asked for piece after piece.</summary>
    /// <exception cref="MsiException">A file cannot be read, or changed while it was read.</exception>
    public IEnumerable<CabinetBlock> GetBlocks(int piece)
    {
        var output = outputs[piece];
        foreach (var block in output.Blocks.GetConsumingEnumerable(stop.Token))
        {
            yield return block;
        }

        output.Error?.Throw();
        freePieces.Release();
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

        freePieces.Dispose();
        stop.Dispose();
    }

    private void EncodePieces()
    {
        using var encoder = new PieceEncoder(options);
        while (true)
        {
            // Pieces are taken in order, so the one that is written next is always done or under way.
            freePieces.Wait(stop.Token);
            var piece = Interlocked.Increment(ref nextPiece) - 1;
            if (piece >= pieces.Count)
            {
                freePieces.Release();
                return;
            }

            EncodePiece(encoder, piece);
        }
    }

    private void EncodePiece(PieceEncoder encoder, int piece)
    {
        var output = outputs[piece];
        try
        {
            var key = options.Cache is null ? null : CabinetCache.KeyOf(pieces[piece], options);
            var cached = key is null ? null : options.Cache!.Read(key);
            var packed = new List<CabinetBlock>();
            foreach (var block in cached ?? encoder.Encode(pieces[piece]))
            {
                output.Blocks.Add(block, stop.Token);
                if (key is not null && cached is null)
                {
                    packed.Add(block);
                }
            }

            if (key is not null && cached is null)
            {
                options.Cache!.Write(key, packed);
            }
        }
        catch (Exception e)
        {
            // Thrown where the piece is asked for: of several errors always the first in the cabinet's order.
            output.Error = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            output.Blocks.CompleteAdding();
        }
    }

    private sealed class PieceOutput(int heldBlocks)
    {
        public BlockingCollection<CabinetBlock> Blocks { get; } = new(heldBlocks);

        public ExceptionDispatchInfo? Error { get; set; }
    }
}
