using System.ComponentModel;
using System.Runtime.Serialization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The user cancelled the installation; a custom action that lets it pass ends with <see cref="ActionResult.UserExit"/>.</summary>
public class InstallCanceledException : InstallerException
{
    /// <summary>Makes an exception with the usual text.</summary>
    public InstallCanceledException()
        : this("The user cancelled the installation.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="msg">What failed.</param>
    public InstallCanceledException(string? msg)
        : this(msg, (Exception?)null)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="msg">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public InstallCanceledException(string? msg, Exception? innerException)
        : base((int)WindowsError.InstallUserExit, msg, innerException)
    {
    }

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected InstallCanceledException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
