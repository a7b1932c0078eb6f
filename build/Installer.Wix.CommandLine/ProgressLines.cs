using System.Globalization;

namespace Installer.Wix.CommandLine;

/// <summary>Says now and then how far the compression of a large package has come.</summary>
internal sealed class ProgressLines(TextWriter output) : IProgress<(long Done, long Total)>
{
    private const long Worth = 64L << 20;
    private const int Steps = 5;

    private long next = 1;

    /// <inheritdoc />
    public void Report((long Done, long Total) value)
    {
        if (value.Total >= Worth && next < Steps && value.Done * Steps >= value.Total * next)
        {
            next = (value.Done * Steps / value.Total) + 1;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wixc: {value.Done >> 20:N0} of {value.Total >> 20:N0} MB compressed"));
        }
    }
}
