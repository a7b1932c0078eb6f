namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Attributes of the Dialog table (SDK: Dialog Style Bits).</summary>
[Flags]
public enum DialogAttributes
{
    /// <summary>Shown.</summary>
    Visible = 1,

    /// <summary>The installation waits for it.</summary>
    Modal = 2,

    /// <summary>May be minimized.</summary>
    Minimize = 4,

    /// <summary>Stays above all other windows.</summary>
    SysModal = 8,

    /// <summary>Leaves other dialogs open.</summary>
    KeepModeless = 0x10,

    /// <summary>Asks for the free space anew while it is open.</summary>
    TrackDiskSpace = 0x20,

    /// <summary>With the palette of its first picture.</summary>
    UseCustomPalette = 0x40,

    /// <summary>The text runs from the right to the left.</summary>
    RightToLeftReadingOrder = 0x80,

    /// <summary>The text is at the right.</summary>
    RightAligned = 0x100,

    /// <summary>The scroll bar is at the left.</summary>
    LeftScroll = 0x200,

    /// <summary>All three of the right-to-left bits.</summary>
    Bidirectional = 0x380,

    /// <summary>An error dialog.</summary>
    Error = 0x10000,
}
