using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Pipes;
using Microsoft.AspNetCore.Server.Kestrel.Transport.NamedPipes;

namespace DockerDesktop.Service.Pipe;

/// <summary>Makes the pipe's instances for Kestrel.</summary>
[SupportedOSPlatform("windows")]
internal sealed class SecuredPipeFactory
{
    private readonly SecuredNamedPipe _pipe;

    /// <summary>Makes a factory.</summary>
    /// <param name="sddl">The security descriptor of every instance.</param>
    public SecuredPipeFactory(string sddl) => _pipe = new SecuredNamedPipe(BackendPipe.Name, sddl);

    /// <summary>Makes one instance; the first one only if nobody else has the pipe's name.</summary>
    /// <exception cref="ServiceFailedException">The name is taken, or Windows refuses.</exception>
    public NamedPipeServerStream Create(CreateNamedPipeServerStreamContext context)
    {
        try
        {
            // Kestrel asks for this with the first instance that it makes and for that one only.
            return _pipe.CreateInstance(first: context.PipeOptions.HasFlag(PipeOptions.FirstPipeInstance));
        }
        catch (PipeNameTakenException e)
        {
            throw new ServiceFailedException(ServiceExitCode.PipeNameTaken, $"{e.Message}; end it, then start the service");
        }
        catch (Win32Exception e)
        {
            throw new ServiceFailedException(ServiceExitCode.PipeFailed, $"the pipe {_pipe.Path} cannot be made (error {e.NativeErrorCode}, {e.Message})");
        }
    }
}
