namespace Installer.Wix.Harvesting;

/// <summary>An application folder to be authored.</summary>
/// <param name="Folder">Where it is; <c>null</c> for none, which gives an empty feature group.</param>
/// <param name="BindPath">The name of the bind path that will point to it.</param>
/// <param name="Directory">The identifier of the directory that it goes to.</param>
/// <param name="Feature">The identifier of the feature group; features and component groups are numbered after it.</param>
/// <param name="ReservedNames">File names that the package itself puts into that directory.</param>
internal sealed record PayloadSource(string? Folder, string BindPath, string Directory, string Feature, IReadOnlyCollection<string> ReservedNames);
