using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WineBed;

/// <summary>
/// A verbose log of msiexec. Wine's has the start and end of every action with its return value, what custom actions write, and the properties at the end; it has none
/// of Windows' lines <c>MSI (s)</c>. Tests rest on return values and on the product's own texts.
/// </summary>
public sealed partial class MsiLog
{
    // The code page of Windows that the prefixes have.
    private static readonly Encoding s_ansi = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private MsiLog(string text)
    {
        Text = text;
        Lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
        Actions = ReadActions(Lines);
        Dictionary<string, string> properties = [];
        foreach (string line in Lines)
        {
            if (PropertyLine().Match(line) is { Success: true } match)
            {
                properties[match.Groups["name"].Value] = match.Groups["value"].Value;
            }
        }

        Properties = properties;
    }

    /// <summary>The whole log; empty if msiexec did not get so far as to write one.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>In the order in which they began. An action that ran in both sequences is there twice.</summary>
    public IReadOnlyList<MsiAction> Actions { get; }

    /// <summary>The properties as the log's end tells them; those that have no value are not there.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>True when the last thing that the log tells is that an action began.</summary>
    internal bool EndsAtStartOfAction => Lines.LastOrDefault(line => line.Length > 0)?.StartsWith("Action start ", StringComparison.Ordinal) == true;

    public bool Contains(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <summary>The return values of each run of an action; empty if it did not run.</summary>
    public IReadOnlyList<int?> ReturnValues(string action) => [.. Actions.Where(a => a.Name == action).Select(a => a.ReturnValue)];

    internal static async Task<MsiLog> ReadAsync(string path) => new(File.Exists(path) ? Decode(await File.ReadAllBytesAsync(path)) : "");

    /// <summary>For tests of the reader.</summary>
    internal static MsiLog Parse(string text) => new(text);

    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        _ => s_ansi.GetString(bytes),
    };

    private static List<MsiAction> ReadActions(IEnumerable<string> lines)
    {
        List<MsiAction> actions = [];
        // An action that starts others ends after them.
        List<int> open = [];
        foreach (string line in lines)
        {
            if (StartLine().Match(line) is { Success: true } start)
            {
                open.Add(actions.Count);
                actions.Add(new MsiAction(start.Groups["name"].Value, null));
            }
            else if (EndLine().Match(line) is { Success: true } end)
            {
                int position = open.FindLastIndex(index => actions[index].Name == end.Groups["name"].Value);
                if (position >= 0)
                {
                    actions[open[position]] = actions[open[position]] with { ReturnValue = int.Parse(end.Groups["value"].Value, CultureInfo.InvariantCulture) };
                    open.RemoveAt(position);
                }
            }
        }

        return actions;
    }

    [GeneratedRegex(@"^Action start [\d:]+: (?<name>\S+?)\.?\s*$")]
    private static partial Regex StartLine();

    [GeneratedRegex(@"^Action ended [\d:]+: (?<name>\S+?)\. Return value (?<value>\d+)\.")]
    private static partial Regex EndLine();

    [GeneratedRegex(@"^Property\([A-Z]\): (?<name>[\w.]+) = (?<value>.*)$")]
    private static partial Regex PropertyLine();
}
