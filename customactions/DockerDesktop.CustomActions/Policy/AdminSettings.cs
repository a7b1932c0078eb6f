using System.Text;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Json;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>
/// ADMINSETTINGS: the JSON text of admin-settings.json. Texts in single quotes are understood as well, because msiexec takes double quotes off a command line; everything else is
/// as it was given. No error quotes the text.
/// </summary>
internal static class AdminSettings
{
    /// <summary>Reads the text.</summary>
    /// <param name="value">The text.</param>
    /// <returns>JSON (RFC 8259): an object, without byte order mark.</returns>
    public static PropertyValue Read(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]))
            {
                if (!char.IsSurrogatePair(value, i))
                {
                    return Wrong("has half a character", value, i);
                }

                i++;
            }
        }

        var json = ToDoubleQuotes(value, out var origins);
        var bytes = Encoding.UTF8.GetBytes(json);
        var scanner = new JsonScanner(bytes);
        try
        {
            var isObject = scanner.Peek() == '{';
            var start = scanner.Offset;
            scanner.Skip();
            scanner.End();
            return isObject ? PropertyValue.Right(json) : Wrong("is no JSON object, { ... }", value, origins[CharacterOf(bytes, start)]);
        }
        catch (JsonSyntaxException failure)
        {
            return Wrong("is not valid JSON", value, origins[CharacterOf(bytes, failure.Offset)]);
        }
    }

    /// <summary>Turns texts in single quotes into texts in double quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origins">For each character of the result and for its end the place in the text that it comes from.</param>
    /// <returns>The result.</returns>
    private static string ToDoubleQuotes(string text, out List<int> origins)
    {
        var json = new StringBuilder(text.Length + 16);
        var places = new List<int>(text.Length + 16);
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (quote == '\0')
            {
                if (character is '"' or '\'')
                {
                    quote = character;
                    character = '"';
                }

                Append(character, i);
            }
            else if (character == '\\' && next != '\0')
            {
                // JSON knows no escaped single quote.
                if (quote != '\'' || next != '\'')
                {
                    Append(character, i);
                }

                Append(next, ++i);
            }
            else if (character == quote)
            {
                quote = '\0';
                Append('"', i);
            }
            else
            {
                if (character == '"')
                {
                    Append('\\', i);
                }

                Append(character, i);
            }
        }

        places.Add(text.Length);
        origins = places;
        return json.ToString();

        void Append(char character, int place)
        {
            json.Append(character);
            places.Add(place);
        }
    }

    private static int CharacterOf(byte[] bytes, int offset) => Encoding.UTF8.GetCharCount(bytes.AsSpan(0, offset));

    private static PropertyValue Wrong(string what, string text, int place)
    {
        var before = text.AsSpan(0, place);
        var line = before.Count('\n') + 1;
        var column = place - before.LastIndexOf('\n');
        return PropertyValue.Wrong(
            $"ADMINSETTINGS {what}: line {line}, column {column}. Its text is not shown here. msiexec takes double quotes off a command line, so use single quotes inside, as in "
            + "ADMINSETTINGS=\"{'configurationFileVersion': 2, 'enhancedContainerIsolation': {'value': true, 'locked': true}}\".");
    }
}
