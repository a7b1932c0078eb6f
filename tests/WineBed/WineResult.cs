namespace WineBed;

/// <summary>What a Windows program left behind.</summary>
/// <param name="CommandLine">The command line that was run.</param>
/// <param name="ExitCode">The whole 32-bit exit code; Windows' own codes such as 1603 and exception codes such as 0xC0000409 are as documented.</param>
/// <param name="StandardOutput">Decoded as UTF-8.</param>
/// <param name="StandardError">Decoded as UTF-8.</param>
public sealed record WineResult(string CommandLine, uint ExitCode, string StandardOutput, string StandardError)
{
    /// <summary>This result, if the exit code is the one expected.</summary>
    /// <exception cref="WineException">It is another; the message holds the command line and the output.</exception>
    public WineResult EnsureExitCode(uint expected) => ExitCode == expected
        ? this
        : throw new WineException($"{CommandLine}\nexit code {ExitCode} (0x{ExitCode:X8}), expected {expected}\n{StandardOutput}\n{StandardError}");
}
