namespace Installer.Wix.Localization;

/// <summary>The language identifiers (LCID) of cultures: this program runs without the operating system's culture data, so that it gives the same result everywhere.</summary>
internal static class Cultures
{
    private static readonly Dictionary<string, int> Lcids = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar-SA"] = 1025, ["bg-BG"] = 1026, ["ca-ES"] = 1027, ["zh-TW"] = 1028, ["cs-CZ"] = 1029, ["da-DK"] = 1030, ["de-DE"] = 1031, ["el-GR"] = 1032,
        ["en-US"] = 1033, ["fi-FI"] = 1035, ["fr-FR"] = 1036, ["he-IL"] = 1037, ["hu-HU"] = 1038, ["is-IS"] = 1039, ["it-IT"] = 1040, ["ja-JP"] = 1041,
        ["ko-KR"] = 1042, ["nl-NL"] = 1043, ["nb-NO"] = 1044, ["pl-PL"] = 1045, ["pt-BR"] = 1046, ["ro-RO"] = 1048, ["ru-RU"] = 1049, ["hr-HR"] = 1050,
        ["sk-SK"] = 1051, ["sq-AL"] = 1052, ["sv-SE"] = 1053, ["th-TH"] = 1054, ["tr-TR"] = 1055, ["ur-PK"] = 1056, ["id-ID"] = 1057, ["uk-UA"] = 1058,
        ["be-BY"] = 1059, ["sl-SI"] = 1060, ["et-EE"] = 1061, ["lv-LV"] = 1062, ["lt-LT"] = 1063, ["fa-IR"] = 1065, ["vi-VN"] = 1066, ["hy-AM"] = 1067,
        ["eu-ES"] = 1069, ["mk-MK"] = 1071, ["af-ZA"] = 1078, ["ka-GE"] = 1079, ["hi-IN"] = 1081, ["ms-MY"] = 1086, ["kk-KZ"] = 1087, ["sw-KE"] = 1089,
        ["zh-CN"] = 2052, ["de-CH"] = 2055, ["en-GB"] = 2057, ["es-MX"] = 2058, ["fr-BE"] = 2060, ["it-CH"] = 2064, ["nl-BE"] = 2067, ["nn-NO"] = 2068,
        ["pt-PT"] = 2070, ["sr-Latn-CS"] = 2074, ["zh-HK"] = 3076, ["de-AT"] = 3079, ["en-AU"] = 3081, ["es-ES"] = 3082, ["fr-CA"] = 3084, ["sr-Cyrl-CS"] = 3098,
        ["sr-Latn-RS"] = 9242, ["zh-SG"] = 4100, ["en-CA"] = 4105, ["fr-CH"] = 4108, ["zh-MO"] = 5124, ["en-NZ"] = 5129, ["en-IE"] = 6153, ["en-ZA"] = 7177,
        ["ar"] = 1, ["bg"] = 2, ["ca"] = 3, ["zh-Hans"] = 4, ["cs"] = 5, ["da"] = 6, ["de"] = 7, ["el"] = 8, ["en"] = 9, ["es"] = 10, ["fi"] = 11, ["fr"] = 12,
        ["he"] = 13, ["hu"] = 14, ["is"] = 15, ["it"] = 16, ["ja"] = 17, ["ko"] = 18, ["nl"] = 19, ["no"] = 20, ["pl"] = 21, ["pt"] = 22, ["ro"] = 24, ["ru"] = 25,
        ["hr"] = 26, ["sk"] = 27, ["sq"] = 28, ["sv"] = 29, ["th"] = 30, ["tr"] = 31, ["uk"] = 34, ["sl"] = 36, ["et"] = 37, ["lv"] = 38, ["lt"] = 39, ["vi"] = 42,
    };

    /// <summary>The language identifier of a culture, or <c>null</c> when it is not known.</summary>
    public static int? Lcid(string culture) => Lcids.TryGetValue(culture, out var lcid) ? lcid : null;
}
