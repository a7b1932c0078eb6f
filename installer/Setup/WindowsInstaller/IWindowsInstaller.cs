namespace DockerDesktop.Setup.WindowsInstaller;

/// <summary>Windows Installer.</summary>
internal interface IWindowsInstaller
{
    /// <summary>The products of an upgrade code that this user has or that all users have.</summary>
    IReadOnlyList<InstalledProduct> FindRelated(string upgradeCode);

    /// <summary>A product that this user has or that all users have; null when it is not installed.</summary>
    InstalledProduct? Find(string productCode);

    /// <summary>Installs a package in this process.</summary>
    /// <param name="package">Its full path; Windows Installer records the folder as the product's source.</param>
    /// <param name="properties">As msiexec takes them.</param>
    /// <param name="log">The log's full path; the file is there.</param>
    /// <param name="watcher">Is told how it gets on.</param>
    /// <returns>Windows Installer's exit code, and the last error that it told of.</returns>
    (int ExitCode, string? Error) Install(string package, string properties, string log, IInstallationWatcher watcher);

    /// <summary>Removes a product in this process; otherwise as <see cref="Install"/>.</summary>
    (int ExitCode, string? Error) Remove(string productCode, string properties, string log, IInstallationWatcher watcher);
}
