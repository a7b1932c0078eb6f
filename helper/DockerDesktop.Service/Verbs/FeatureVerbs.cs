using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Features;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Verbs;

/// <summary>What Windows has of what the engines need.</summary>
internal sealed class FeatureVerbs(FeatureInspector inspector, TimeProvider time) : IVerbGroup
{
    // Clients ask for it again and again, and Windows takes seconds to answer.
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<FeaturesReport>? _asked;
    private long _answered;

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
            if (_asked is null || (_asked.IsCompleted && (_asked.IsFaulted || time.GetElapsedTime(Volatile.Read(ref _answered)) > s_fresh)))
            {
                _asked = Task.Run(
                    async () =>
                    {
                        FeaturesReport report = await inspector.ReportAsync().ConfigureAwait(false);
                        Volatile.Write(ref _answered, time.GetTimestamp());
                        return report;
                    },
                    CancellationToken.None);
            }

            return _asked.WaitAsync(cancellationToken);
        }
    }
}
