using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The firewall did not do what it was asked to. The text is written for the reader of the log.</summary>
internal sealed class FirewallException : InstallerException
{
    public FirewallException()
    {
    }

    public FirewallException(string message)
        : base(message)
    {
    }

    public FirewallException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
