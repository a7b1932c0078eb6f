namespace Installer.Wix.Preprocessing;

/// <summary>What the command line says to the preprocessor.</summary>
/// <param name="Variables">The variables given with <c>-d</c>.</param>
/// <param name="IncludePaths">The folders given with <c>-i</c>.</param>
/// <param name="Platform">The package's architecture, seen as <c>$(sys.BUILDARCH)</c>.</param>
/// <param name="Environment">Reads an environment variable, <c>$(env.NAME)</c>.</param>
internal sealed record PreprocessorOptions(
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> IncludePaths,
    Platform Platform,
    Func<string, string?> Environment);
