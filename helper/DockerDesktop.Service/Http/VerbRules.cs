using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;

namespace DockerDesktop.Service.Http;

/// <summary>Who may use a verb, when, and how it can be refused.</summary>
/// <param name="Summary">What it does, in a sentence, for the interface's description.</param>
/// <param name="Role">The least role that may use it.</param>
internal sealed record VerbRules(string Summary, CallerRole Role)
{
    /// <summary>Whether it is about the Windows engine, so that it is refused where Windows containers are off.</summary>
    public bool IsWindowsEngineVerb { get; init; }

    /// <summary>Whether the answer is an operation that goes on after it (202 instead of 200).</summary>
    public bool StartsOperation { get; init; }

    /// <summary>Those of <see cref="ProblemCodes"/> that this verb's own work can end with.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
