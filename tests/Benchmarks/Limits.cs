using System.Globalization;

namespace Benchmarks;

/// <summary>Prints measured numbers, each with what it may be.</summary>
internal sealed class Limits(TextWriter output)
{
    /// <summary>Some number was beyond its limit.</summary>
    public bool Exceeded { get; private set; }

    public void AtMost(string what, double measured, double limit, string unit) => Print(what, measured, "at most", limit, unit, measured <= limit);

    public void AtLeast(string what, double measured, double limit, string unit) => Print(what, measured, "at least", limit, unit, measured >= limit);

    private void Print(string what, double measured, string relation, double limit, string unit, bool isWithin)
    {
        Exceeded |= !isWithin;
        unit = unit.Length == 0 ? string.Empty : " " + unit;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isWithin ? "ok  " : "FAIL")}  {what}: {measured:0.0#}{unit} ({relation} {limit:0.##}{unit})"));
    }
}
