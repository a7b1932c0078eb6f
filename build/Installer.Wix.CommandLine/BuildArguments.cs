namespace Installer.Wix.CommandLine;

/// <summary>What the arguments of <c>wixc build</c> say.</summary>
/// <param name="Options">What is to be built.</param>
/// <param name="TrackingFile">Where the list of everything that was read goes.</param>
internal sealed record BuildArguments(BuildOptions Options, string? TrackingFile);
