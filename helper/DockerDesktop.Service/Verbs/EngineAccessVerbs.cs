using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.EngineAccess;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;

namespace DockerDesktop.Service.Verbs;

/// <summary>Who may open the Windows engine's pipe. It tells also where Windows containers are off, and why.</summary>
internal sealed class EngineAccessVerbs(EngineAccessReporter reporter) : IVerbGroup
{
    private readonly SharedWork<EngineAccessStatus> _report = new(reporter.Report);

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.EngineAccess,
            new VerbRules("Who may open the Windows engine's pipe without elevation, and why.", CallerRole.User),
            ProtocolJson.Default.EngineAccessStatus,
            call => _report.RunAsync(call.Cancellation)),
    ];
}
