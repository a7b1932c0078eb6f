namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Attributes of the Control table (SDK: Control Attributes). What the upper bits mean depends on the kind of the control.</summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "The values and names are those of the documented API.")]
public enum ControlAttributes
{
    /// <summary>Shown when the dialog opens.</summary>
    Visible = 1,

    /// <summary>Takes input when the dialog opens.</summary>
    Enabled = 2,

    /// <summary>With a sunken border.</summary>
    Sunken = 4,

    /// <summary>The property names the property that holds the value.</summary>
    Indirect = 8,

    /// <summary>The property holds a number.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1720", Justification = "The name is that of the documented API.")]
    Integer = 0x10,

    /// <summary>The text runs from the right to the left.</summary>
    RightToLeftReadingOrder = 0x20,

    /// <summary>The text is at the right.</summary>
    RightAligned = 0x40,

    /// <summary>The scroll bar is at the left.</summary>
    LeftScroll = 0x80,

    /// <summary>All three of the right-to-left bits.</summary>
    Bidirectional = 0xE0,

    /// <summary>Text: shows what is below it.</summary>
    Transparent = 0x10000,

    /// <summary>Text: an ampersand is an ampersand.</summary>
    NoPrefix = 0x20000,

    /// <summary>Text: one line, cut at its end.</summary>
    NoWrap = 0x40000,

    /// <summary>Text: a number of bytes is shown in a fitting unit.</summary>
    FormatSize = 0x80000,

    /// <summary>Text: fonts of the user's code page.</summary>
    UsersLanguage = 0x100000,

    /// <summary>Edit: several lines.</summary>
    Multiline = 0x10000,

    /// <summary>Edit: shows asterisks.</summary>
    PasswordInput = 0x200000,

    /// <summary>ProgressBar: a continuous bar instead of blocks.</summary>
    Progress95 = 0x10000,

    /// <summary>Volume lists: removable drives.</summary>
    RemovableVolume = 0x10000,

    /// <summary>Volume lists: hard disks.</summary>
    FixedVolume = 0x20000,

    /// <summary>Volume lists: network drives.</summary>
    RemoteVolume = 0x40000,

    /// <summary>Volume lists: optical drives.</summary>
    CdromVolume = 0x80000,

    /// <summary>Volume lists: RAM disks.</summary>
    RamDiskVolume = 0x100000,

    /// <summary>Volume lists: floppy disks.</summary>
    FloppyVolume = 0x200000,

    /// <summary>VolumeCostList: counts what a rollback needs.</summary>
    ShowRollbackCost = 0x400000,

    /// <summary>Lists: in the order of the table, not of the alphabet.</summary>
    Sorted = 0x10000,

    /// <summary>ComboBox: the user chooses and cannot write.</summary>
    ComboList = 0x20000,

    /// <summary>CheckBox and RadioButton: drawn as a button that stays in.</summary>
    PushLike = 0x20000,

    /// <summary>Shows a bitmap in the place of a text.</summary>
    Bitmap = 0x40000,

    /// <summary>Shows an icon in the place of a text.</summary>
    Icon = 0x80000,

    /// <summary>The picture keeps its size.</summary>
    FixedSize = 0x100000,

    /// <summary>The picture of 16 by 16 in the icon.</summary>
    IconSize16 = 0x200000,

    /// <summary>The picture of 32 by 32 in the icon.</summary>
    IconSize32 = 0x400000,

    /// <summary>The picture of 48 by 48 in the icon.</summary>
    IconSize48 = 0x600000,

    /// <summary>PushButton: with the shield of an elevation.</summary>
    ElevationShield = 0x800000,

    /// <summary>RadioButtonGroup: with a border and its text.</summary>
    HasBorder = 0x1000000,
}
