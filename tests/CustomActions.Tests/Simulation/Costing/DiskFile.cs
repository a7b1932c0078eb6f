namespace CustomActions.Tests.Simulation.Costing;

/// <summary>A file on the simulated disk.</summary>
/// <param name="Content">Whose it is; stands for its bytes, and so for its hash.</param>
/// <param name="Version">Its version, <c>a.b.c.d</c>; null for a file without one.</param>
/// <param name="Languages">The languages of a versioned file, separated by commas.</param>
/// <param name="IsModified">True when it was modified after it was created: for a file without a version, data of the user's.</param>
internal sealed record DiskFile(string Content, string? Version = null, string Languages = "", bool IsModified = false);
