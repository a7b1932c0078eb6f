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

    /// <summary>The bit of icons of 16 pixels; with <see cref="Icon32"/> it stands for 48.</summary>
    public const int Icon16 = 0x200000;

    /// <summary>The bit of icons of 32 pixels.</summary>
    public const int Icon32 = 0x400000;

    /// <summary>The types of controls.</summary>
    public static IReadOnlyList<string> TypeNames { get; } =
    [
        "Billboard", "Bitmap", "CheckBox", "ComboBox", "DirectoryCombo", "DirectoryList", "Edit", "GroupBox", "Hyperlink", "Icon", "Line", "ListBox", "ListView",
        "MaskedEdit", "PathEdit", "ProgressBar", "PushButton", "RadioButtonGroup", "ScrollableText", "SelectionTree", "Text", "VolumeCostList", "VolumeSelectCombo",
    ];

    /// <summary>Whether a type shows icons of several sizes.</summary>
    public static bool HasIconSizes(string type) => type is "CheckBox" or "Icon" or "ListView" or "PushButton" or "RadioButtonGroup";

    /// <summary>Whether the Tab key leaves a type out unless it is authored otherwise.</summary>
    public static bool IsSkippedByTab(string type) =>
        type is "Billboard" or "Bitmap" or "GroupBox" or "Icon" or "Line" or "ProgressBar" or "Text" or "VolumeCostList";

    /// <summary>Whether a type cannot be used, only looked at, unless it is authored otherwise.</summary>
    public static bool IsDisabled(string type) => type is "Billboard" or "Bitmap" or "Icon" or "Line" or "ProgressBar";

    /// <summary>The number in a text; the text itself if it has variables that are replaced only when the package is bound.</summary>
    public static object? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;

    /// <summary>The value of a <c>Help</c> column: tool tip and help with a bar between them, which stays when one is missing.</summary>
    public static string? JoinHelp(string? toolTip, string? help) => toolTip is null && help is null ? null : $"{toolTip}|{help}";
}
