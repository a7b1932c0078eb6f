using System.ComponentModel;
using System.Diagnostics;

namespace Installer.Artifacts.Signing;

/// <summary>Runs a program to its end.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments, which no shell reads.</param>
    /// <param name="failure">What it means when the program fails; the first words of the error.</param>
    /// <exception cref="ArtifactsException">It cannot be started, or ended with another code than 0. The text has what it printed, not its arguments, which may hold secrets.</exception>
    public static void Run(string program, IEnumerable<string> arguments, string failure)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new ArtifactsException($"{failure}: {program} cannot be started ({exception.Message}). Install it, or name another program.", exception);
        }

        // Nobody is there to answer a question for a password.
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new ArtifactsException($"{failure}: {program} ended with {process.ExitCode}.{Environment.NewLine}{(output + error.Result).Trim()}");
        }
    }
}
