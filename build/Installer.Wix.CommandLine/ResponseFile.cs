using System.Text;

namespace Installer.Wix.CommandLine;

/// <summary>Reads the arguments in a response file: separated by white space, in quotation marks when they have some.</summary>
internal static class ResponseFile
{
    /// <summary>Splits a text into arguments.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var argument = new StringBuilder();
        var isQuoted = false;
        var hasArgument = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                // Backslashes are themselves unless they stand before a quotation mark, as on a command line of Windows.
                var count = 1;
                while (i + count < text.Length && text[i + count] == '\\')
                {
                    count++;
                }

                var beforeQuote = i + count < text.Length && text[i + count] == '"';
                argument.Append('\\', beforeQuote ? count / 2 : count);
                hasArgument = true;
                i += count - 1;
                if (beforeQuote && count % 2 == 1)
                {
                    argument.Append('"');
                    i++;
                }
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
                hasArgument = true;
            }
            else if (char.IsWhiteSpace(c) && !isQuoted)
            {
                if (hasArgument)
                {
                    yield return argument.ToString();
                }

                argument.Clear();
                hasArgument = false;
            }
            else
            {
                argument.Append(c);
                hasArgument = true;
            }
        }

        if (hasArgument)
        {
            yield return argument.ToString();
        }
    }
}
