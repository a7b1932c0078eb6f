using DockerDesktop.Protocol;

namespace DockerDesktop.Service.Http;

/// <summary>A request is refused; the caller gets the problem as the answer.</summary>
internal sealed class RequestRefusedException(Problem problem) : Exception(problem.Cause)
{
    /// <summary>The answer.</summary>
    public Problem Problem { get; } = problem;
}
