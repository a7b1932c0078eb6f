using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.CommandLine;

/// <summary>The command line as Windows handed it over. <see cref="Environment.CommandLine"/> is another one: put together again from arguments that were taken apart.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class ProcessCommandLine
{
    /// <summary>The program and what follows.</summary>
    public static string Read() => new(GetCommandLineW());

    [LibraryImport("kernel32.dll")]
    private static partial char* GetCommandLineW();
}
