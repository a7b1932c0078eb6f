using System.Globalization;

namespace DockerDesktop.Setup.Elevation;

/// <summary>What the elevated copy tells the one that started it: a line each, its kind as the first character. The other way goes a single byte, and it means: cancel.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Text">Without line ends.</param>
internal readonly record struct ConversationLine(char Kind, string Text)
{
    public const char Percent = '%';
    public const char Action = '>';
    public const char Log = '#';
    public const char Message = '!';

    /// <summary>Stands for a line end within a text.</summary>
    private const char LineEnd = '\u0001';

    /// <summary>The number of a percentage; 0 when it is none.</summary>
    public int Number => int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 100) : 0;

    /// <summary>The text with its line ends.</summary>
    public string Lines => Text.Replace(LineEnd.ToString(), Environment.NewLine, StringComparison.Ordinal);

    /// <summary>Makes a line of a text.</summary>
    public static ConversationLine Of(char kind, string text) => new(kind, text.ReplaceLineEndings(LineEnd.ToString()).Replace('\0', ' '));

    /// <summary>Reads a line; null when it is empty.</summary>
    public static ConversationLine? Parse(string line) => line.Length == 0 ? null : new ConversationLine(line[0], line[1..]);

    public override string ToString() => $"{Kind}{Text}";
}
