using Microsoft.AspNetCore.Http.Features;

namespace DockerDesktop.Service.Callers;

/// <summary>Finds out who is at the other end of a connection.</summary>
internal interface ICallerResolver
{
    /// <summary>Returns the caller, or null if the operating system does not say. Asked when the connection is accepted, and never again.</summary>
    /// <param name="connection">The features of the connection, which get what is kept of the client.</param>
    /// <param name="hasSent">Whether the client has sent something: of some, Windows says nothing before that.</param>
    Caller? Resolve(IFeatureCollection connection, bool hasSent);

    /// <summary>Returns the token that the caller connected with, or null if the operating system did not give it.</summary>
    /// <param name="connection">The features of the connection, or of a request on it.</param>
    ICallerToken? OpenToken(IFeatureCollection connection);
}
