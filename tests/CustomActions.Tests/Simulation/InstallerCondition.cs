using System.Globalization;

namespace CustomActions.Tests.Simulation;

/// <summary>
/// Evaluates a condition of a sequence or component (SDK: Conditional Statement Syntax): properties, texts, numbers, comparisons with or without a tilde, NOT, AND, OR and
/// parentheses. What the product does not use, the states of features and components, is refused.
/// </summary>
internal sealed class InstallerCondition
{
    private static readonly string[] Comparisons = ["~=", "<>", ">=", "<=", "=", ">", "<"];

    private readonly string _text;
    private readonly Func<string, string> _property;
    private int _position;

    private InstallerCondition(string text, Func<string, string> property) => (_text, _property) = (text, property);

    /// <summary>Evaluates a condition; an empty one is true.</summary>
    public static bool Evaluate(string? condition, Func<string, string> property)
    {
        var evaluation = new InstallerCondition(condition ?? string.Empty, property);
        if (evaluation.Peek().Length == 0)
        {
            return true;
        }

        var value = evaluation.Or();
        return evaluation.Peek().Length == 0 ? value : throw new FormatException($"\"{condition}\" has more than a condition from character {evaluation._position} on.");
    }

    private bool Or()
    {
        var value = And();
        while (TryTake("OR"))
        {
            value |= And();
        }

        return value;
    }

    private bool And()
    {
        var value = Not();
        while (TryTake("AND"))
        {
            value &= Not();
        }

        return value;
    }

    private bool Not()
    {
        if (TryTake("NOT"))
        {
            return !Not();
        }

        if (TryTake("("))
        {
            var value = Or();
            return TryTake(")") ? value : throw new FormatException($"\"{_text}\" lacks a parenthesis.");
        }

        var left = Operand();
        foreach (var comparison in Comparisons)
        {
            if (TryTake(comparison))
            {
                return Compare(left, comparison, Operand());
            }
        }

        return left.Length > 0 && left != "0";
    }

    private static bool Compare(string left, string comparison, string right)
    {
        var ignoreCase = comparison == "~=";
        if (int.TryParse(left, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first) && int.TryParse(right, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second))
        {
            return Holds(comparison, first.CompareTo(second));
        }

        return Holds(comparison, string.Compare(left, right, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "=" or "~=" => order == 0,
        "<>" => order != 0,
        ">" => order > 0,
        "<" => order < 0,
        ">=" => order >= 0,
        _ => order <= 0,
    };

    private string Operand()
    {
        var token = Peek();
        _position += token.Length;
        return token switch
        {
            "" => throw new FormatException($"\"{_text}\" ends too early."),
            ['"', .., '"'] => token[1..^1],
            [>= '0' and <= '9' or '-', ..] => token,
            [>= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_', ..] => _property(token),
            _ => throw new FormatException($"\"{_text}\": {token} is not supported here."),
        };
    }

    private bool TryTake(string word)
    {
        var token = Peek();
        if (!token.Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    /// <summary>The next token, which stays; empty at the end.</summary>
    private string Peek()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        var rest = _text.AsSpan(_position);
        if (rest.IsEmpty)
        {
            return string.Empty;
        }

        if (rest[0] == '"')
        {
            var end = rest[1..].IndexOf('"');
            return end < 0 ? throw new FormatException($"\"{_text}\" lacks a quotation mark.") : rest[..(end + 2)].ToString();
        }

        foreach (var comparison in Comparisons)
        {
            if (rest.StartsWith(comparison, StringComparison.Ordinal))
            {
                return comparison;
            }
        }

        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '.' || (length == 0 && rest[length] == '-')))
        {
            length++;
        }

        return rest[..Math.Max(length, 1)].ToString();
    }
}
