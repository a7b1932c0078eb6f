namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Finds the tables in a statement of the installer's SQL (SDK: SQL Syntax): what stands behind FROM, INTO, UPDATE or TABLE.</summary>
internal static class QueriedTables
{
    private static readonly string[] Openers = ["FROM", "INTO", "UPDATE", "TABLE"];

    /// <summary>Finds the tables.</summary>
    /// <param name="sql">A well-formed statement.</param>
    /// <returns>Their names, in order.</returns>
    public static List<string> Of(string sql)
    {
        var names = new List<string>();
        var expectsName = false;
        var position = 0;
        while (NextToken(sql, ref position, out var token, out var isIdentifier))
        {
            if (names.Count == 0 && !expectsName)
            {
                expectsName = !isIdentifier && Array.Exists(Openers, opener => opener.Equals(token, StringComparison.OrdinalIgnoreCase));
            }
            else if (expectsName)
            {
                names.Add(token);
                expectsName = false;
            }
            else if (token == ",")
            {
                expectsName = true;
            }
            else
            {
                break;
            }
        }

        return names;
    }

    private static bool NextToken(string sql, ref int position, out string token, out bool isIdentifier)
    {
        while (position < sql.Length && char.IsWhiteSpace(sql[position]))
        {
            position++;
        }

        (token, isIdentifier) = (string.Empty, false);
        if (position == sql.Length)
        {
            return false;
        }

        var start = position;
        var first = sql[position++];
        if (first is '`' or '\'')
        {
            var end = sql.IndexOf(first, position);
            end = end < 0 ? sql.Length : end;
            token = sql[position..end];
            position = Math.Min(end + 1, sql.Length);
            isIdentifier = true;
            return true;
        }

        if (IsWord(first))
        {
            while (position < sql.Length && IsWord(sql[position]))
            {
                position++;
            }
        }

        token = sql[start..position];
        return true;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '.';
}
