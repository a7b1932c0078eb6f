using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.RegistryAccess;
using DockerDesktop.Service.Storage;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Verbs;

/// <summary>The Registry Access Management policy: put by administrators, read by everybody who may connect.</summary>
internal sealed class RegistryAccessVerbs(RegistryAccessStore store, ILogger logger) : IVerbGroup, IDisposable
{
    private readonly SharedWork<RegistryAccessState> _read = new(() => new RegistryAccessState(store.Read()));
    private readonly SerialWork _write = new();

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.RegistryAccess,
            new VerbRules("The registry-access policy that is kept.", CallerRole.User)
            {
                Problems = [ProblemCodes.NotTrusted, ProblemCodes.StoredDataDamaged, .. FileProblems.WindowsCodes],
            },
            ProtocolJson.Default.RegistryAccessState,
            call => _read.RunAsync(call.Cancellation)),
        Verb.Put(
            ApiRoutes.RegistryAccess,
            new VerbRules("Replaces the registry-access policy.", CallerRole.Administrator)
            {
                Problems = [ProblemCodes.InvalidValue, ProblemCodes.NotTrusted, .. FileProblems.WindowsCodes],
            },
            ProtocolJson.Default.RegistryAccessPolicy,
            ProtocolJson.Default.RegistryAccessState,
            (policy, call) =>
            {
                if (RegistryAccessRules.FindFault(policy) is { } fault)
                {
                    throw new RequestRefusedException(fault);
                }

                return _write.RunAsync(
                    () =>
                    {
                        store.Write(policy);
                        logger.PolicyReplaced(call.Caller.Sid);
                        return new RegistryAccessState(policy);
                    },
                    call.Cancellation);
            }),
    ];

    /// <inheritdoc/>
    public void Dispose() => _write.Dispose();
}
