namespace DockerDesktop.Service.Logging;

/// <summary>The folder for the log files cannot be used; the message has the cause and the fix.</summary>
internal sealed class LogFolderException(string message) : Exception(message);
