using System.Globalization;
using System.Text;

namespace Installer.Wix.Localization;

/// <summary>The Windows code pages that a package can have.</summary>
internal static class Codepages
{
    private static readonly Dictionary<string, int> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = 65001, ["utf-7"] = 65000, ["us-ascii"] = 20127, ["big5"] = 950, ["gb2312"] = 936, ["gb18030"] = 54936, ["shift_jis"] = 932, ["sjis"] = 932,
        ["ks_c_5601-1987"] = 949, ["windows-874"] = 874, ["windows-1250"] = 1250, ["windows-1251"] = 1251, ["windows-1252"] = 1252, ["windows-1253"] = 1253,
        ["windows-1254"] = 1254, ["windows-1255"] = 1255, ["windows-1256"] = 1256, ["windows-1257"] = 1257, ["windows-1258"] = 1258,
        ["iso-8859-1"] = 28591, ["iso-8859-2"] = 28592, ["iso-8859-15"] = 28605, ["euc-jp"] = 51932, ["euc-kr"] = 51949, ["koi8-r"] = 20866, ["koi8-u"] = 21866,
    };

    private static readonly HashSet<int> Numbers =
    [
        0, 37, 437, 500, 708, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 870, 874, 875, 932, 936, 949, 950, 1026, 1047,
        1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149, 1200, 1201, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 1361, 10000, 20127, 20866,
        21866, 28591, 28592, 28593, 28594, 28595, 28596, 28597, 28598, 28599, 28603, 28605, 51932, 51949, 54936, 65000, 65001,
    ];

    private static readonly (string Cultures, int Codepage)[] ByCulture =
    [
        ("ja", 932), ("zh-cn zh-sg zh-hans zh", 936), ("ko", 949), ("zh-tw zh-hk zh-mo zh-hant", 950), ("th", 874),
        ("cs hr hu pl ro sk sl sq bs sr-latn-cs sr-latn-rs", 1250),
        ("be bg kk ky mk mn ru sr-cyrl tt uk", 1251), ("el", 1253), ("az tr uz", 1254), ("he", 1255),
        ("ar fa ur", 1256), ("et lt lv", 1257), ("vi", 1258),
    ];

    /// <summary>Reads a code page from its number or name.</summary>
    public static bool TryParse(string text, out int codepage) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out codepage)
            ? Numbers.Contains(codepage)
            : Names.TryGetValue(text, out codepage);

    /// <summary>An ANSI code page that has all characters of a text, one of a single byte a character before the others; <c>null</c> if none has.</summary>
    public static int? FirstWith(string text)
    {
        foreach (var codepage in ByCulture.Select(entry => entry.Codepage).Prepend(1252).OrderBy(codepage => CodePagesEncodingProvider.Instance.GetEncoding(codepage)!.IsSingleByte ? 0 : 1))
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codepage)!;
            if (encoding.GetString(encoding.GetBytes(text)) == text)
            {
                return codepage;
            }
        }

        return null;
    }

    /// <summary>The ANSI code page of a culture such as <c>de-DE</c>.</summary>
    public static int OfCulture(string culture)
    {
        var lower = culture.ToLowerInvariant();
        var language = lower.Split('-')[0];
        foreach (var name in new[] { lower, language })
        {
            foreach (var (cultures, codepage) in ByCulture)
            {
                if (cultures.Split(' ').Contains(name, StringComparer.Ordinal))
                {
                    return codepage;
                }
            }
        }

        return 1252;
    }
}
