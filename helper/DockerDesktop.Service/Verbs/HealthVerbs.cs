using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Verbs;

/// <summary>The helper's own state.</summary>
internal sealed class HealthVerbs(HealthReporter health) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Health,
            new VerbRules("What works, what does not and how to mend it, and the recorded settings.", CallerRole.User),
            ProtocolJson.Default.HealthResponse,
            _ => Task.FromResult(health.Report())),
    ];
}
