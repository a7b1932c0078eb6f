namespace CustomActions.Tests.Simulation.Costing;

/// <summary>A file of a package, the key path of its component.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Component">The component's GUID.</param>
/// <param name="Content">Stands for its bytes.</param>
/// <param name="Version">File.Version, <c>a.b.c.d</c>; null for a file without one, which has a row in MsiFileHash.</param>
/// <param name="Languages">File.Language, separated by commas.</param>
internal sealed record PackageFile(string Path, string Component, string Content, string? Version = null, string Languages = "");
