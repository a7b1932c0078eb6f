namespace DockerDesktop.Setup.Payload;

/// <summary>
/// A file or folder beside the program that has its name with <c>.local</c> (SDK: "Dynamic-link library redirection"): Windows then takes libraries from
/// there, and first of all those that a manifest or an activation context names. The program's manifest names none, so nothing has been loaded from there by
/// the time that this looks; it refuses before anything could be.
/// </summary>
/// <param name="program">The full path by which Windows started the program.</param>
/// <param name="exists">Says whether a file, a folder or a link of a path is there.</param>
internal sealed class Redirection(string program, Func<string, bool> exists)
{
    /// <summary>Refuses to run beside one.</summary>
    /// <exception cref="SetupException">577.</exception>
    public void Refuse()
    {
        var path = program + ".local";
        if (exists(path))
        {
            throw new SetupException(SetupExitCode.InvalidImageHash, Texts.Redirected(path));
        }
    }
}
