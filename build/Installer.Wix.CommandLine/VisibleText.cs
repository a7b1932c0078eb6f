namespace Installer.Wix.CommandLine;

/// <summary>Text of a package on one line of a terminal.</summary>
internal static class VisibleText
{
    private const char FirstSymbol = '\u2400';

    /// <summary>Puts the symbol of each control character in its place.</summary>
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(Visible)) : text;

    private static char Visible(char c) => c switch
    {
        < ' ' => (char)(FirstSymbol + c),
        _ when char.IsControl(c) => '\uFFFD',
        _ => c,
    };
}
