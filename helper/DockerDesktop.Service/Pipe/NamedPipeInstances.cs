using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Pipes;

namespace DockerDesktop.Service.Pipe;

/// <summary>Instances of the named pipe <see cref="BackendPipe.Path"/>.</summary>
/// <param name="sddl">The security descriptor of every instance.</param>
[SupportedOSPlatform("windows")]
internal sealed class NamedPipeInstances(string sddl) : IPipeInstances
{
    private readonly SecuredNamedPipe _pipe = new(BackendPipe.Name, sddl);

    /// <inheritdoc/>
    public string Path => _pipe.Path;

    /// <inheritdoc/>
    public IPipeInstance Create(bool first) => new NamedPipeInstance(_pipe.CreateInstance(first));
}
