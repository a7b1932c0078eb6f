namespace WineBed;

/// <summary>What a run of msiexec left behind.</summary>
/// <param name="ExitCode">0, 1602, 1603, 1605, 3010 and so on.</param>
public sealed record MsiResult(string CommandLine, uint ExitCode, MsiLog Log)
{
    /// <summary>This result, if the exit code is the one expected.</summary>
    /// <exception cref="WineException">It is another; the message holds the whole log.</exception>
    public MsiResult EnsureExitCode(uint expected) => ExitCode == expected
        ? this
        : throw new WineException($"{CommandLine}\nexit code {ExitCode}, expected {expected}\n{Log.Text}");
}
