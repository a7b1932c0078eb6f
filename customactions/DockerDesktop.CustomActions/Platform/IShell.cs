namespace DockerDesktop.CustomActions.Platform;

/// <summary>The user's desktop.</summary>
internal interface IShell
{
    /// <summary>Opens a program with the rights of this process, without arguments, and does not wait for it.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="workingDirectory">Its working directory.</param>
    /// <returns>A Win32 error code.</returns>
    uint Open(string program, string workingDirectory);
}
