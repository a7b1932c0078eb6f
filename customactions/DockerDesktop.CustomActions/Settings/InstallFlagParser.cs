using System.Text;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Reads a line of flags: <c>--no-windows-containers --backend=hyper-v --installation-dir="C:\Program Files\Docker"</c>. Words are separated and quotes are
/// read as the C runtime does it, and so everything that writes command lines for Windows programs expects ("Parsing C++ command-line arguments" in
/// Microsoft's documentation): blanks and tabs separate, double quotes keep them, a quotation mark that is meant is <c>\"</c>, or <c>""</c> inside quotes,
/// and backslashes count only before a quotation mark. Three things that people write are understood besides: <c>"C:\Docker\"</c>, a value in single quotes,
/// and the dashes and quotes of typography that web pages have. No text of an error holds a value: values may be secrets.
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
        // First as somebody means it who ends a quoted folder with its backslash. A line of the C runtime's rules never comes out even so: what such a
        // backslash would close is opened again by the word's own last quotation mark. So no value that was written by those rules can end early and become
        // another flag.
        foreach (var reading in (ReadOnlySpan<Reading>)[Reading.BackslashEnds, Reading.CRuntime, Reading.BackslashEnds | Reading.QuotesKeepBlanks])
        {
            if (TrySplit(line, reading, out var words) && AreFlags(words))
            {
                return words;
            }
        }

        if (!TrySplit(line, Reading.CRuntime, out var asWritten))
        {
            errors.Add("A quotation mark is opened and not closed.");
        }

        return asWritten;
    }

    /// <returns>False when a quotation mark is not closed.</returns>
    private static bool TrySplit(string line, Reading reading, out List<string> words)
    {
        words = [];
        var word = new StringBuilder();
        var inWord = false;
        var isQuoted = false;
        var value = 0; // where the word's value begins
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (!isQuoted && IsBlank(character))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    (inWord, value) = (false, 0);
                }

                continue;
            }

            if (character == '\\')
            {
                var end = i;
                while (end < line.Length && line[end] == '\\')
                {
                    end++;
                }

                var count = end - i;
                if (end == line.Length || line[end] != '"' || (isQuoted && count % 2 != 0 && (reading & Reading.BackslashEnds) != 0 && IsBeforeFlag(line, end + 1)))
                {
                    word.Append('\\', count);
                    i = end - 1;
                }
                else
                {
                    // Each pair is one, and a single one makes the quotation mark a character like others.
                    word.Append('\\', count / 2);
                    i = end - 1;
                    if (count % 2 != 0)
                    {
                        word.Append('"');
                        i = end;
                    }
                }
            }
            else if (character == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                word.Append('"');
                i++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (!inWord || value == i) && FindClosing(line, i, reading) is > 0 and var closing)
            {
                word.Append(line, i + 1, closing - i - 1);
                i = closing;
            }
            else
            {
                word.Append(character);
                value = value == 0 && character == '=' ? i + 1 : value;
            }

            inWord = true;
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return !isQuoted;
    }

    /// <summary>Finds the end of a word or value in single quotes or in those of typography, which the C runtime does not know.</summary>
    /// <returns>Where the closing one is; 0 when the one at the start is a character like others.</returns>
    private static int FindClosing(string line, int start, Reading reading)
    {
        var opening = line[start];
        if (opening != '\'' && !IsTypographicQuote(opening))
        {
            return 0;
        }

        var keepsBlanks = (reading & Reading.QuotesKeepBlanks) != 0;
        for (var i = start + 1; i < line.Length && (keepsBlanks || !(IsBlank(line[i]) || line[i] == '"')); i++)
        {
            if (IsEnd(line, i + 1) && (opening == '\'' ? line[i] == '\'' : line[i] == '"' || IsTypographicQuote(line[i])))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>Says whether each word is a flag; the first may be a command.</summary>
    private static bool AreFlags(List<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Length == 0 || !IsDash(words[i][0]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says whether a word ends before an index, and a flag or nothing comes next.</summary>
    private static bool IsBeforeFlag(string line, int index)
    {
        var next = index;
        while (next < line.Length && IsBlank(line[next]))
        {
            next++;
        }

        return next >= line.Length || (next > index && IsDash(line[next]));
    }

    private static bool IsEnd(string line, int index) => index >= line.Length || IsBlank(line[index]);

    private static bool IsBlank(char character) => character is ' ' or '\t';

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

    private static bool IsTypographicQuote(char character) => character is '\u201C' or '\u201D' or '\u201E';

    /// <summary>Ways to read a line. The C runtime's is none of the others.</summary>
    [Flags]
    private enum Reading
    {
        CRuntime = 0,

        /// <summary>A backslash before a quotation mark, behind which comes a flag or nothing, stands for itself, and the quotation mark closes.</summary>
        BackslashEnds = 1,

        /// <summary>Single quotes and those of typography keep blanks, as double quotes do. Without it they are taken off a word without blanks only.</summary>
        QuotesKeepBlanks = 2,
    }
}
