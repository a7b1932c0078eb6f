namespace Installer.Artifacts.BillOfMaterials;

/// <summary>A NuGet package that a program was built from.</summary>
/// <param name="Name">The package's identifier.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha512">SHA-512 of the package file, lower-case hexadecimal digits.</param>
/// <param name="License">Its licence as an SPDX expression; null when it names none so.</param>
/// <param name="LicenseAddress">Where its licence is, when it has no expression; or null.</param>
/// <param name="Supplier">Its authors.</param>
/// <param name="IsShipped">True when code of it is in the program; false for compilers and the like.</param>
internal sealed record NuGetDependency(string Name, string Version, string Sha512, string? License, Uri? LicenseAddress, string Supplier, bool IsShipped)
{
    /// <summary>The package URL, by which tools know it: https://github.com/package-url/purl-spec.</summary>
    public string PackageUrl => $"pkg:nuget/{Name}@{Version}";
}
