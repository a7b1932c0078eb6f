using System.ComponentModel;
using System.Diagnostics;

namespace Sdk.Tests;

/// <summary>What a program that ran to its end left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, errors included.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The errors, each once: the summary at the end of a build repeats them.</summary>
    public string[] Errors => [.. Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(": error ", StringComparison.Ordinal))];

    /// <summary>Runs a program.</summary>
    public static CommandResult Run(string folder, string program, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new CommandResult(process.ExitCode, output + error.Result);
        }
        catch (Win32Exception exception)
        {
            throw new AssertFailedException($"'{program}' cannot be run: {exception.Message}");
        }
    }

    /// <summary>Runs MSBuild without its summary, so that each error is there once.</summary>
    public static CommandResult Build(string folder, string project, params IEnumerable<string> arguments) =>
        Build(folder, project, new Dictionary<string, string>(), arguments);

    /// <summary>Runs MSBuild in an environment of its own.</summary>
    public static CommandResult Build(string folder, string project, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Run(folder, "dotnet", environment, ["msbuild", project, "-nologo", "-verbosity:minimal", "-consoleLoggerParameters:NoSummary", .. arguments]);
}
