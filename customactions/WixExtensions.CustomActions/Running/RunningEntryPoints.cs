using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Running;

/// <summary>
/// What packages run programs with, under the names that packages have called since WiX 3. This library is of the operating system's own width, so those that end in 64 differ in their properties alone.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class RunningEntryPoints
{
    [CustomAction]
    public static ActionResult WixQuietExec(Session session) => new QuietExecution(new WindowsProgramRunner(), "WixQuietExec", isSilent: false).Execute(session);

    [CustomAction]
    public static ActionResult WixQuietExec64(Session session) => new QuietExecution(new WindowsProgramRunner(), "WixQuietExec64", isSilent: false).Execute(session);

    [CustomAction]
    public static ActionResult WixSilentExec(Session session) => new QuietExecution(new WindowsProgramRunner(), "WixSilentExec", isSilent: true).Execute(session);

    [CustomAction]
    public static ActionResult WixSilentExec64(Session session) => new QuietExecution(new WindowsProgramRunner(), "WixSilentExec64", isSilent: true).Execute(session);

    [CustomAction]
    public static ActionResult CAQuietExec(Session session) => new QuietExecution(new WindowsProgramRunner(), "QtExec", isSilent: false).Execute(session);

    [CustomAction]
    public static ActionResult CAQuietExec64(Session session) => new QuietExecution(new WindowsProgramRunner(), "QtExec64", isSilent: false).Execute(session);

    [CustomAction]
    public static ActionResult WixShellExec(Session session) => new ShellExecution(new WindowsShell(), new WindowsProgramRunner()).Open(session);

    [CustomAction]
    public static ActionResult WixShellExecBinary(Session session) => new ShellExecution(new WindowsShell(), new WindowsProgramRunner()).OpenBinary(session);

    [CustomAction]
    public static ActionResult WixUnelevatedShellExec(Session session) => new ShellExecution(new WindowsShell(), new WindowsProgramRunner()).OpenUnelevated(session);
}
