using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.RegistryAccess;
using DockerDesktop.Service.Storage;

namespace DockerDesktop.Service.Verbs;

/// <summary>The Registry Access Management policy: put by administrators, read by everybody who may connect.</summary>
internal sealed class RegistryAccessVerbs(RegistryAccessStore store) : IVerbGroup
{
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
            _ => Task.FromResult(new RegistryAccessState(store.Read()))),
        Verb.Put(
            ApiRoutes.RegistryAccess,
            new VerbRules("Replaces the registry-access policy.", CallerRole.Administrator)
            {
                Problems = [ProblemCodes.InvalidValue, ProblemCodes.NotTrusted, .. FileProblems.WindowsCodes],
            },
            ProtocolJson.Default.RegistryAccessPolicy,
            ProtocolJson.Default.RegistryAccessState,
            (policy, _) =>
            {
                if (RegistryAccessRules.FindFault(policy) is { } fault)
                {
                    throw new RequestRefusedException(fault);
                }

                store.Write(policy);
                return Task.FromResult(new RegistryAccessState(policy));
            }),
    ];
}
