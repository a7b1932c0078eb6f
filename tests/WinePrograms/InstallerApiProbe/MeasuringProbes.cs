using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Deployment.WindowsInstaller;

namespace InstallerApiProbe;

/// <summary>Marks points between other actions of one installation: what their process uses, and when.</summary>
internal static partial class MeasuringProbes
{
    [CustomAction]
    public static ActionResult ProbeMeasure(Session session)
    {
        var counters = new ProcessMemoryCountersEx { Size = (uint)Marshal.SizeOf<ProcessMemoryCountersEx>() };
        if (K32GetProcessMemoryInfo(GetCurrentProcess(), ref counters, counters.Size) == 0)
        {
            throw new InstallerException($"GetProcessMemoryInfo failed with error {Marshal.GetLastPInvokeError()}.");
        }

        // PrivateUsage is the same on Windows; Wine leaves it 0.
        session.Saw("measure", () => $"process {Environment.ProcessId} private {counters.PagefileUsage} microseconds {Stopwatch.GetElapsedTime(0).Ticks / TimeSpan.TicksPerMicrosecond}");
        return ActionResult.Success;
    }

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int K32GetProcessMemoryInfo(nint process, ref ProcessMemoryCountersEx counters, uint size);

    /// <summary>PROCESS_MEMORY_COUNTERS_EX.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessMemoryCountersEx
    {
        public uint Size;
        public uint PageFaultCount;
        public nuint PeakWorkingSetSize;
        public nuint WorkingSetSize;
        public nuint QuotaPeakPagedPoolUsage;
        public nuint QuotaPagedPoolUsage;
        public nuint QuotaPeakNonPagedPoolUsage;
        public nuint QuotaNonPagedPoolUsage;
        public nuint PagefileUsage;
        public nuint PeakPagefileUsage;
        public nuint PrivateUsage;
    }
}
