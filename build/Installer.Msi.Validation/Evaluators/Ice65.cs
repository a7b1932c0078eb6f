namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE65: what is put before or after the value of an environment variable is separated by a character that is no part of it.</summary>
internal sealed class Ice65 : Evaluator
{
    private const string Mark = "[~]";

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Environment"))
        {
            var value = row["Value"];
            var isAppended = value.StartsWith(Mark, StringComparison.Ordinal);
            if (value.Length <= Mark.Length || isAppended == value.EndsWith(Mark, StringComparison.Ordinal))
            {
                continue;
            }

            var text = isAppended ? value[Mark.Length..] : value[..^Mark.Length];
            var (separator, inner) = isAppended ? (text[0], text[1..]) : (text[^1], text[..^1]);
            if (char.IsLetterOrDigit(separator))
            {
                report.Warning($"Environment '{row.Key}': the separator of '{value}' is the letter or digit '{separator}'.");
            }

            if (inner.StartsWith(separator) || inner.EndsWith(separator))
            {
                report.Error($"Environment '{row.Key}': '{value}' has one separator '{separator}' too many.");
            }
        }
    }
}
