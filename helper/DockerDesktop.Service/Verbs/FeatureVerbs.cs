using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Features;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Verbs;

/// <summary>What Windows has of what the engines need.</summary>
internal sealed class FeatureVerbs(FeatureInspector inspector) : IVerbGroup
{
    private readonly Lock _lock = new();
    private Task<FeaturesReport>? _running;

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Features,
            new VerbRules("The hypervisor and the Windows features that an engine needs.", CallerRole.User),
            ProtocolJson.Default.FeaturesReport,
            call => ReportAsync(call.Cancellation)),
    ];

    // Windows is asked by one thread at a time: whoever asks meanwhile gets the same answer, so that many callers cannot keep many threads.
    private Task<FeaturesReport> ReportAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_running is not { IsCompleted: false })
            {
                _running = Task.Run(inspector.Report, CancellationToken.None);
            }

            return _running.WaitAsync(cancellationToken);
        }
    }
}
