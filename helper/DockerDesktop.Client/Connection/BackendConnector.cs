using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Connection;

/// <summary>Opens the pipe and makes sure, before a byte is written, that the operating system's own account made it.</summary>
internal sealed class BackendConnector(IPipeOpener opener, UnavailableHelper unavailable) : IBackendConnector
{
    private static readonly TimeSpan s_busyTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Stream Connect()
    {
        if (unavailable.FindPerUserInstallation() is { } perUser)
        {
            throw new ClientException(perUser);
        }

        OpenedPipe pipe;
        try
        {
            pipe = opener.Open(s_busyTimeout);
        }
        catch (PipeUnavailableException e)
        {
            throw new ClientException(unavailable.Explain(e));
        }

        if (pipe.OwnerSid == BackendPipe.OwnerSid)
        {
            return pipe.Stream;
        }

        pipe.Stream.Dispose();
        throw new ClientException(new ClientProblem(
            "untrusted-pipe",
            $"{BackendPipe.Path} belongs to {(pipe.OwnerSid.Length == 0 ? "nobody" : pipe.OwnerSid)} and not to SYSTEM: another program pretends to be the "
                + "helper. Nothing was sent to it.",
            $"Ask an administrator to find the program that holds the pipe, to end it, and to start the service {ServiceIdentity.Name}.",
            ClientExitCode.UntrustedPipe));
    }
}
