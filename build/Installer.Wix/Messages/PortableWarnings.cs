namespace Installer.Wix.Messages;

/// <summary>The warnings that WiX does not have. Their numbers are among those of <see cref="PortableErrors"/>.</summary>
internal static class PortableWarnings
{
    public static Message PathInOtherCase(SourceLine? source, string path, string found) =>
        Warning(7190, source, $"'{path}' is spelt '{found}' on disk. Windows finds it by either name, other systems by the right one only: write '{found}'.");

    public static Message CabinetCacheFailed(string detail) =>
        Warning(7195, null, $"{detail} The output is complete; what was packed is not kept for the next build.");

    public static Message LibraryOfOtherArchitecture(string id, string other) =>
        Warning(7159, null, $"The package names the custom-action library '{id}', which is not here. '{other}' takes its place: its functions are the same, and a command that they run is a 64-bit one. Name '{other}' in the source, as 'Wix4..._$(sys.BUILDARCHSHORT)'.");

    private static Message Warning(int number, SourceLine? source, string text) => new(MessageLevel.Warning, number, source, text);
}
