namespace DockerDesktop.Setup.WindowsInstaller;

/// <summary>An installed product, as Windows Installer knows it.</summary>
/// <param name="ProductCode">A GUID in braces.</param>
/// <param name="PackageCode">The package that it was installed from; empty when Windows Installer does not tell.</param>
/// <param name="Location">The installation folder; empty when it was not recorded.</param>
internal sealed record InstalledProduct(string ProductCode, string PackageCode, string Location);
