using System.ComponentModel;
using System.Runtime.Serialization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A handle of the Windows Installer was used after it was closed, or for something that it does not allow.</summary>
public class InvalidHandleException : InstallerException
{
    /// <summary>Makes an exception with the usual text.</summary>
    public InvalidHandleException()
        : this("The handle is not valid: it was closed, or is of another kind.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="msg">What failed.</param>
    public InvalidHandleException(string? msg)
        : this(msg, (Exception?)null)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="msg">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidHandleException(string? msg, Exception? innerException)
        : base((int)WindowsError.InvalidHandle, msg, innerException)
    {
    }

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected InvalidHandleException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    internal InvalidHandleException(int errorCode, string msg)
        : base(errorCode, msg)
    {
    }
}
