namespace Installer.Wix.Messages;

/// <summary>An error after which a stage cannot go on.</summary>
internal sealed class WixException(Message error) : Exception(error.Text)
{
    /// <summary>The error to report.</summary>
    public Message Error { get; } = error;
}
