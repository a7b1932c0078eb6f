namespace EndToEnd.Matrix;

/// <summary>A package that a case installs.</summary>
/// <param name="Scope">Which of the two.</param>
/// <param name="Version">Null for the one that this build made.</param>
/// <param name="HasPayload">True with the small application of <see cref="TestPackages"/>.</param>
internal sealed record TestPackage(PackageScope Scope, string? Version, bool HasPayload);
