namespace Installer.Msi.Validation;

/// <summary>The identifiers of Windows Installer (SDK, "Identifier").</summary>
internal static class Identifier
{
    /// <summary>Whether a text is an identifier: letters, digits, underscores and dots of ASCII, a letter or an underscore first.</summary>
    public static bool IsValid(string text) => text is [var first, ..] && (char.IsAsciiLetter(first) || first == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    /// <summary>Whether a property of that name is public: it has no lower-case letter.</summary>
    public static bool IsPublic(string name) => !name.Any(char.IsLower);
}
