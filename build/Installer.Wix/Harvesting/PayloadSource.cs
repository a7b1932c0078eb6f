namespace Installer.Wix.Harvesting;

/// <summary>An application folder to be authored.</summary>
/// <param name="Folder">Where it is; <c>null</c> for none, which gives an empty feature group.</param>
/// <param name="BindPath">The name of the bind path that will point to it.</param>
/// <param name="Directory">The identifier of the directory that it goes to.</param>
/// <param name="Feature">The identifier of the feature group; features and component groups are numbered after it.</param>
/// <param name="ReservedNames">File names that the package itself puts into that directory.</param>
/// <param name="InstallFolder">The folder, as long as it becomes by default, in which every path has to fit; <c>null</c> when it is not known.</param>
/// <param name="LimitProperty">The property that says how long the folder may be; <c>null</c> for none.</param>
internal sealed record PayloadSource(
    string? Folder, string BindPath, string Directory, string Feature, IReadOnlyCollection<string> ReservedNames, string? InstallFolder = null, string? LimitProperty = null);
