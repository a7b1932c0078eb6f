namespace DockerDesktop.Windows.Installation;

/// <summary>
/// What the helper remembers over its own life: under HKEY_LOCAL_MACHINE, where only SYSTEM and administrators write. It is apart from what the packages
/// recorded, so that neither writes into what the other owns.
/// </summary>
internal interface IHelperRecords
{
    /// <summary>Reads a text.</summary>
    /// <param name="name">The value's name.</param>
    /// <returns>The text; null if there is none.</returns>
    /// <exception cref="InstallationRegistryException">It cannot be read, or is not a text.</exception>
    string? Read(string name);

    /// <summary>Writes a text and returns when it is on the disk.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InstallationRegistryException">It cannot be written.</exception>
    void Write(string name, string text);
}
