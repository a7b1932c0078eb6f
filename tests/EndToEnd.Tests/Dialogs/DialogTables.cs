using System.Text.RegularExpressions;

namespace EndToEnd.Dialogs;

/// <summary>The dialogs of a package as its tables have them.</summary>
internal sealed partial class DialogTables
{
    private DialogTables(
        IReadOnlyDictionary<string, string> properties,
        IReadOnlyList<IReadOnlyDictionary<string, string>> dialogs,
        IReadOnlyList<DialogControl> controls,
        IReadOnlyList<IReadOnlyDictionary<string, string>> events,
        IReadOnlyList<IReadOnlyDictionary<string, string>> conditions)
    {
        Properties = properties;
        Dialogs = dialogs;
        Controls = controls;
        Events = events;
        Conditions = conditions;
    }

    public IReadOnlyDictionary<string, string> Properties { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Dialogs { get; }

    public IReadOnlyList<DialogControl> Controls { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Events { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Conditions { get; }

    public static async Task<DialogTables> ReadAsync(Package package) => new(
        await package.ReadPropertiesAsync(),
        await package.ReadTableAsync("Dialog"),
        [.. (await package.ReadTableAsync("Control")).Select(DialogControl.FromRow)],
        await package.ReadTableAsync("ControlEvent"),
        await package.ReadTableAsync("ControlCondition"));

    /// <summary>A control.</summary>
    public DialogControl this[string dialog, string control] => Controls.Single(row => row.Dialog == dialog && row.Name == control);

    /// <summary>A text as it is shown: without its style, with the properties of the package.</summary>
    public string Show(string text) => Property().Replace(Style().Replace(text, string.Empty), match => Properties.GetValueOrDefault(match.Groups[1].Value, string.Empty));

    /// <summary>The style that a text begins with, or the one of all dialogs.</summary>
    public string StyleOf(string text) => Style().Match(text) is { Success: true } match ? match.Groups[1].Value : Properties["DefaultUIFont"];

    [GeneratedRegex(@"\[([A-Za-z0-9_.]+)\]")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\{\\([A-Za-z]+)\}")]
    private static partial Regex Style();
}
