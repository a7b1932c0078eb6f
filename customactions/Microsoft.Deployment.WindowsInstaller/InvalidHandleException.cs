namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A handle of the Windows Installer was used after it was closed, or for something that it does not allow.</summary>
public class InvalidHandleException : InstallerException
{
    /// <summary>Makes an exception without a text.</summary>
    public InvalidHandleException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    public InvalidHandleException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidHandleException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal InvalidHandleException(int errorCode, string message)
        : base(errorCode, message)
    {
    }
}
