using DockerDesktop.SystemFiles;

namespace DockerDesktop.Service.Logging;

/// <summary>The folder for the log files.</summary>
internal interface ILogFolder
{
    /// <summary>Full path.</summary>
    string Path { get; }

    /// <summary>Makes the folder or takes the one that is there, if it can be trusted.</summary>
    /// <returns>Until it is disposed of, the folder stays what it is.</returns>
    /// <exception cref="FileRefusedException">It cannot be trusted.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    IDisposable Hold();
}
