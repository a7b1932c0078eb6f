namespace DockerDesktop.SystemFiles;

/// <summary>A file or folder is not what may be used. The message says what was found, what is allowed and how to mend it.</summary>
/// <param name="message">The message.</param>
internal sealed class FileRefusedException(string message) : Exception(message);
