namespace Installer.Wix.Compiling;

/// <summary>What the buttons of a group of radio buttons show.</summary>
internal enum RadioButtonContent
{
    /// <summary>Nothing was said yet.</summary>
    None,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A bitmap from the <c>Binary</c> table.</summary>
    Bitmap,

    /// <summary>An icon from the <c>Binary</c> table.</summary>
    Icon,
}
