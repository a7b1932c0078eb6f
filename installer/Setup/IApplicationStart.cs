namespace DockerDesktop.Setup;

/// <summary>Starts the application after an installation.</summary>
internal interface IApplicationStart
{
    /// <summary>Starts a program, with the rights of this process.</summary>
    /// <param name="program">Its full path.</param>
    /// <returns>False when Windows did not start it.</returns>
    bool Start(string program);
}
