namespace DockerDesktop.Service.Logging;

/// <summary>Gives the folder for the log files.</summary>
internal interface ILogFolders
{
    /// <summary>Makes the folder or takes the one that is there, if it can be trusted.</summary>
    /// <exception cref="LogFolderException">It cannot be trusted, or not be made.</exception>
    ILogFolder Open();
}
