namespace DockerDesktop.Client;

/// <summary>A command cannot do its work.</summary>
internal sealed class ClientException(ClientProblem problem) : Exception(problem.Cause)
{
    /// <summary>Why.</summary>
    public ClientProblem Problem { get; } = problem;
}
