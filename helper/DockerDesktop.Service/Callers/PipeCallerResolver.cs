using System.Runtime.Versioning;
using System.Security.Principal;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Callers;

/// <summary>The caller from the token that the pipe's client connected with.</summary>
[SupportedOSPlatform("windows")]
internal sealed class PipeCallerResolver(string? usersGroupSid, ILogger logger) : ICallerResolver
{
    /// <inheritdoc/>
    public Caller? Resolve(IFeatureCollection connection)
    {
        using WindowsIdentity? identity = GetClientIdentity(connection);
        return identity is null
            ? null
            : Caller.FromToken(identity.User!.Value, identity.Groups!.Select(group => group.Value).ToHashSet(StringComparer.Ordinal), usersGroupSid);
    }

    /// <inheritdoc/>
    public ICallerToken? OpenToken(IFeatureCollection connection) => GetClientIdentity(connection) is { } identity ? new PipeCallerToken(identity) : null;

    // The token is at identification level: it can be looked at, and nothing can be opened with it. So it is only fetched while
    // impersonating, and looked at afterwards.
    private WindowsIdentity? GetClientIdentity(IFeatureCollection connection)
    {
        if (connection.Get<IConnectionNamedPipeFeature>() is not { NamedPipe: { } pipe })
        {
            return null;
        }

        try
        {
            WindowsIdentity? identity = null;
            pipe.RunAsClient(() => identity = WindowsIdentity.GetCurrent(ifImpersonating: true));
            return identity ?? throw new InvalidOperationException("the thread had no token while it impersonated the pipe's client");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.Security.SecurityException)
        {
            logger.CallerUnknown(e.Message);
            return null;
        }
    }
}
