namespace Installer.Wix.Symbols;

/// <summary>An identifier with its access modifier, authored as <c>Id="virtual Name"</c>.</summary>
/// <param name="Access">From where it may be referred to.</param>
/// <param name="Id">The identifier itself.</param>
internal readonly record struct Identifier(Access Access, string Id)
{
    /// <summary>An identifier that may be referred to from everywhere.</summary>
    public static Identifier Global(string id) => new(Access.Global, id);

    /// <summary>An identifier that was generated: nothing outside its section can know it.</summary>
    public static Identifier Generated(string id) => new(Access.Section, id);

    /// <summary>Whether a text is an identifier: ASCII letters, digits, underscores and periods, beginning with a letter or underscore.</summary>
    public static bool IsLegal(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}
