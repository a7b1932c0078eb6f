using Benchmarks;

namespace Installer.Wix.Benchmarks;

/// <summary>What it took to pack a payload.</summary>
/// <param name="Files">How many files it had.</param>
/// <param name="PayloadLength">Their bytes.</param>
/// <param name="WallTime">From the start of the compiler to its end.</param>
/// <param name="ProcessorTime">On all cores together.</param>
/// <param name="PeakMemory">The most memory that was resident, in bytes.</param>
/// <param name="PackageLength">The package's bytes.</param>
internal sealed record PackingMeasurement(int Files, long PayloadLength, TimeSpan WallTime, TimeSpan ProcessorTime, long PeakMemory, long PackageLength)
{
    /// <summary>The medians of times, and the highest peak.</summary>
    public static PackingMeasurement Median(IReadOnlyList<PackingMeasurement> runs) => runs[0] with
    {
        WallTime = runs.Select(run => run.WallTime).ToList().Median(),
        ProcessorTime = runs.Select(run => run.ProcessorTime).ToList().Median(),
        PeakMemory = runs.Max(run => run.PeakMemory),
    };

    /// <summary>The power of the number of files with which a time has grown since a smaller payload: 1 is linear, 2 quadratic.</summary>
    public double ExponentSince(PackingMeasurement smaller, Func<PackingMeasurement, TimeSpan> time) => Math.Log(time(this) / time(smaller)) / Math.Log((double)Files / smaller.Files);
}
