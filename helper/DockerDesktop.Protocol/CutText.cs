using System.Globalization;

namespace DockerDesktop.Protocol;

/// <summary>Texts of limited length.</summary>
public static class CutText
{
    /// <summary>Cuts a text that is too long, between characters and never inside of one, and says how long it was.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximum">Most UTF-16 units of what is left of it; the note comes after those.</param>
    public static string Cut(string text, int maximum)
    {
        if (text.Length <= maximum)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[maximum - 1]) ? maximum - 1 : maximum;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length)}... ({text.Length} characters)");
    }
}
