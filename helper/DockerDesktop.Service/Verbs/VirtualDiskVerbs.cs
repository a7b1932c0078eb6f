using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;
using DockerDesktop.Service.VirtualDisk;

namespace DockerDesktop.Service.Verbs;

/// <summary>The virtual machine's disk.</summary>
internal sealed class VirtualDiskVerbs : IVerbGroup
{
    private readonly VirtualDiskFile _disk;
    private readonly VirtualDiskMover _mover;
    private readonly OperationRegistry _operations;
    private readonly SharedWork<VirtualDiskStatus> _status;
    private readonly ExclusiveWork _preparing = new();

    /// <summary>Opens nothing yet.</summary>
    public VirtualDiskVerbs(VirtualDiskFile disk, VirtualDiskMover mover, OperationRegistry operations)
    {
        _disk = disk;
        _mover = mover;
        _operations = operations;
        _status = new SharedWork<VirtualDiskStatus>(GetStatus);
    }

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.VirtualDisk,
            new VerbRules("Where the virtual disk lies.", CallerRole.User)
            {
                Problems = [ProblemCodes.NotTrusted, ProblemCodes.FileInUse, ProblemCodes.WindowsError],
            },
            ProtocolJson.Default.VirtualDiskStatus,
            call => _status.RunAsync(call.Cancellation)),
        Verb.Post(
            ApiRoutes.VirtualDiskMove,
            new VerbRules("Moves the virtual disk, alone or with the folder that it lies in, into another folder.", CallerRole.User)
            {
                StartsOperation = true,
                Problems =
                [
                    ProblemCodes.PathRefused, ProblemCodes.NotTrusted, ProblemCodes.WrongState, ProblemCodes.FileInUse, ProblemCodes.DiskFull,
                    ProblemCodes.WindowsError,
                ],
            },
            ProtocolJson.Default.VirtualDiskMoveRequest,
            ProtocolJson.Default.Operation,
            MoveAsync),
    ];

    private VirtualDiskStatus GetStatus()
    {
        string? moving = _operations.FindRunning(OperationKind.VhdxMove)?.Id;
        try
        {
            return _disk.GetLength() is { } length
                ? new VirtualDiskStatus(true, _disk.Path, length, moving)
                : new VirtualDiskStatus(false, MoveOperation: moving);
        }
        catch (RequestRefusedException) when (moving is not null)
        {
            // The move has the file for itself.
            return new VirtualDiskStatus(true, _disk.Path, MoveOperation: moving);
        }
    }

    private async Task<Operation> MoveAsync(VirtualDiskMoveRequest request, VerbCall call)
    {
        PreparedDiskMove move = await PrepareAsync(request, call).ConfigureAwait(false);
        try
        {
            return _operations.Start(OperationKind.VhdxMove, call.Caller, cancellable: true, async (progress, cancellation) =>
            {
                using (move)
                {
                    return await _mover.RunAsync(move, progress, cancellation).ConfigureAwait(false);
                }
            });
        }
        catch
        {
            move.Dispose();
            throw;
        }
    }

    // Whoever owns a folder can make the opening of it wait.
    private async Task<PreparedDiskMove> PrepareAsync(VirtualDiskMoveRequest request, VerbCall call)
    {
        ICallerToken token = call.OpenCallerToken();
        try
        {
            return await _preparing.RunAsync(
                call.Caller.Sid,
                () =>
                {
                    using (token)
                    {
                        return _mover.Prepare(request.DestinationFolder, request.WholeFolder, token);
                    }
                },
                call.Cancellation,
                abandoned: prepared => prepared.Dispose()).ConfigureAwait(false);
        }
        catch (RequestRefusedException)
        {
            // It may not have been begun.
            token.Dispose();
            throw;
        }
    }
}
