using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Helper.Tests.Fakes;

/// <summary>Everybody is the same caller.</summary>
internal sealed class FakeCallerResolver : ICallerResolver
{
    private int _calls;
    private int _identities;

    public Caller? Caller { get; set; } = new("S-1-5-21-1-2-3-1001", CallerRole.User);

    /// <summary>Decides in the place of <see cref="Caller"/>, by whether the client has sent something.</summary>
    public Func<bool, Caller?>? OnResolve { get; set; }

    /// <summary>How often somebody asked.</summary>
    public int Calls => _calls;

    /// <summary>What is kept of clients, and was not disposed of.</summary>
    public int Identities => Volatile.Read(ref _identities);

    /// <summary>Whether each request that a token was asked for had a limit of time.</summary>
    public bool AllHadTimeLimit { get; private set; } = true;

    public Caller? Resolve(IFeatureCollection connection, bool hasSent)
    {
        Interlocked.Increment(ref _calls);
        Caller? caller = OnResolve is null ? Caller : OnResolve(hasSent);
        if (caller is not null)
        {
            Interlocked.Increment(ref _identities);
            connection.Set<IClientIdentity>(new Identity(this));
        }

        return caller;
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

    private sealed class Identity(FakeCallerResolver resolver) : IClientIdentity
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref resolver._identities);
            }
        }
    }
}
