using Microsoft.Deployment.WindowsInstaller;

namespace FailingAction;

/// <summary>Custom actions that interrupt an installation, put into a copy of a package to see what is left behind.</summary>
internal static class FailingActions
{
    private const uint KilledExitCode = 9;

    [CustomAction]
    public static ActionResult Fail(Session session)
    {
        session.Log("This action fails on purpose.");
        return ActionResult.Failure;
    }

    /// <summary>Ends every msiexec at once, the one that this runs in last: nothing of the installer is left that could roll anything back.</summary>
    [CustomAction]
    public static unsafe ActionResult Kill(Session session)
    {
        session.Log("This action ends msiexec on purpose.");
        var snapshot = NativeMethods.CreateToolhelp32Snapshot(NativeMethods.SnapshotOfProcesses, 0);
        var entry = new ProcessEntry { Size = (uint)sizeof(ProcessEntry) };
        for (var found = NativeMethods.Process32FirstW(snapshot, &entry); found != 0; found = NativeMethods.Process32NextW(snapshot, &entry))
        {
            if (entry.ProcessId != (uint)Environment.ProcessId && entry.Name.Equals("msiexec.exe", StringComparison.OrdinalIgnoreCase))
            {
                _ = NativeMethods.TerminateProcess(NativeMethods.OpenProcess(NativeMethods.ProcessTerminate, 0, entry.ProcessId), KilledExitCode);
            }
        }

        const nint self = -1;
        _ = NativeMethods.TerminateProcess(self, KilledExitCode);
        return ActionResult.Failure;
    }
}
