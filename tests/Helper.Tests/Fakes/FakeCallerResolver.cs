using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Helper.Tests.Fakes;

/// <summary>Everybody is the same caller.</summary>
internal sealed class FakeCallerResolver : ICallerResolver
{
    private int _calls;

    public Caller? Caller { get; set; } = new("S-1-5-21-1-2-3-1001", CallerRole.User);

    /// <summary>How often somebody asked.</summary>
    public int Calls => _calls;

    /// <summary>Whether each request until now had a limit of time.</summary>
    public bool AllHadTimeLimit { get; private set; } = true;

    public Caller? Resolve(IFeatureCollection connection)
    {
        AllHadTimeLimit &= connection.Get<IHttpRequestTimeoutFeature>() is not null;
        Interlocked.Increment(ref _calls);
        return Caller;
    }

    /// <summary>What the caller's token says; null when the operating system does not give it.</summary>
    public FakeCallerToken? Token { get; set; } = new();

    public ICallerToken? OpenToken(IFeatureCollection connection) => Token;
}
