using System.Text;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Reads a line of flags: <c>--no-windows-containers --backend=hyper-v --installation-dir="C:\Program Files\Docker"</c>. Words are separated by blanks; double quotes keep
/// blanks together, and doubled inside quotes they stand for themselves; a value may be quoted with single quotes instead. Dashes and quotes of typography, as web pages have
/// them, are understood. No text of an error holds a value: values may be secrets.
/// </summary>
internal static class InstallFlagParser
{
    /// <summary>Reads the flags.</summary>
    /// <param name="line">The line; empty for none.</param>
    /// <returns>The properties to set.</returns>
    /// <exception cref="ActionFailedException">A flag is unknown, stands there twice, lacks its value or has one too many. The text names all of them.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string line)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var word in Split(line, errors))
        {
            Read(word, properties, errors);
        }

        return errors.Count == 0 ? properties : throw new ActionFailedException($"INSTALLFLAGS: {string.Join(' ', errors)}");
    }

    private static void Read(string word, Dictionary<string, string> properties, List<string> errors)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var given = equals < 0 ? word : word[..equals];
        var value = equals < 0 ? null : word[(equals + 1)..];
        if (!IsFlag(given, out var name))
        {
            errors.Add($"A word that belongs to no flag was found after {Describe(properties)}. Flags begin with two hyphens, and a value follows its flag after an equals sign, in quotes when it has blanks.");
            return;
        }

        var flag = InstallFlags.All.Find(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (flag is null)
        {
            errors.Add($"The flag {name} is not known.{NearMatches.Suggest(name, InstallFlags.All.FindAll(known => known.Property is not null).ConvertAll(known => known.Name))}");
        }
        else if (flag.Property is null)
        {
            errors.Add($"The flag {flag.Name} is one of the setup program; leave it out here (msiexec has /qn for --quiet, and each package has its own scope).");
        }
        else if (flag.TakesValue && string.IsNullOrEmpty(value))
        {
            errors.Add($"The flag {flag.Name} needs a value: {flag.Name}=VALUE.");
        }
        else if (!flag.TakesValue && value is not null)
        {
            errors.Add($"The flag {flag.Name} takes no value. Leave it out to have it off.");
        }
        else
        {
            var meant = value is null ? "1" : flag.ValueNames.GetValueOrDefault(value, value);
            if (flag.ValueNames.Count > 0 && !flag.ValueNames.ContainsKey(value!))
            {
                errors.Add($"The flag {flag.Name} allows {string.Join(", ", flag.ValueNames.Keys)}.");
            }
            else if (!properties.TryAdd(flag.Property, meant) && properties[flag.Property] != meant)
            {
                errors.Add($"The flag {flag.Name} is given twice with different values. Give it once.");
            }
        }
    }

    /// <summary>Says where in the line a stray word is, without quoting it.</summary>
    private static string Describe(Dictionary<string, string> properties)
    {
        if (properties.Count == 0)
        {
            return "the beginning";
        }

        var last = string.Empty;
        foreach (var property in properties.Keys)
        {
            last = property;
        }

        return InstallFlags.All.Find(flag => flag.Property == last)!.Name;
    }

    /// <summary>Brings the dashes at the head of a word to two hyphens: typography makes one long dash of two hyphens, or a hyphen and a dash.</summary>
    private static bool IsFlag(string word, out string name)
    {
        var dashes = 0;
        while (dashes < word.Length && IsDash(word[dashes]))
        {
            dashes++;
        }

        name = $"--{word[dashes..]}";
        return dashes is >= 1 and <= 3;
    }

    private static bool IsDash(char character) => character is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212';

    private static bool IsDoubleQuote(char character) => character is '"' or '\u201C' or '\u201D' or '\u201E';

    private static List<string> Split(string line, List<string> errors)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (quote == '"' && IsDoubleQuote(character))
            {
                if (i + 1 < line.Length && IsDoubleQuote(line[i + 1]))
                {
                    word.Append('"');
                    i++;
                }
                else
                {
                    quote = '\0';
                }
            }
            else if (quote == '\'' && character == '\'' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                quote = '\0';
            }
            else if (quote != '\0')
            {
                word.Append(character);
            }
            else if (IsDoubleQuote(character))
            {
                quote = '"';
                inWord = true;
            }
            else if (character == '\'' && word.Length > 0 && word[^1] == '=')
            {
                quote = '\'';
            }
            else if (char.IsWhiteSpace(character))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
            }
            else
            {
                word.Append(character);
                inWord = true;
            }
        }

        if (quote != '\0')
        {
            errors.Add("A quotation mark is opened and not closed.");
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
