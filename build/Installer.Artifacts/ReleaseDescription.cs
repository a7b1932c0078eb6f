using Installer.Artifacts.Packages;

namespace Installer.Artifacts;

/// <summary>What is published.</summary>
/// <param name="ProductName">The product's name.</param>
/// <param name="Manufacturer">Its maker.</param>
/// <param name="Version">Its version, three numbers.</param>
/// <param name="Time">The time that everything in it has.</param>
/// <param name="Installers">The packages and the setup program.</param>
/// <param name="Contents">What each package holds, by the package's name among <paramref name="Installers"/>.</param>
internal sealed record ReleaseDescription(
    string ProductName,
    string Manufacturer,
    string Version,
    DateTimeOffset Time,
    IReadOnlyList<PublishedFile> Installers,
    IReadOnlyDictionary<string, IReadOnlyList<PackageFile>> Contents);
