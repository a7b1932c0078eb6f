using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Helper.Tests.Fakes;

/// <summary>Everybody is the same caller.</summary>
internal sealed class FakeCallerResolver : ICallerResolver
{
    private int _calls;

    public Caller? Caller { get; set; } = new("S-1-5-21-1-2-3-1001", CallerRole.User);

    /// <summary>Decides in the place of <see cref="Caller"/>, by whether the client has sent something.</summary>
    public Func<bool, Caller?>? OnResolve { get; set; }

    /// <summary>How often somebody asked.</summary>
    public int Calls => _calls;

    /// <summary>Whether each request that a token was asked for had a limit of time.</summary>
    public bool AllHadTimeLimit { get; private set; } = true;

    public Caller? Resolve(IFeatureCollection connection, bool hasSent)
    {
        Interlocked.Increment(ref _calls);
        return OnResolve is null ? Caller : OnResolve(hasSent);
    }

    /// <summary>What the caller's token says; null when the operating system does not give it.</summary>
    public FakeCallerToken? Token { get; set; } = new();

    /// <summary>How often a token was asked for.</summary>
    public int Tokens { get; private set; }

    public ICallerToken? OpenToken(IFeatureCollection connection)
    {
        Tokens++;
        AllHadTimeLimit &= connection.Get<IHttpRequestTimeoutFeature>() is not null;
        return Token;
    }
}
