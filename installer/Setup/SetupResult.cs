namespace DockerDesktop.Setup;

/// <summary>How an installation or a removal ended.</summary>
/// <param name="ExitCode">One of <see cref="SetupExitCode"/>, or what Windows Installer said.</param>
/// <param name="Message">For the user.</param>
/// <param name="Log">The log's full path; null when it ended before there was one.</param>
internal sealed record SetupResult(int ExitCode, string Message, string? Log)
{
    /// <summary>True when the product is installed or removed.</summary>
    public bool IsSuccess => SetupExitCode.IsSuccess(ExitCode);
}
