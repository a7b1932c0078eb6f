using System.Globalization;
using System.Text;

namespace Installer.Wix.Benchmarks;

/// <summary>Draws measurements as SVG: times over the number of files, both logarithmic, beside what linear growth would be; below them the peak memory.</summary>
internal sealed class GrowthPlot
{
    private const int Width = 760;
    private const int Height = 640;
    private const int Left = 80;
    private const int Right = 730;
    private const int TimesTop = 60;
    private const int TimesBottom = 360;
    private const int MemoryTop = 440;
    private const int MemoryBottom = 580;
    private const string WallColor = "#1d63ed";
    private const string ProcessorColor = "#c2410c";
    private const string MemoryColor = "#15803d";
    private const string GuideColor = "#6b7280";

    private readonly StringBuilder svg = new();
    private readonly IReadOnlyList<PackingMeasurement> measurements;
    private readonly double maxMegabytes;
    private readonly double firstDecade;
    private readonly double lastDecade;

    private GrowthPlot(IReadOnlyList<PackingMeasurement> measurements, double maxMegabytes)
    {
        this.measurements = measurements;
        this.maxMegabytes = maxMegabytes;
        IEnumerable<double> times = measurements.SelectMany(at => new[] { at.WallTime.TotalSeconds, at.ProcessorTime.TotalSeconds, LinearSeconds(at) });
        firstDecade = Math.Floor(Math.Log10(times.Min()));
        lastDecade = Math.Ceiling(Math.Log10(times.Max()));
    }

    /// <summary>Draws.</summary>
    /// <param name="measurements">From the fewest files to the most.</param>
    /// <param name="maxMegabytes">The limit of peak memory.</param>
    /// <returns>The document's text.</returns>
    public static string Draw(IReadOnlyList<PackingMeasurement> measurements, double maxMegabytes) => new GrowthPlot(measurements, maxMegabytes).Draw();

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Draw()
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13" fill="#111827">""").Append('\n');
        svg.Append("""<rect width="100%" height="100%" fill="#ffffff"/>""").Append('\n');
        Text(Left, 30, "start", "Packing a payload with wixc: time and memory over the number of files", " font-size=\"16\"");
        DrawTimes();
        DrawMemory();
        return svg.Append("</svg>\n").ToString();
    }

    private void DrawTimes()
    {
        for (double decade = firstDecade; decade <= lastDecade; decade++)
        {
            double y = TimeY(Math.Pow(10, decade));
            Line(Left, y, Right, y, "#e5e7eb", string.Empty);
            Text(Left - 8, y + 4, "end", Number(Math.Pow(10, decade)));
        }

        DrawFiles(TimesTop, TimesBottom);
        Text(20, (TimesTop + TimesBottom) / 2, "middle", "time (s), logarithmic", string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 20 {(TimesTop + TimesBottom) / 2})\""));
        Polyline(LinearSeconds, TimeY, GuideColor, " stroke-dasharray=\"6 5\"");
        Series(at => at.ProcessorTime.TotalSeconds, TimeY, ProcessorColor, at => at.ProcessorTime >= at.WallTime);
        Series(at => at.WallTime.TotalSeconds, TimeY, WallColor, at => at.ProcessorTime < at.WallTime);
        Legend(0, ProcessorColor, "processor time, all cores");
        Legend(1, WallColor, "wall time");
        Legend(2, GuideColor, "linear: the most files' processor time a file");
    }

    private void DrawMemory()
    {
        foreach (double megabytes in new[] { 0, maxMegabytes / 2, maxMegabytes })
        {
            double y = MemoryY(megabytes);
            Line(Left, y, Right, y, megabytes == maxMegabytes ? GuideColor : "#e5e7eb", megabytes == maxMegabytes ? " stroke-dasharray=\"6 5\"" : string.Empty);
            Text(Left - 8, y + 4, "end", Number(megabytes));
        }

        Text(Right, MemoryTop - 6, "end", "limit");
        DrawFiles(MemoryTop, MemoryBottom);
        Text(20, (MemoryTop + MemoryBottom) / 2, "middle", "peak memory (MB)", string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 20 {(MemoryTop + MemoryBottom) / 2})\""));
        Series(at => Math.Round(at.PeakMemory / 1e6), MemoryY, MemoryColor, _ => true);
    }

    private void DrawFiles(int top, int bottom)
    {
        foreach (PackingMeasurement at in measurements)
        {
            Line(FilesX(at.Files), top, FilesX(at.Files), bottom, "#e5e7eb", string.Empty);
            Text(FilesX(at.Files), bottom + 20, "middle", at.Files.ToString("N0", CultureInfo.InvariantCulture));
        }

        Line(Left, top, Left, bottom, "#111827", string.Empty);
        Line(Left, bottom, Right, bottom, "#111827", string.Empty);
        Text((Left + Right) / 2, bottom + 40, "middle", "files, logarithmic");
    }

    private void Series(Func<PackingMeasurement, double> value, Func<double, double> y, string color, Func<PackingMeasurement, bool> isLabelAbove)
    {
        Polyline(value, y, color, string.Empty);
        foreach (PackingMeasurement at in measurements)
        {
            (double cx, double cy) = (FilesX(at.Files), y(value(at)));
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Number(cx)}" cy="{Number(cy)}" r="4" fill="{color}"/>""").Append('\n');
            Text(cx, isLabelAbove(at) ? cy - 9 : cy + 19, "middle", Number(value(at)), $" fill=\"{color}\"");
        }
    }

    private void Polyline(Func<PackingMeasurement, double> value, Func<double, double> y, string color, string style)
    {
        string points = string.Join(' ', measurements.Select(at => $"{Number(FilesX(at.Files))},{Number(y(value(at)))}"));
        svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"{style}/>""").Append('\n');
    }

    private void Legend(int row, string color, string text)
    {
        int y = TimesTop + 14 + (row * 20);
        Line(Left + 16, y, Left + 46, y, color, row == 2 ? " stroke-width=\"2\" stroke-dasharray=\"6 5\"" : " stroke-width=\"2\"");
        Text(Left + 54, y + 4, "start", text);
    }

    private void Line(double x1, double y1, double x2, double y2, string color, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{Number(x1)}" y1="{Number(y1)}" x2="{Number(x2)}" y2="{Number(y2)}" stroke="{color}"{style}/>""").Append('\n');

    private void Text(double x, double y, string anchor, string text, string style = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Number(x)}" y="{Number(y)}" text-anchor="{anchor}"{style}>{text}</text>""").Append('\n');

    private double LinearSeconds(PackingMeasurement at) => measurements[^1].ProcessorTime.TotalSeconds * at.Files / measurements[^1].Files;

    private double FilesX(int files) => Left + 50 + ((Right - Left - 80) * Math.Log((double)files / measurements[0].Files) / Math.Log((double)measurements[^1].Files / measurements[0].Files));

    private double TimeY(double seconds) => TimesBottom - ((TimesBottom - TimesTop) * (Math.Log10(seconds) - firstDecade) / (lastDecade - firstDecade));

    private double MemoryY(double megabytes) => MemoryBottom - ((MemoryBottom - MemoryTop) * megabytes / maxMegabytes);
}
