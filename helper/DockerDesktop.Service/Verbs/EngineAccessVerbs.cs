using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.EngineAccess;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Verbs;

/// <summary>Who may open the Windows engine's pipe. It tells also where Windows containers are off, and why.</summary>
internal sealed class EngineAccessVerbs(EngineAccessReporter reporter) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.EngineAccess,
            new VerbRules("Who may open the Windows engine's pipe without elevation, and why.", CallerRole.User),
            ProtocolJson.Default.EngineAccessStatus,
            _ => Task.FromResult(reporter.Report())),
    ];
}
