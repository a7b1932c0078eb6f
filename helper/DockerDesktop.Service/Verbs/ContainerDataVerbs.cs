using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.ContainerData;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;

namespace DockerDesktop.Service.Verbs;

/// <summary>The data of Windows containers.</summary>
internal sealed class ContainerDataVerbs(WindowsContainerData data, OperationRegistry operations) : IVerbGroup
{
    private readonly SharedWork<bool> _check = new(() =>
    {
        data.Check();
        return true;
    });

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
            async call =>
            {
                _ = await _check.RunAsync(call.Cancellation).ConfigureAwait(false);
                return operations.Start(
                    OperationKind.ContainerDataDelete, call.Caller, cancellable: false, (progress, cancellation) =>
                        Task.FromResult(data.Delete(progress, cancellation)));
            }),
    ];
}
