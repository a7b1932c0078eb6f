namespace Installer.Wix.CommandLine;

/// <summary>A command line that was understood.</summary>
/// <param name="Command">What it asks for.</param>
/// <param name="Options">What is to be built.</param>
/// <param name="TrackingFile">Where the list of everything that was read goes.</param>
internal sealed record ParsedCommandLine(WixcCommandKind Command, BuildOptions? Options, string? TrackingFile = null)
{
    /// <summary>What follows the name of a command other than <c>build</c>; response files are read.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
