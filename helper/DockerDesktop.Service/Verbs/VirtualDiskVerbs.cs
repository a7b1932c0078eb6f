using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.VirtualDisk;

namespace DockerDesktop.Service.Verbs;

/// <summary>The virtual machine's disk.</summary>
internal sealed class VirtualDiskVerbs(VirtualDiskFile disk, VirtualDiskMover mover, OperationRegistry operations) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.VirtualDisk,
            new VerbRules("Where the virtual disk lies.", CallerRole.User) { Problems = [ProblemCodes.NotTrusted, ProblemCodes.FileInUse, ProblemCodes.WindowsError] },
            ProtocolJson.Default.VirtualDiskStatus,
            _ => Task.FromResult(GetStatus())),
        Verb.Post(
            ApiRoutes.VirtualDiskMove,
            new VerbRules("Moves the virtual disk, alone or with the folder that it lies in, into another folder.", CallerRole.User)
            {
                StartsOperation = true,
                Problems =
                [
                    ProblemCodes.PathRefused, ProblemCodes.NotTrusted, ProblemCodes.WrongState, ProblemCodes.FileInUse, ProblemCodes.DiskFull, ProblemCodes.WindowsError,
                ],
            },
            ProtocolJson.Default.VirtualDiskMoveRequest,
            ProtocolJson.Default.Operation,
            (request, call) => Task.FromResult(Move(request, call))),
    ];

    private VirtualDiskStatus GetStatus()
    {
        string? moving = operations.FindRunning(OperationKind.VhdxMove)?.Id;
        try
        {
            return disk.GetLength() is { } length ? new VirtualDiskStatus(true, disk.Path, length, moving) : new VirtualDiskStatus(false, MoveOperation: moving);
        }
        catch (RequestRefusedException) when (moving is not null)
        {
            // The move has the file for itself.
            return new VirtualDiskStatus(true, disk.Path, MoveOperation: moving);
        }
    }

    private Operation Move(VirtualDiskMoveRequest request, VerbCall call)
    {
        using ICallerToken token = call.OpenCallerToken();
        PreparedDiskMove move = mover.Prepare(request.DestinationFolder, request.WholeFolder, token);
        try
        {
            return operations.Start(OperationKind.VhdxMove, call.Caller, cancellable: true, async (progress, cancellation) =>
            {
                using (move)
                {
                    return await mover.RunAsync(move, progress, cancellation).ConfigureAwait(false);
                }
            });
        }
        catch
        {
            move.Dispose();
            throw;
        }
    }
}
