namespace Installer.Wix.Messages;

/// <content>Validation.</content>
internal static partial class Errors
{
    public static Message ValidationError(string path, string ice, string text) => Error(204, new SourceLine(path, 0), $"{ice}: {text}");
}
