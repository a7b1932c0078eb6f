namespace Installer.Wix.CommandLine;

/// <summary>A command line that was understood.</summary>
/// <param name="Command">What it asks for.</param>
/// <param name="Options">What is to be built.</param>
internal sealed record ParsedCommandLine(WixcCommandKind Command, BuildOptions? Options);
