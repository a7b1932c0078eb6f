using System.ComponentModel;
using System.Runtime.Serialization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>An SQL query could not be opened: its syntax is wrong, or it names a table that is not there.</summary>
public class BadQuerySyntaxException : InstallerException
{
    /// <summary>Makes an exception with the usual text.</summary>
    public BadQuerySyntaxException()
        : this("The syntax of the query is wrong.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="msg">What failed.</param>
    public BadQuerySyntaxException(string? msg)
        : this(msg, (Exception?)null)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="msg">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public BadQuerySyntaxException(string? msg, Exception? innerException)
        : base((int)WindowsError.BadQuerySyntax, msg, innerException)
    {
    }

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected BadQuerySyntaxException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    internal BadQuerySyntaxException(string msg, string[]? errorFields)
        : base((int)WindowsError.BadQuerySyntax, msg, null, errorFields)
    {
    }
}
