namespace Installer.Wix.Messages;

/// <summary>How grave a message is.</summary>
public enum MessageLevel
{
    /// <summary>Told only when asked for.</summary>
    Verbose,

    /// <summary>Told: what was done, where it is not all that was asked for.</summary>
    Information,

    /// <summary>Told; the build goes on.</summary>
    Warning,

    /// <summary>The build fails and writes nothing.</summary>
    Error,
}
