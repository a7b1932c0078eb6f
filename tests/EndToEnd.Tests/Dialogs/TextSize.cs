namespace EndToEnd.Dialogs;

/// <summary>
/// How much room a text takes, in installer units. Measured with the advance widths of DejaVu Sans, which are an eighth wider than those of the dialogs' own face, Tahoma: where this fits,
/// that fits, and Wine shows this one.
/// </summary>
internal static class TextSize
{
    /// <summary>Units to the em of the widths.</summary>
    private const double UnitsPerEm = 2048;

    /// <summary>Ascent and descent.</summary>
    private const double LineHeight = (1901 + 483) / UnitsPerEm;

    /// <summary>The bold face's widths over those of the regular one, at most, of a line of text.</summary>
    private const double Bold = 1.16;

    private const double PixelsPerUnit = 4.0 / 3;

    /// <summary>Advance widths from the space on.</summary>
    private static readonly ushort[] s_ascii =
    [
        651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087,
        2048, 1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024,
        1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303, 690, 1303, 1716,
    ];

    /// <summary>The height of a number of lines.</summary>
    public static double Height(int lines, int points) => lines * Math.Ceiling(Pixels(points) * LineHeight) / PixelsPerUnit;

    /// <summary>The width of a text in one line.</summary>
    public static double Width(string text, int points, bool isBold) => text.Sum(WidthOf) / UnitsPerEm * Pixels(points) * (isBold ? Bold : 1) / PixelsPerUnit;

    /// <summary>The lines that a text takes when it is broken at spaces; 1000 when a word is wider than a line.</summary>
    public static int Lines(string text, int points, bool isBold, double width)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            var line = string.Empty;
            lines++;
            foreach (var word in paragraph.Split(' '))
            {
                if (Width(word, points, isBold) > width)
                {
                    return 1000;
                }

                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Width(longer, points, isBold) > width)
                {
                    lines++;
                    longer = word;
                }

                line = longer;
            }
        }

        return lines;
    }

    /// <summary>What Windows makes of a size in points at 96 dpi: whole pixels.</summary>
    private static double Pixels(int points) => Math.Round(points * 96 / 72.0);

    // Letters with marks are as wide as those without; whatever else there may be counts as the widest.
    private static double WidthOf(char character) => character switch
    {
        >= ' ' and <= '~' => s_ascii[character - ' '],
        'ä' => s_ascii['a' - ' '],
        'ö' => s_ascii['o' - ' '],
        'ü' => s_ascii['u' - ' '],
        'Ä' => s_ascii['A' - ' '],
        'Ö' => s_ascii['O' - ' '],
        'Ü' => s_ascii['U' - ' '],
        'ß' => s_ascii['b' - ' '],
        _ => UnitsPerEm,
    };
}
