namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message FileNotFound(SourceLine? source, string path, string kind, IEnumerable<string> tried) =>
        Error(103, source, $"Cannot find the {kind} file '{path}'. The following paths were checked: {Join(tried)}");
}
