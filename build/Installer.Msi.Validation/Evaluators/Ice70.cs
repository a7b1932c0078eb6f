using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE70: numbers in the Registry table are decimal, or hexadecimal after <c>#x</c>.</summary>
internal sealed class Ice70 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Registry").Where(row => row["Value"] is ['#', not ('#' or '%'), ..]))
        {
            var value = row["Value"];

            // What a property brings may make the value a text.
            if (FormattedText.References(value).Any(reference => reference.Kind is FormattedReferenceKind.Property or FormattedReferenceKind.EnvironmentVariable))
            {
                continue;
            }

            if (value[1] is 'x' or 'X')
            {
                if (!value[2..].All(char.IsAsciiHexDigit))
                {
                    report.Error($"Registry '{row.Key}': the value '{value}' is no hexadecimal number.");
                }
            }
            else if (value[1..].TrimStart('+', '-') is var digits && (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || value.Length - digits.Length > 2))
            {
                report.Error($"Registry '{row.Key}': the value '{value}' is no number; a text that begins with a number sign has two of them.");
            }
        }
    }
}
