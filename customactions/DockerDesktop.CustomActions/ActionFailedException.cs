using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions;

/// <summary>An action found that it cannot or must not go on. The text says what was found and how to mend it; it goes to the log and, with a user interface, to the user.</summary>
internal sealed class ActionFailedException : InstallerException
{
    public ActionFailedException()
    {
    }

    public ActionFailedException(string message)
        : base(message)
    {
    }

    public ActionFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
