using Microsoft.AspNetCore.Http.Features;

namespace DockerDesktop.Service.Callers;

/// <summary>Finds out who is at the other end of a connection.</summary>
internal interface ICallerResolver
{
    /// <summary>Returns the caller, or null if the operating system does not say.</summary>
    /// <param name="connection">The features of the connection.</param>
    Caller? Resolve(IFeatureCollection connection);

    /// <summary>Returns the token that the caller connected with, or null if the operating system does not give it.</summary>
    /// <param name="connection">The features of the connection.</param>
    ICallerToken? OpenToken(IFeatureCollection connection);
}
