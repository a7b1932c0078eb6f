namespace DockerDesktop.SystemFiles.Objects;

/// <summary>
/// Files and folders by handle. Below a volume's root every object is opened relative to its folder's handle and by one name, so nobody can lead an operation
/// elsewhere by putting a link in its way.
/// </summary>
internal interface IFileSystem
{
    /// <summary>SID of the owner of the Windows folder: whoever owns that owns the computer.</summary>
    string SystemOwner { get; }

    /// <summary>Opens the root folder of a volume.</summary>
    /// <param name="root">For example <c>C:\</c>, or <c>\\server\share\</c>.</param>
    /// <param name="folder">The folder when the result is 0.</param>
    /// <returns>0 or Windows' error code.</returns>
    uint OpenRoot(string root, out IFileObject? folder);

    /// <summary>Says what a volume is.</summary>
    /// <param name="root">For example <c>C:\</c>.</param>
    VolumeFacts QueryVolume(string root);

    /// <summary>
    /// Follows every link in the path of a file or folder, and drives that only this session has (SUBST, network drives). For work with the rights of a user,
    /// in places that this user chose: what is found is where it is at this moment.
    /// </summary>
    /// <param name="path">A full path.</param>
    /// <returns>
    /// The full path that leads there without a link, on a drive or a network share; null when it cannot be opened, or Windows knows no such path.
    /// </returns>
    string? FindFinalPath(string path);

    /// <summary>Finds the name of an account, for messages.</summary>
    /// <param name="sid">The account.</param>
    /// <returns>For example <c>BUILTIN\Users</c>; empty when it cannot be found.</returns>
    string FindAccountName(string sid);

    /// <summary>Waits for another process.</summary>
    void Wait(TimeSpan time);
}
