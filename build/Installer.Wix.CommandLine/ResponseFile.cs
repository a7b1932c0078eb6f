using System.Text;

using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>Reads the arguments in a response file: separated by white space, in quotation marks when they have some.</summary>
internal static class ResponseFile
{
    /// <summary>Puts the arguments of response files, <c>@FILE</c>, in the place of their names; one that cannot be read, or that leads back to itself, is reported.</summary>
    /// <param name="arguments">The arguments as they were given.</param>
    /// <param name="read">Is given the path of every response file.</param>
    /// <param name="messaging">Is told of errors.</param>
    public static IEnumerable<string> Expand(IEnumerable<string> arguments, ICollection<string> read, Messaging messaging) => Expand(arguments, [], read, messaging);

    private static IEnumerable<string> Expand(IEnumerable<string> arguments, IReadOnlyList<string> around, ICollection<string> read, Messaging messaging)
    {
        foreach (var argument in arguments)
        {
            if (!argument.StartsWith('@'))
            {
                yield return argument;
                continue;
            }

            var path = WindowsPath.FindFile(argument[1..]) ?? argument[1..];
            string text;
            try
            {
                path = Path.GetFullPath(path);
                if (around.Contains(path))
                {
                    messaging.Write(CommandLineErrors.ResponseFileUnreadable(argument[1..], "It is named by itself, or by a response file that it names."));
                    yield break;
                }

                if (File.Exists(path) && !RegularFile.IsAt(path))
                {
                    messaging.Write(PortableErrors.NotAFile(null, argument[1..]));
                    yield break;
                }

                text = File.ReadAllText(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                messaging.Write(CommandLineErrors.ResponseFileUnreadable(argument[1..], exception.Message));
                yield break;
            }

            read.Add(path);
            foreach (var inner in Expand(Split(text), [.. around, path], read, messaging))
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
