using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;

namespace DockerDesktop.Service.Verbs;

/// <summary>Operations that other verbs started.</summary>
internal sealed class OperationVerbs(OperationRegistry operations) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Operations,
            new VerbRules("The operations that the caller may see, newest first.", CallerRole.User),
            ProtocolJson.Default.OperationList,
            call => Task.FromResult(new OperationList(operations.GetAll(call.Caller)))),
        Verb.Get(
            ApiRoutes.Operation,
            new VerbRules("One operation.", CallerRole.User) { Problems = [ProblemCodes.UnknownOperation] },
            ProtocolJson.Default.Operation,
            call => Task.FromResult(operations.Get(call.OperationId, call.Caller))),
        Verb.Post(
            ApiRoutes.OperationCancel,
            new VerbRules("Asks an operation to end and to undo what it did.", CallerRole.User)
            {
                Problems = [ProblemCodes.UnknownOperation, ProblemCodes.OperationNotCancellable],
            },
            ProtocolJson.Default.Operation,
            call => Task.FromResult(operations.Cancel(call.OperationId, call.Caller))),
    ];
}
