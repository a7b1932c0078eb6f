using DockerDesktop.Client.Connection;

namespace Helper.Tests.Fakes;

/// <summary>A pipe of somebody's, or none.</summary>
internal sealed class FakePipeOpener : IPipeOpener
{
    public string OwnerSid { get; set; } = "S-1-5-18";

    /// <summary>Gives what is at the other end.</summary>
    public Func<Stream> Server { get; set; } = () => throw new InvalidOperationException("No server was given.");

    public PipeUnavailableException? Failure { get; set; }

    public int Opened { get; private set; }

    public OpenedPipe Open(TimeSpan timeout)
    {
        Opened++;
        return Failure is not null ? throw Failure : new OpenedPipe(Server(), OwnerSid);
    }
}
