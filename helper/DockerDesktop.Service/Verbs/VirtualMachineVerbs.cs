using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Protocol.VirtualMachine;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.VirtualMachine;

namespace DockerDesktop.Service.Verbs;

/// <summary>The Hyper-V virtual machine.</summary>
internal sealed class VirtualMachineVerbs(DockerDesktopVirtualMachine machine, OperationRegistry operations) : IVerbGroup
{
    private static readonly string[] s_problems =
        [ProblemCodes.NotInstalled, ProblemCodes.WrongState, ProblemCodes.NotTrusted, ProblemCodes.WindowsError];

    private readonly SharedQuestion<VirtualMachineStatus> _status = new(machine.GetStatusAsync);

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.VirtualMachine,
            new VerbRules("What the virtual machine does.", CallerRole.User)
            {
                Problems = [ProblemCodes.NotInstalled, ProblemCodes.WrongState, ProblemCodes.WindowsError],
            },
            ProtocolJson.Default.VirtualMachineStatus,
            call => _status.AskAsync(call.Cancellation)),
        Verb.Post(
            ApiRoutes.VirtualMachineCreate,
            Rules("Makes the virtual machine.") with { Problems = [.. s_problems, ProblemCodes.InvalidValue] },
            ProtocolJson.Default.VirtualMachineCreateRequest,
            ProtocolJson.Default.Operation,
            (request, call) =>
            {
                DockerDesktopVirtualMachine.Check(request);
                return Start(OperationKind.VmCreate, call, (progress, cancellation) => machine.CreateAsync(request, progress, cancellation));
            }),
        Verb.Post(
            ApiRoutes.VirtualMachineStart,
            Rules("Starts the virtual machine."),
            ProtocolJson.Default.Operation,
            call => Start(OperationKind.VmStart, call, machine.StartAsync)),
        Verb.Post(
            ApiRoutes.VirtualMachineStop,
            Rules("Stops the virtual machine."),
            ProtocolJson.Default.VirtualMachineStopRequest,
            ProtocolJson.Default.Operation,
            (request, call) => Start(OperationKind.VmStop, call, (progress, cancellation) => machine.StopAsync(request, progress, cancellation))),
        Verb.Post(
            ApiRoutes.VirtualMachineDestroy,
            Rules("Removes the virtual machine, and its disk if asked to."),
            ProtocolJson.Default.VirtualMachineDestroyRequest,
            ProtocolJson.Default.Operation,
            (request, call) => Start(OperationKind.VmDestroy, call, (progress, cancellation) => machine.DestroyAsync(request, progress, cancellation))),
    ];

    private static VerbRules Rules(string summary) => new(summary, CallerRole.User) { StartsOperation = true, Problems = s_problems };

    private Task<Operation> Start(OperationKind kind, VerbCall call, OperationWork work) =>
        Task.FromResult(operations.Start(kind, call.Caller, cancellable: false, work));
}
