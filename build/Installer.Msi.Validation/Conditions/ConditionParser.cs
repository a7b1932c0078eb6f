namespace Installer.Msi.Validation.Conditions;

/// <summary>
/// Reads the conditions of Windows Installer (SDK, "Conditional Statement Syntax"): properties, environment variables, states of components and features, texts and integers;
/// comparisons, of texts also without regard to case; NOT, AND, OR, XOR, EQV, IMP and parentheses.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>Parentheses and NOTs inside one another; more is refused, so that no condition exhausts the stack.</summary>
    private const int MaxDepth = 200;

    // The longer before those that they begin with.
    private static readonly string[] Comparisons = ["<<", "<>", "<=", "><", ">>", ">=", "<", ">", "="];

    // The connectives from weak to strong.
    private static readonly string[] Connectives = ["IMP", "EQV", "XOR", "OR", "AND"];

    private readonly string text;
    private readonly List<ConditionOperand> operands = [];
    private int position;
    private int depth;

    private ConditionParser(string text) => this.text = text;

    /// <summary>Reads a condition; one that is empty has no operands.</summary>
    /// <param name="text">The condition.</param>
    /// <returns>Its operands in their order.</returns>
    /// <exception cref="FormatException">It is not a condition; the message says where that shows.</exception>
    public static IReadOnlyList<ConditionOperand> Parse(string text)
    {
        var parser = new ConditionParser(text);
        parser.SkipSpace();
        if (parser.position < text.Length)
        {
            parser.ReadExpression(0);
            if (parser.position < text.Length)
            {
                throw parser.Error("an operator is missing");
            }
        }

        return parser.operands;
    }

    private void ReadExpression(int level)
    {
        if (level == Connectives.Length)
        {
            ReadTerm();
            return;
        }

        do
        {
            ReadExpression(level + 1);
        }
        while (TryWord(Connectives[level]));
    }

    private void ReadTerm()
    {
        if (++depth > MaxDepth)
        {
            throw Error($"there are more than {MaxDepth} parentheses and NOTs inside one another");
        }

        if (TryWord("NOT"))
        {
            ReadTerm();
        }
        else if (TrySymbol("("))
        {
            ReadExpression(0);
            if (!TrySymbol(")"))
            {
                throw Error("a closing parenthesis is missing");
            }
        }
        else
        {
            ReadOperand();
            var isCaseless = TrySymbol("~");
            if (Array.Exists(Comparisons, TrySymbol))
            {
                ReadOperand();
            }
            else if (isCaseless)
            {
                throw Error("a comparison is missing after the tilde");
            }
        }

        depth--;
    }

    private void ReadOperand()
    {
        if (position == text.Length)
        {
            throw Error("a value is missing");
        }

        var first = text[position];
        switch (first)
        {
            case '"':
                var end = text.IndexOf('"', position + 1);
                if (end < 0)
                {
                    throw Error("a closing quotation mark is missing");
                }

                Add(ConditionOperandKind.Literal, text[(position + 1)..end], end + 1);
                break;
            case '$' or '?':
                position++;
                ReadName(ConditionOperandKind.Component);
                break;
            case '&' or '!':
                position++;
                ReadName(ConditionOperandKind.Feature);
                break;
            case '%':
                position++;
                ReadName(ConditionOperandKind.EnvironmentVariable);
                break;
            case '-' or (>= '0' and <= '9'):
                var length = 1;
                while (position + length < text.Length && char.IsAsciiDigit(text[position + length]))
                {
                    length++;
                }

                if (first == '-' && length == 1)
                {
                    throw Error("digits are missing after the minus sign");
                }

                Add(ConditionOperandKind.Literal, text.Substring(position, length), position + length);
                break;
            default:
                ReadName(ConditionOperandKind.Property);
                break;
        }
    }

    private void ReadName(ConditionOperandKind kind)
    {
        var length = NameLength();
        if (length == 0)
        {
            throw Error("a value is missing");
        }

        var name = text.Substring(position, length);
        if (kind == ConditionOperandKind.Property && Connectives.Append("NOT").Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Error("a value is missing");
        }

        Add(kind, name, position + length);
    }

    private void Add(ConditionOperandKind kind, string value, int next)
    {
        operands.Add(new ConditionOperand(kind, value));
        position = next;
        SkipSpace();
    }

    private bool TryWord(string word)
    {
        if (NameLength() != word.Length || !text.AsSpan(position, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        position += word.Length;
        SkipSpace();
        return true;
    }

    private bool TrySymbol(string symbol)
    {
        if (!text.AsSpan(position).StartsWith(symbol, StringComparison.Ordinal))
        {
            return false;
        }

        position += symbol.Length;
        SkipSpace();
        return true;
    }

    /// <summary>The length of the identifier that begins here; 0 if none does.</summary>
    private int NameLength()
    {
        var length = 0;
        while (position + length < text.Length && (text[position + length] is '_' || char.IsAsciiLetter(text[position + length])
            || (length > 0 && (text[position + length] is '.' || char.IsAsciiDigit(text[position + length])))))
        {
            length++;
        }

        return length;
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private FormatException Error(string what) => new(FormattableString.Invariant($"{what} at character {position + 1}"));
}
