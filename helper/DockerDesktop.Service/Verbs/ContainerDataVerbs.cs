using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.ContainerData;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;

namespace DockerDesktop.Service.Verbs;

/// <summary>The data of Windows containers.</summary>
internal sealed class ContainerDataVerbs(WindowsContainerData data, OperationRegistry operations) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Post(
            ApiRoutes.ContainerDataDelete,
            new VerbRules("Deletes all data of Windows containers.", CallerRole.User)
            {
                IsWindowsEngineVerb = true,
                StartsOperation = true,
                Problems = [ProblemCodes.WrongState, ProblemCodes.NotTrusted, ProblemCodes.FileInUse, ProblemCodes.DiskFull, ProblemCodes.WindowsError],
            },
            ProtocolJson.Default.Operation,
            call =>
            {
                data.Check();
                return Task.FromResult(operations.Start(
                    OperationKind.ContainerDataDelete, call.Caller, cancellable: false, (progress, cancellation) => Task.FromResult(data.Delete(progress, cancellation))));
            }),
    ];
}
