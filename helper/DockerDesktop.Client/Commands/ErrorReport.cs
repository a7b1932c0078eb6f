namespace DockerDesktop.Client.Commands;

/// <summary>A <see cref="ClientProblem"/> in the output of <c>--json</c>.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Cause">What was found.</param>
/// <param name="Fix">What to do.</param>
/// <param name="ExitCode">The exit code that stands for it.</param>
internal sealed record ErrorReport(string Code, string Cause, string Fix, int ExitCode)
{
    /// <summary>Takes a problem over.</summary>
    public static ErrorReport From(ClientProblem problem) => new(problem.Code, problem.Cause, problem.Fix, (int)problem.ExitCode);
}
