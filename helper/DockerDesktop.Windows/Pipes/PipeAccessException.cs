namespace DockerDesktop.Windows.Pipes;

/// <summary>A pipe's access list is such that nothing can be added.</summary>
/// <param name="message">Why.</param>
/// <param name="fix">What an administrator can do.</param>
internal sealed class PipeAccessException(string message, string fix) : Exception(message)
{
    /// <summary>What an administrator can do.</summary>
    public string Fix { get; } = fix;
}
