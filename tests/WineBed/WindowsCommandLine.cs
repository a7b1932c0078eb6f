using System.Text;

namespace WineBed;

/// <summary>
/// Command lines by Windows' rules: a program gets one string and takes it apart itself. <see cref="Quote"/> is right for programs that use the C runtime or .NET (see
/// "Parsing C++ command-line arguments" in Microsoft's documentation); msiexec has rules of its own, see <see cref="QuoteProperty"/>.
/// </summary>
public static class WindowsCommandLine
{
    /// <summary>The program and its arguments as one string.</summary>
    public static string Join(string program, params IEnumerable<string> arguments) => string.Join(' ', arguments.Prepend(program).Select(Quote));

    /// <summary>One argument, in quotes if it needs them. Backslashes count only before a quote: there each is doubled, and the quote gets one more.</summary>
    public static string Quote(string argument)
    {
        if (argument.Length != 0 && !argument.AsSpan().ContainsAny(' ', '\t', '"'))
        {
            return argument;
        }

        StringBuilder result = new("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            result.Append('\\', c == '"' ? (2 * backslashes) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return result.Append('\\', 2 * backslashes).Append('"').ToString();
    }

    /// <summary><c>NAME=value</c> as msiexec reads it: quotes around the value only, a quote inside it doubled.</summary>
    public static string QuoteProperty(string name, string value) => value.Length != 0 && !value.AsSpan().ContainsAny(' ', '\t', '"')
        ? $"{name}={value}"
        : $"{name}=\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
