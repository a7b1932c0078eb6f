using System.ComponentModel;

namespace DockerDesktop.Windows.Pipes;

/// <summary>The access list of a named pipe that another process made. Nothing here connects to the pipe, so no client is kept waiting by it.</summary>
internal interface IPipeAccess
{
    /// <summary>Says whether there is a pipe of a name, without opening it.</summary>
    /// <param name="name">The name without its prefix.</param>
    bool Exists(string name);

    /// <summary>Opens a pipe for its security descriptor.</summary>
    /// <param name="name">The name without its prefix.</param>
    /// <returns>The pipe; null if there is none, or all its instances are in use at the moment.</returns>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    IOpenPipe? TryOpen(string name);
}
