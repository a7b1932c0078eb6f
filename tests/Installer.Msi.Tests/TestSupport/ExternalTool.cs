using System.ComponentModel;
using System.Diagnostics;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>Programs of others that judge what is written here.</summary>
internal static class ExternalTool
{
    private static readonly Dictionary<string, string> Packages = new()
    {
        ["msiinfo"] = "msitools",
        ["msibuild"] = "msitools",
        ["msiextract"] = "msitools",
        ["wixl"] = "wixl",
        ["cabextract"] = "cabextract",
    };

    /// <summary>Runs a program and gives what it put out; fails the test when it is missing, fails or complains.</summary>
    public static string Run(string folder, string program, params string[] arguments)
    {
        var (output, errors, exitCode) = Start(folder, program, arguments);
        Assert.AreEqual(0, exitCode, $"{program} {string.Join(' ', arguments)}: {output}{errors}");
        Assert.AreEqual("", errors.Trim(), $"{program} {string.Join(' ', arguments)}");
        return output;
    }

    private static (string Output, string Errors, int ExitCode) Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, errors.Result, process.ExitCode);
        }
        catch (Win32Exception e)
        {
            throw new AssertFailedException($"{program} is missing; install the package {Packages[program]} (apt install {Packages[program]}).", e);
        }
    }
}
