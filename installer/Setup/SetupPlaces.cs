namespace DockerDesktop.Setup;

/// <summary>Folders of this Windows, from Windows itself; that for temporary files from the environment, so only what has no more rights than the user uses it.</summary>
/// <param name="ProgramFiles">For example <c>C:\Program Files</c>.</param>
/// <param name="LocalData">The user's, for example <c>C:\Users\jo\AppData\Local</c>.</param>
/// <param name="Windows">For example <c>C:\Windows</c>.</param>
/// <param name="Temporary">The user's folder for temporary files.</param>
internal sealed record SetupPlaces(string ProgramFiles, string LocalData, string Windows, string Temporary)
{
    /// <summary>The places of the running Windows.</summary>
    public static SetupPlaces OfThisWindows => new(
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
        // Without a look at whether it is there: a profile on a server that does not answer is named, and not lost.
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        Environment.GetFolderPath(Environment.SpecialFolder.Windows),
        Path.GetTempPath());
}
