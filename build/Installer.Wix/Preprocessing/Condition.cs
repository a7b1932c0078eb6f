using System.Globalization;

using Installer.Wix.Messages;

namespace Installer.Wix.Preprocessing;

/// <summary>Evaluates the expression of <c>&lt;?if?&gt;</c>: comparisons with <c>= != ~= &lt; &lt;= &gt; &gt;=</c>, joined by <c>and</c>, <c>or</c>, <c>not</c> and parentheses.</summary>
internal sealed class Condition
{
    private const int MaximumNesting = 256;

    private static readonly string[] Operators = ["==", "=", "!=", "~=", "<=", "<", ">=", ">"];

    private readonly string expression;
    private readonly SourceLine source;
    private readonly VariableReplacer variables;
    private readonly List<Token> tokens = [];
    private int position;
    private int nesting;

    private Condition(string expression, SourceLine source, VariableReplacer variables)
    {
        this.expression = expression.Trim();
        this.source = source;
        this.variables = variables;
    }

    private enum TokenKind
    {
        Value,
        Variable,
        Word,
        Operator,
        Open,
        Close,
    }

    /// <summary>Evaluates an expression.</summary>
    /// <exception cref="WixException">It cannot be understood.</exception>
    public static bool Evaluate(string expression, SourceLine source, VariableReplacer variables)
    {
        var condition = new Condition(expression, source, variables);
        condition.Tokenize();
        if (condition.tokens.Count == 0)
        {
            throw new WixException(Errors.UnexpectedEmptySubexpression(source, condition.expression));
        }

        var result = condition.Or();
        if (condition.position < condition.tokens.Count)
        {
            throw new WixException(condition.Next.Kind == TokenKind.Close
                ? Errors.UnmatchedParenthesis(source, condition.expression)
                : Errors.InvalidSubExpression(source, condition.Next.Text, condition.expression));
        }

        return result;
    }

    private Token Next => tokens[position];

    private bool AtWord(string word) => position < tokens.Count && Next.Kind == TokenKind.Word && Next.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool Or()
    {
        if (++nesting > MaximumNesting)
        {
            throw new WixException(PortableErrors.NestedTooDeep(source, "Parentheses", MaximumNesting));
        }

        var result = And();
        while (AtWord("or"))
        {
            position++;
            result |= And();
        }

        nesting--;
        return result;
    }

    private bool And()
    {
        var result = Not();
        while (AtWord("and"))
        {
            position++;
            result &= Not();
        }

        return result;
    }

    private bool Not()
    {
        if (!AtWord("not"))
        {
            return Comparison();
        }

        var isNegated = false;
        while (AtWord("not"))
        {
            position++;
            isNegated = !isNegated;
        }

        return position == tokens.Count ? throw new WixException(Errors.ExpectedExpressionAfterNot(source, expression)) : Comparison() != isNegated;
    }

    private bool Comparison()
    {
        if (position == tokens.Count)
        {
            throw new WixException(Errors.UnexpectedEmptySubexpression(source, expression));
        }

        if (Next.Kind == TokenKind.Open)
        {
            position++;
            var inner = Or();
            if (position == tokens.Count || Next.Kind != TokenKind.Close)
            {
                throw new WixException(Errors.UnmatchedParenthesis(source, expression));
            }

            position++;
            return inner;
        }

        var left = Operand();
        if (position == tokens.Count || Next.Kind != TokenKind.Operator)
        {
            return left.Kind == TokenKind.Variable
                ? left.Text is not ("" or "0" or "false" or "no")
                : throw new WixException(Errors.UnexpectedLiteral(source, expression));
        }

        var comparison = tokens[position++].Text;
        var right = Operand();
        return Compare(left.Text.Trim(), comparison, right.Text.Trim());
    }

    private Token Operand()
    {
        if (position == tokens.Count || Next.Kind is TokenKind.Operator or TokenKind.Open or TokenKind.Close)
        {
            throw new WixException(Errors.ExpectedVariable(source, expression));
        }

        return tokens[position++];
    }

    private bool Compare(string left, string comparison, string right)
    {
        switch (comparison)
        {
            case "=" or "==":
                return left == right;
            case "!=":
                return left != right;
            case "~=":
                return left.Equals(right, StringComparison.OrdinalIgnoreCase);
        }

        if (!int.TryParse(left, NumberStyles.Integer, CultureInfo.InvariantCulture, out var leftNumber)
            || !int.TryParse(right, NumberStyles.Integer, CultureInfo.InvariantCulture, out var rightNumber))
        {
            throw new WixException(Errors.IllegalIntegerInExpression(source, expression));
        }

        return comparison switch
        {
            "<" => leftNumber < rightNumber,
            "<=" => leftNumber <= rightNumber,
            ">" => leftNumber > rightNumber,
            _ => leftNumber >= rightNumber,
        };
    }

    private void Tokenize()
    {
        var i = 0;
        while (i < expression.Length)
        {
            var c = expression[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '(' or ')')
            {
                tokens.Add(new Token(c == '(' ? TokenKind.Open : TokenKind.Close, c.ToString()));
                i++;
            }
            else if (c == '"')
            {
                var end = expression.IndexOf('"', i + 1);
                if (end < 0)
                {
                    throw new WixException(Errors.UnmatchedQuotes(source, expression));
                }

                tokens.Add(new Token(TokenKind.Value, variables.Replace(expression[(i + 1)..end], source)));
                i = end + 1;
            }
            else if (Array.Find(Operators, o => string.CompareOrdinal(expression, i, o, 0, o.Length) == 0) is { } comparison)
            {
                tokens.Add(new Token(TokenKind.Operator, comparison));
                i += comparison.Length;
            }
            else if (c == '&')
            {
                // The text of an instruction is no XML: an entity in it means what its letters say.
                throw new WixException(Errors.InvalidSubExpression(source, expression[i..], expression));
            }
            else
            {
                i = ReadWord(i);
            }
        }
    }

    private int ReadWord(int start)
    {
        var isVariable = string.CompareOrdinal(expression, start, "$(", 0, 2) == 0;
        var i = start;
        var depth = 0;
        while (i < expression.Length)
        {
            var c = expression[i];
            if (c == '(' && i > start && expression[i - 1] == '$')
            {
                depth++;
            }
            else if (c == ')' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0 && (char.IsWhiteSpace(c) || c is '(' or ')' or '=' or '<' or '>' or '"' or '&'
                || (c is '!' or '~' && i + 1 < expression.Length && expression[i + 1] == '=')))
            {
                break;
            }

            i++;
        }

        var text = expression[start..i];
        tokens.Add(isVariable ? new Token(TokenKind.Variable, variables.Replace(text, source)) : new Token(TokenKind.Word, variables.Replace(text, source)));
        return i;
    }

    private readonly record struct Token(TokenKind Kind, string Text);
}
