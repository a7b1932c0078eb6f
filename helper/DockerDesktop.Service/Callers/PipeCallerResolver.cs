using System.Runtime.Versioning;
using System.Security.Principal;
using DockerDesktop.Service.Pipe;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Callers;

/// <summary>The caller from the token that the pipe's client connected with.</summary>
[SupportedOSPlatform("windows")]
internal sealed class PipeCallerResolver(string? usersGroupSid, ILogger logger) : ICallerResolver
{
    /// <inheritdoc/>
    public Caller? Resolve(IFeatureCollection connection, bool hasSent)
    {
        if (connection.Get<IPipeInstance>() is not NamedPipeInstance { Pipe: var pipe })
        {
            return null;
        }

        WindowsIdentity? identity = null;
        try
        {
            // The token is at identification level: it can be looked at, and nothing can be opened with it. So it is only fetched while impersonating, and
            // looked at afterwards.
            pipe.RunAsClient(() => identity = WindowsIdentity.GetCurrent(ifImpersonating: true));
            if (identity is null)
            {
                throw new InvalidOperationException("the thread had no token while it impersonated the pipe's client");
            }

            Caller caller = Caller.FromToken(
                identity.User!.Value, identity.Groups!.Select(group => group.Value).ToHashSet(StringComparer.Ordinal), usersGroupSid);
            connection.Set<IClientIdentity>(new ClientIdentity(identity));
            return caller;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.Security.SecurityException)
        {
            identity?.Dispose();
            if (hasSent)
            {
                logger.CallerUnknown(e.Message);
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public ICallerToken? OpenToken(IFeatureCollection connection)
    {
        try
        {
            return (connection.Get<IClientIdentity>() as ClientIdentity)?.OpenToken();
        }
        catch (ObjectDisposedException)
        {
            // The caller has gone.
            return null;
        }
    }
}
