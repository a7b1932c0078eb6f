namespace DockerDesktop.Windows.Installation;

/// <summary>What the packages recorded in the registry.</summary>
internal interface IInstallationRegistry
{
    /// <summary>Reads the values that an installation recorded.</summary>
    /// <param name="scope">Whose installation.</param>
    /// <returns>Values by name (a string or an integer each, other kinds as they are); null if there is no such installation.</returns>
    /// <exception cref="InstallationRegistryException">The key is there and cannot be read.</exception>
    IReadOnlyDictionary<string, object>? Read(InstallationScope scope);
}
