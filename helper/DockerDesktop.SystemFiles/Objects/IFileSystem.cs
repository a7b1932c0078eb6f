namespace DockerDesktop.SystemFiles.Objects;

/// <summary>
/// Files and folders by handle. Below a volume's root every object is opened relative to its folder's handle and by one name, so nobody can lead an operation elsewhere by putting
/// a link in its way.
/// </summary>
internal interface IFileSystem
{
    /// <summary>SID of the owner of the Windows folder: whoever owns that owns the computer.</summary>
    string SystemOwner { get; }

    /// <summary>Opens the root folder of a volume.</summary>
    /// <param name="root">For example <c>C:\</c>.</param>
    /// <param name="folder">The folder when the result is 0.</param>
    /// <returns>0 or Windows' error code.</returns>
    uint OpenRoot(string root, out IFileObject? folder);

    /// <summary>Says what a volume is.</summary>
    /// <param name="root">For example <c>C:\</c>.</param>
    VolumeFacts QueryVolume(string root);

    /// <summary>Waits for another process.</summary>
    void Wait(TimeSpan time);
}
