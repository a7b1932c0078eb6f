namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>An SQL query could not be opened: its syntax is wrong, or it names a table that is not there.</summary>
public class BadQuerySyntaxException : InstallerException
{
    /// <summary>Makes an exception without a text.</summary>
    public BadQuerySyntaxException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    public BadQuerySyntaxException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public BadQuerySyntaxException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal BadQuerySyntaxException(int errorCode, string message)
        : base(errorCode, message)
    {
    }
}
