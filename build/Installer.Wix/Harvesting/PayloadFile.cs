namespace Installer.Wix.Harvesting;

/// <summary>A file that was found.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Folder">Its folder below the root that was searched, with backslashes; empty for the root itself.</param>
/// <param name="Name">Its name.</param>
internal sealed record PayloadFile(string Path, string Folder, string Name);
