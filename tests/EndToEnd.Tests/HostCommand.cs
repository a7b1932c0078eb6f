using System.Diagnostics;

namespace EndToEnd;

/// <summary>Runs programs of the host, such as the compiler and msitools.</summary>
internal static class HostCommand
{
    /// <summary>Runs a program and gives its output.</summary>
    /// <exception cref="AssertFailedException">Its exit code is not 0; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        var (exitCode, output) = await TryRunAsync(program, arguments);
        Assert.AreEqual(0, exitCode, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Runs a program and gives its exit code and all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
