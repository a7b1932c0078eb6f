namespace Installer.Wix.Binding;

/// <summary>A folder in which source files are looked for (<c>-b</c>).</summary>
/// <param name="Name">Its name, as in <c>!(bindpath.Name)</c>; <c>null</c> for one that is tried for every relative path.</param>
/// <param name="Path">The folder.</param>
public sealed record BindPath(string? Name, string Path);
