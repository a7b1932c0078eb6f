namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The style of a text: the column StyleBits of the TextStyle table.</summary>
[Flags]
public enum TextStyles
{
    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Underlined.</summary>
    Underline = 4,

    /// <summary>Struck out.</summary>
    Strike = 8,
}
