namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE31: the text styles that controls and DefaultUIFont name are in the TextStyle table.</summary>
internal sealed class Ice31 : Evaluator
{
    private const int MaxLength = 72;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Property("DefaultUIFont") is { Length: > 0 } font && package.Find("TextStyle", font) is null)
        {
            report.Error($"The property DefaultUIFont is '{font}', which is no row of the TextStyle table.");
        }

        foreach (var control in package.Rows("Control").Where(row => row["Type"] != "ScrollableText"))
        {
            Check(package, control, control["Text"], report);
        }
    }

    private static void Check(Package package, Row control, string text, Report report)
    {
        for (var start = NextTag(text, 0); start >= 0; start = NextTag(text, start + 1))
        {
            if (start > 0)
            {
                report.Warning($"Control '{control.Key}': a text style that is not at the beginning of the text, or is not the first, is shown as text.");
                return;
            }

            var end = text.IndexOf('}', StringComparison.Ordinal);
            if (end < 0)
            {
                report.Error($"Control '{control.Key}': the closing brace of the text style is missing.");
                return;
            }

            var style = text[2..end];
            if (style.Length > MaxLength)
            {
                report.Error($"Control '{control.Key}': the name of its text style has {style.Length} characters; {MaxLength} are the most.");
            }
            else if (!style.Contains('[', StringComparison.Ordinal) && package.Find("TextStyle", style) is null)
            {
                report.Error($"Control '{control.Key}': its text style '{style}' is no row of the TextStyle table.");
            }
        }
    }

    private static int NextTag(string text, int start)
    {
        var (style, ampersand) = (text.IndexOf("{\\", start, StringComparison.Ordinal), text.IndexOf("{&", start, StringComparison.Ordinal));
        return style < 0 ? ampersand : ampersand < 0 ? style : Math.Min(style, ampersand);
    }
}
