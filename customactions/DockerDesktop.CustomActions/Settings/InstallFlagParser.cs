using System.Text;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Reads a line of flags: <c>--no-windows-containers --backend=hyper-v --installation-dir="C:\Program Files\Docker"</c>. Words are separated by blanks; double quotes keep
/// blanks together, and doubled inside quotes they stand for themselves; a value may be quoted with single quotes instead. Dashes and quotes of typography, as web pages have
/// them, are understood. No text of an error holds a value: values may be secrets.
/// </summary>
internal static class InstallFlagParser
{
    /// <summary>Reads the flags of INSTALLFLAGS.</summary>
    /// <param name="line">The line; empty for none.</param>
    /// <returns>The properties to set.</returns>
    /// <exception cref="ActionFailedException">A flag is unknown, stands there twice, lacks its value or has one too many. The text names all of them.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string line)
    {
        var errors = new List<string>();
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (flag, value) in Read(Split(line, errors), Refuse, errors))
        {
            properties.Add(flag.Property!, value);
        }

        return errors.Count == 0 ? properties : throw new ActionFailedException($"INSTALLFLAGS: {string.Join(' ', errors)}");
    }

    /// <summary>Reads words that are flags.</summary>
    /// <param name="words">The words, as <see cref="Split"/> gives them.</param>
    /// <param name="refuse">Says of a flag why it cannot be given here and what to do; null when it can.</param>
    /// <param name="errors">Gets a sentence for each flag that is unknown, refused, there twice, without its value or with one too many.</param>
    /// <returns>The flags in the order in which they are given; a switch has the value 1.</returns>
    public static IReadOnlyDictionary<InstallFlag, string> Read(IEnumerable<string> words, Func<InstallFlag, string?> refuse, List<string> errors)
    {
        var given = new Dictionary<InstallFlag, string>();
        var last = "the beginning";
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? null : word[(equals + 1)..];
            if (!IsFlag(equals < 0 ? word : word[..equals], out var name))
            {
                errors.Add($"A word that belongs to no flag was found after {last}. Flags begin with two hyphens, and a value follows its flag after an equals sign, in quotes when it has blanks.");
                continue;
            }

            var flag = InstallFlags.All.Find(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (flag is null)
            {
                errors.Add($"The flag {name} is not known.{NearMatches.Suggest(name, InstallFlags.All.FindAll(known => refuse(known) is null).ConvertAll(known => known.Name))}");
            }
            else if ((refuse(flag) ?? FindFault(flag, value)) is { } fault)
            {
                errors.Add(fault);
            }
            else
            {
                last = flag.Name;
                var meant = value is null ? "1" : flag.ValueNames.GetValueOrDefault(value, value);
                if (!given.TryAdd(flag, meant) && given[flag] != meant)
                {
                    errors.Add($"The flag {flag.Name} is given twice with different values. Give it once.");
                }
            }
        }

        return given;
    }

    /// <summary>Takes a line apart at its blanks.</summary>
    /// <param name="line">The line.</param>
    /// <param name="errors">Gets a sentence when a quotation mark is not closed.</param>
    /// <returns>The words without their quotes.</returns>
    public static List<string> Split(string line, List<string> errors)
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

    private static string? Refuse(InstallFlag flag) => flag.Property is null
        ? $"The flag {flag.Name} is one of the setup program; leave it out here (msiexec has /qn for --quiet, and each package has its own scope)."
        : null;

    private static string? FindFault(InstallFlag flag, string? value) =>
        flag.TakesValue && string.IsNullOrEmpty(value) ? $"The flag {flag.Name} needs a value: {flag.Name}=VALUE."
        : !flag.TakesValue && value is not null ? $"The flag {flag.Name} takes no value. Leave it out to have it off."
        : flag.ValueNames.Count > 0 && !flag.ValueNames.ContainsKey(value!) ? $"The flag {flag.Name} allows {string.Join(", ", flag.ValueNames.Keys)}."
        : null;

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
}
