using System.ComponentModel;
using System.Diagnostics;

namespace Installer.Wix.Benchmarks;

/// <summary>A process that has ended, and what it took.</summary>
/// <param name="WallTime">From its start to its end.</param>
/// <param name="ProcessorTime">On all cores together.</param>
/// <param name="PeakMemory">The most memory that was resident, in bytes.</param>
internal sealed record MeasuredProcess(TimeSpan WallTime, TimeSpan ProcessorTime, long PeakMemory)
{
    /// <summary>The system tells processor time and memory of a process that runs, so it is asked until the end; what comes after the last question is lost.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program and measures it.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0, or before anything could be measured.</exception>
    public static MeasuredProcess Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        TimeSpan processorTime = TimeSpan.Zero;
        long peakMemory = 0;
        do
        {
            try
            {
                process.Refresh();
                processorTime = process.TotalProcessorTime;
                peakMemory = Math.Max(peakMemory, process.PeakWorkingSet64);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has just ended.
            }
        }
        while (!process.WaitForExit(Interval));

        TimeSpan wallTime = Stopwatch.GetElapsedTime(start);
        process.WaitForExit();
        return process.ExitCode == 0 && peakMemory > 0
            ? new MeasuredProcess(wallTime, processorTime, peakMemory)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}");
    }
}
