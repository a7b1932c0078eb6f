using System.Net;

namespace DockerDesktop.Service.Pipe;

/// <summary>Where the server listens: of a type of its own, so that nothing but <see cref="PipeListenerFactory"/> can listen there.</summary>
/// <param name="path">The pipe's full path.</param>
internal sealed class PipeEndPoint(string path) : EndPoint
{
    /// <inheritdoc/>
    public override string ToString() => path;
}
