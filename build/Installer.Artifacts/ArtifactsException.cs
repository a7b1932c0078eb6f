namespace Installer.Artifacts;

/// <summary>Something that keeps artifacts from being made, worded for whoever started the build: what was found, and how to mend it.</summary>
internal sealed class ArtifactsException : Exception
{
    /// <summary>An error with its whole text.</summary>
    /// <param name="message">Cause and fix.</param>
    public ArtifactsException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another one caused.</summary>
    /// <param name="message">Cause and fix.</param>
    /// <param name="innerException">What was thrown.</param>
    public ArtifactsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
