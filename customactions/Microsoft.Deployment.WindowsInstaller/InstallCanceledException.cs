namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The user cancelled the installation; a custom action that lets it pass ends with <see cref="ActionResult.UserExit"/>.</summary>
public class InstallCanceledException : InstallerException
{
    /// <summary>Makes an exception with the usual text.</summary>
    public InstallCanceledException()
        : this((int)WindowsError.InstallUserExit, "The user cancelled the installation.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was cancelled.</param>
    public InstallCanceledException(string message)
        : this((int)WindowsError.InstallUserExit, message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What was cancelled.</param>
    /// <param name="innerException">The cause.</param>
    public InstallCanceledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal InstallCanceledException(int errorCode, string message)
        : base(errorCode, message)
    {
    }
}
