namespace DockerDesktop.Setup;

/// <summary>The setup program cannot or must not go on. The message says what was found and how to mend it.</summary>
/// <param name="exitCode">One of <see cref="SetupExitCode"/>.</param>
/// <param name="message">The message.</param>
internal sealed class SetupException(int exitCode, string message) : Exception(message)
{
    /// <summary>What the program ends with.</summary>
    public int ExitCode => exitCode;
}
