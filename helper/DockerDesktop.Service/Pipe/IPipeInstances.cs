using DockerDesktop.Windows.Pipes;

namespace DockerDesktop.Service.Pipe;

/// <summary>Makes the instances of the pipe.</summary>
internal interface IPipeInstances
{
    /// <summary>The pipe's full path.</summary>
    string Path { get; }

    /// <summary>Makes an instance that waits for a client.</summary>
    /// <param name="first">Only if there is no pipe of this name.</param>
    /// <exception cref="PipeNameTakenException">There is one.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">Windows refuses.</exception>
    IPipeInstance Create(bool first);
}
