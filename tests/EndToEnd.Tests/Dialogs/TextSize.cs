using System.Globalization;

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

    /// <summary>Advance widths of further scripts, each from its first character on.</summary>
    private static readonly (char First, ushort[] Widths)[] s_blocks =
    [
        // Latin.
        ('\u00A0',
        [
            651, 821, 1303, 1303, 1303, 1303, 690, 1024, 1024, 2048, 965, 1253, 1716, 739, 2048, 1024, 1024, 1716, 821, 821, 1024, 1303, 1303, 651, 1024,
            821, 965, 1253, 1985, 1985, 1985, 1087, 1401, 1401, 1401, 1401, 1401, 1401, 1995, 1430, 1294, 1294, 1294, 1294, 604, 604, 604, 604, 1587, 1532,
            1612, 1612, 1612, 1612, 1612, 1716, 1612, 1499, 1499, 1499, 1499, 1251, 1239, 1290, 1255, 1255, 1255, 1255, 1255, 1255, 2011, 1126, 1260, 1260,
            1260, 1260, 569, 569, 569, 569, 1253, 1298, 1253, 1253, 1253, 1253, 1253, 1716, 1253, 1298, 1298, 1298, 1298, 1212, 1300, 1212, 1401, 1255, 1401,
            1255, 1401, 1255, 1430, 1126, 1430, 1126, 1430, 1126, 1430, 1126, 1577, 1300, 1587, 1300, 1294, 1260, 1294, 1260, 1294, 1260, 1294, 1260, 1294,
            1260, 1587, 1300, 1587, 1300, 1587, 1300, 1587, 1300, 1540, 1298, 1876, 1423, 604, 569, 604, 569, 604, 569, 604, 569, 604, 569, 1208, 1138, 604,
            569, 1343, 1186, 1186, 1141, 569, 1141, 569, 1141, 768, 1141, 700, 1151, 582, 1532, 1298, 1532, 1298, 1532, 1298, 1666, 1532, 1298, 1612, 1253,
            1612, 1253, 1612, 1253, 2191, 2095, 1423, 842, 1423, 842, 1423, 842, 1300, 1067, 1300, 1067, 1300, 1067, 1300, 1067, 1251, 803, 1251, 803, 1251,
            803, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 2025, 1675, 1251, 1212, 1251, 1403, 1075, 1403, 1075, 1403, 1075,
            721,
        ]),
        // Greek.
        ('\u0370',
        [
            1340, 1163, 1765, 1326, 570, 570, 1532, 1331, 2048, 2048, 1024, 1125, 1126, 1125, 690, 604, 2048, 2048, 2048, 2048, 1024, 1024, 1418, 651, 1528,
            1784, 836, 2048, 1664, 2048, 1689, 1691, 693, 1401, 1405, 1141, 1401, 1294, 1403, 1540, 1612, 604, 1343, 1401, 1767, 1532, 1294, 1612, 1540,
            1235, 2048, 1294, 1251, 1251, 1612, 1403, 1612, 1565, 604, 1251, 1350, 1107, 1298, 693, 1185, 1350, 1307, 1212, 1253, 1107, 1114, 1298, 1253,
            693, 1207, 1212, 1303, 1144, 1142, 1253, 1233, 1300, 1202, 1298, 1233, 1185, 1351, 1183, 1351, 1715, 693, 1185, 1253, 1185, 1715, 1343, 1258,
            1268, 1431, 1725, 1431, 1351, 1715, 1359, 1612, 1253, 1328, 1202, 1178, 939, 1351, 1351, 1772, 1285, 1912, 1715, 1553, 1350, 1621, 1259, 1406,
            1243, 1572, 1280, 1432, 1253, 1251, 1098, 1359, 1300, 1126, 569, 1612, 1260, 1260, 1239, 1300, 1430, 1767, 1333, 1300, 1440, 1430, 1440,
        ]),
        // Cyrillic.
        ('\u0400',
        [
            1294, 1294, 1610, 1249, 1430, 1300, 604, 604, 604, 2240, 2140, 1610, 1454, 1532, 1248, 1540, 1401, 1405, 1405, 1249, 1600, 1294, 2206, 1313,
            1532, 1532, 1454, 1540, 1767, 1540, 1612, 1540, 1235, 1430, 1251, 1248, 1763, 1403, 1590, 1404, 2190, 2240, 1705, 1807, 1405, 1430, 2211, 1423,
            1255, 1263, 1207, 1076, 1416, 1260, 1845, 1089, 1331, 1331, 1237, 1309, 1545, 1339, 1253, 1339, 1300, 1126, 1193, 1212, 1751, 1212, 1394, 1210,
            1874, 1929, 1447, 1617, 1207, 1124, 1724, 1232, 1260, 1260, 1280, 1076, 1124, 1067, 569, 569, 569, 1848, 1840, 1335, 1237, 1331, 1212, 1339,
            1912, 1715, 1578, 1376, 1930, 1534, 1801, 1604, 2375, 2051, 1612, 1253, 2103, 1688, 1303, 1107, 1754, 1795, 1612, 1253, 1600, 1362, 1600, 1362,
            2032, 1852, 1952, 1553, 2416, 2105, 1912, 1715, 1430, 1126, 1029, 0, 0, 0, 0, 0, 856, 856, 1582, 1386, 1405, 1207, 1235, 1300, 1249, 1076, 1382,
            1209, 1278, 1085, 2206, 1845, 1313, 1089, 1454, 1237, 1454, 1237, 1454, 1237, 1754, 1703, 1540, 1353, 2077, 1796, 2214, 1875, 1798, 1419, 1430,
            1126, 1251, 1193, 1251, 1212, 1251, 1212, 1403, 1212, 1913, 1652, 1404, 1210, 1404, 1210, 1404, 1298, 1927, 1491, 1927, 1491, 604, 2206, 1845,
            1343, 1237, 1589, 1373, 1540, 1353, 1590, 1394, 1404, 1210, 1818, 1586, 569, 1401, 1255, 1401, 1255, 1995, 2011, 1294, 1260, 1612, 1260, 1612,
            1260, 2206, 1845, 1313, 1089, 1364, 1183, 1532, 1331, 1532, 1331, 1612, 1253, 1612, 1253, 1612, 1253, 1430, 1124, 1248, 1212, 1248, 1212, 1248,
            1212, 1404, 1210, 1249, 1076, 1807, 1617, 1382, 1209, 1403, 1212, 1403, 1212,
        ]),
        // Hebrew.
        ('\u05D0',
        [
            1369, 1184, 844, 1118, 1338, 558, 709, 1338, 1328, 458, 1100, 1083, 1164, 1359, 1391, 558, 820, 1329, 1282, 1310, 1279, 1105, 1215, 1453, 1156,
            1451, 1346,
        ]),
        // Arabic.
        ('\u0600',
        [
            2048, 2048, 2048, 2048, 2048, 2048, 1305, 1305, 2048, 1550, 2000, 2048, 661, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 0, 2048, 2048, 2048,
            2048, 2048, 651, 2048, 2048, 2048, 1087, 2048, 963, 569, 569, 989, 569, 1603, 569, 1928, 1073, 1928, 1928, 1322, 1322, 1322, 912, 912, 989, 989,
            2500, 2500, 2476, 2476, 1894, 1894, 1222, 1222, 2048, 2048, 2048, 2048, 2048, 600, 2123, 1589, 1688, 1488, 1268, 1504, 1073, 989, 1603, 1603, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2048, 0, 2048, 2048, 1024, 2048, 2048, 2048, 2048, 2048, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100,
            1100, 1100, 665, 651, 1116, 1928, 1589, 0, 2048, 2048, 2048, 598, 2048, 2048, 2048, 2048, 1928, 1928, 1928, 1928, 1928, 1928, 1928, 1928, 1322,
            1322, 1322, 1322, 1322, 1322, 1322, 912, 912, 912, 912, 912, 912, 912, 912, 912, 989, 989, 1020, 1085, 1250, 1085, 989, 989, 989, 2500, 2500,
            2500, 2476, 2476, 1894, 1222, 2123, 2123, 2123, 2123, 2123, 2123, 1589, 1589, 1833, 2158, 1833, 1688, 1688, 1688, 1833, 1833, 1833, 1833, 1833,
            1833, 1488, 1488, 1488, 1488, 1504, 1504, 1504, 1504, 1504, 1430, 1322, 2048, 2048, 2048, 2048, 2048, 2048, 989, 989, 989, 2048, 2048, 989, 1603,
            2048, 1603, 2048, 1603, 2048, 2048, 2048, 2048, 1073, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048,
            2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 2048, 2048, 2048,
            2048, 2048, 2048,
        ]),
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
            foreach (var (word, afterSpace) in Words(paragraph))
            {
                if (Width(word, points, isBold) > width)
                {
                    return 1000;
                }

                var longer = line.Length == 0 ? word : afterSpace ? $"{line} {word}" : line + word;
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

    // Thai and Devanagari put marks above and below letters that are about two thirds as wide as the scripts of East Asia; whatever else there may be counts as the widest.
    private static double WidthOf(char character) => character switch
    {
        >= ' ' and <= '~' => s_ascii[character - ' '],
        '\u2010' or '\u2011' or '\u2019' or '\u201C' or '\u201D' or '\u201E' or '\u2018' => UnitsPerEm / 2,
        >= '\u0E00' and <= '\u0E7F' or >= '\u0900' and <= '\u097F' => IsMark(character) ? 0 : UnitsPerEm * 2 / 3,
        _ => Array.Find(s_blocks, block => character >= block.First && character < block.First + block.Widths.Length) is { Widths: { } widths, First: var first } ? widths[character - first] : UnitsPerEm,
    };

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    /// <summary>What a line may be broken between: words, and each sign of the scripts of East Asia.</summary>
    private static IEnumerable<(string Text, bool AfterSpace)> Words(string paragraph)
    {
        foreach (var word in paragraph.Split(' '))
        {
            var isFirst = true;
            var start = 0;
            for (var i = 0; i <= word.Length; i++)
            {
                if (i == word.Length || (i > start && (IsEastAsian(word[i]) || IsEastAsian(word[i - 1]))))
                {
                    yield return (word[start..i], isFirst);
                    (start, isFirst) = (i, false);
                }
            }
        }
    }

    private static bool IsEastAsian(char character) => character >= '\u2E80';
}
