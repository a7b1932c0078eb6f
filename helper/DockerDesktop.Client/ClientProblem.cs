namespace DockerDesktop.Client;

/// <summary>Why a command could not do its work.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Cause">What was found.</param>
/// <param name="Fix">What to do.</param>
/// <param name="ExitCode">The program's exit code for it.</param>
internal sealed record ClientProblem(string Code, string Cause, string Fix, ClientExitCode ExitCode);
