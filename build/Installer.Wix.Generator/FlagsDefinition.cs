namespace Installer.Wix.Generator;

/// <summary>A property that several attributes set bits of.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Summary">What the bits are, in one sentence.</param>
/// <param name="Default">The bits that are set where no attribute says anything, as an expression.</param>
internal sealed record FlagsDefinition(string Name, string Summary, string Default);
