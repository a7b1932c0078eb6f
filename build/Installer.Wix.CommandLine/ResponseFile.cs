using System.Text;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>Reads the arguments in a response file: separated by white space, in quotation marks when they have some.</summary>
internal static class ResponseFile
{
    /// <summary>Puts the arguments of response files, <c>@FILE</c>, in the place of their names; one that cannot be read is reported.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> arguments, Messaging messaging)
    {
        foreach (var argument in arguments)
        {
            if (!argument.StartsWith('@'))
            {
                yield return argument;
                continue;
            }

            string text;
            try
            {
                text = File.ReadAllText(argument[1..]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                messaging.Write(CommandLineErrors.ResponseFileUnreadable(argument[1..], exception.Message));
                yield break;
            }

            foreach (var inner in Expand(Split(text), messaging))
            {
                yield return inner;
            }
        }
    }

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
