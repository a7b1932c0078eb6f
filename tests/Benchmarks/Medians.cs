namespace Benchmarks;

/// <summary>The middle of measurements, which a slow one in between does not move.</summary>
internal static class Medians
{
    /// <summary>The upper one of both where their number is even.</summary>
    public static T Median<T>(this IReadOnlyCollection<T> measurements) => measurements.Order().ElementAt(measurements.Count / 2);
}
