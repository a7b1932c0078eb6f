using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace DockerDesktop.Client.Elevation;

/// <summary>User Account Control.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsElevation : IElevation
{
    private const string ElevatingVerb = "runas";

    /// <inheritdoc/>
    public bool IsElevated
    {
        get
        {
            using WindowsIdentity identity = WindowsIdentity.GetCurrent();
            return identity.IsSystem || new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator);
        }
    }

    /// <inheritdoc/>
    public int Run(IReadOnlyList<string> arguments)
    {
        // The full path of this very file, and a current folder that is not the caller's: nothing is searched for.
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments)
        {
            UseShellExecute = true,
            Verb = ElevatingVerb,
            WorkingDirectory = Environment.SystemDirectory,
            WindowStyle = ProcessWindowStyle.Hidden,
        };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
