using System.Globalization;

namespace Installer.Wix.Compiling;

/// <summary>How the attributes of controls are stored (Windows Installer SDK, "Control Attributes").</summary>
internal static class ControlAttributes
{
    /// <summary>The bit of a control that can be seen.</summary>
    public const int Visible = 0x1;

    /// <summary>The bit of a control that can be used.</summary>
    public const int Enabled = 0x2;

    /// <summary>The bit of radio buttons that show bitmaps.</summary>
    public const int Bitmap = 0x40000;

    /// <summary>The bit of radio buttons that show icons.</summary>
    public const int Icon = 0x80000;

    /// <summary>The name of the bit for icons of 16 pixels; with <see cref="Icon32"/> it stands for 48.</summary>
    public const string Icon16 = "Icon16";

    /// <summary>The name of the bit for icons of 32 pixels.</summary>
    public const string Icon32 = "Icon32";

    private const int FirstTypeBit = 16;

    private static readonly Dictionary<string, int> Common = new(StringComparer.Ordinal)
    {
        ["Sunken"] = 0x4,
        ["Indirect"] = 0x8,
        ["Integer"] = 0x10,
        ["RightToLeft"] = 0x20,
        ["RightAligned"] = 0x40,
        ["LeftScroll"] = 0x80,
    };

    private static readonly string[] Volume = ["Removable", "Fixed", "Remote", "CDROM", "RAMDisk", "Floppy", "ShowRollbackCost"];
    private static readonly string[] Edit = ["Multiline", "", "", "", "", "Password"];

    /// <summary>The attributes that each type of control has beside the common ones, by bit from <see cref="FirstTypeBit"/> on; <c>""</c> where it has none.</summary>
    private static readonly Dictionary<string, string[]> Types = new(StringComparer.Ordinal)
    {
        ["Billboard"] = [],
        ["Bitmap"] = ["Image", "", "", "", "FixedSize"],
        ["CheckBox"] = ["", "PushLike", "Bitmap", "Icon", "FixedSize", Icon16, Icon32],
        ["ComboBox"] = ["Sorted", "ComboList", "", "", "UserLanguage"],
        ["DirectoryCombo"] = Volume,
        ["DirectoryList"] = [],
        ["Edit"] = Edit,
        ["GroupBox"] = [],
        ["Hyperlink"] = ["Transparent"],
        ["Icon"] = ["Image", "", "", "", "FixedSize", Icon16, Icon32],
        ["Line"] = [],
        ["ListBox"] = ["Sorted", "", "", "", "UserLanguage"],
        ["ListView"] = ["Sorted", "", "", "", "FixedSize", Icon16, Icon32],
        ["MaskedEdit"] = Edit,
        ["PathEdit"] = Edit,
        ["ProgressBar"] = ["ProgressBlocks"],
        ["PushButton"] = ["Image", "", "Bitmap", "Icon", "FixedSize", Icon16, Icon32, "ElevationShield"],
        ["RadioButtonGroup"] = ["Image", "PushLike", "Bitmap", "Icon", "FixedSize", Icon16, Icon32, "", "HasBorder"],
        ["ScrollableText"] = [],
        ["SelectionTree"] = [],
        ["Text"] = ["Transparent", "NoPrefix", "NoWrap", "FormatSize", "UserLanguage"],
        ["VolumeCostList"] = Volume,
        ["VolumeSelectCombo"] = Volume,
    };

    /// <summary>The types of controls.</summary>
    public static IReadOnlyCollection<string> TypeNames => Types.Keys;

    /// <summary>Whether there is such a type.</summary>
    public static bool IsType(string type) => Types.ContainsKey(type);

    /// <summary>Whether the Tab key leaves a type out unless it is authored otherwise.</summary>
    public static bool IsSkippedByTab(string type) =>
        type is "Billboard" or "Bitmap" or "GroupBox" or "Icon" or "Line" or "ProgressBar" or "Text" or "VolumeCostList";

    /// <summary>Whether a type cannot be used, only looked at, unless it is authored otherwise.</summary>
    public static bool IsDisabled(string type) => type is "Billboard" or "Bitmap" or "Icon" or "Line" or "ProgressBar";

    /// <summary>The bit of an attribute of a type; <c>null</c> if the type has no such attribute.</summary>
    public static int? BitOf(string type, string attribute)
    {
        if (Common.TryGetValue(attribute, out var bit))
        {
            return bit;
        }

        var index = Array.IndexOf(Types[type], attribute);
        return index < 0 ? null : 1 << (FirstTypeBit + index);
    }

    /// <summary>The number in a text; the text itself if it has variables that are replaced only when the package is bound.</summary>
    public static object? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;

    /// <summary>The value of a <c>Help</c> column: tool tip and help with a bar between them, which stays when one is missing.</summary>
    public static string? JoinHelp(string? toolTip, string? help) => toolTip is null && help is null ? null : $"{toolTip}|{help}";
}
