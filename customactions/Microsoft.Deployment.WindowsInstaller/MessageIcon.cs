namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The icon of a message, or-ed to <see cref="InstallMessage"/> (SDK: MessageBox).</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "All names are those of the documented API.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1716", Justification = "Stop is a name of the documented API.")]
public enum MessageIcon
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A stop sign.</summary>
    Error = 16,

    /// <summary>The same as <see cref="Error"/>.</summary>
    Hand = 16,

    /// <summary>The same as <see cref="Error"/>.</summary>
    Stop = 16,

    /// <summary>A question mark.</summary>
    Question = 32,

    /// <summary>An exclamation mark.</summary>
    Warning = 48,

    /// <summary>The same as <see cref="Warning"/>.</summary>
    Exclamation = 48,

    /// <summary>The letter i.</summary>
    Information = 64,

    /// <summary>The same as <see cref="Information"/>.</summary>
    Asterisk = 64,
}
