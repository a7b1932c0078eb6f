namespace Installer.Wix.Compiling;

/// <summary>What a text says before Windows Installer formats it.</summary>
internal static class FormattedText
{
    /// <summary>Whether a text has a property in brackets, so that its value is known only during the installation.</summary>
    public static bool ContainsProperty(string? text)
    {
        for (var start = text?.IndexOf('[', StringComparison.Ordinal) ?? -1; start >= 0; start = text!.IndexOf('[', start + 1))
        {
            var end = text!.IndexOf(']', start);
            if (end > start && IsIdentifier(text.AsSpan(start + 1, end - start - 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is nothing but an identifier, so that what it names is known already.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
