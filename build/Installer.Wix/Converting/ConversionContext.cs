using System.Diagnostics.CodeAnalysis;

namespace Installer.Wix.Converting;

/// <summary>What the changes of one file share: the file, the rules, and where they are reported.</summary>
internal sealed class ConversionContext(SourceDocument document, ConversionOptions options, Action<ConversionMessage> report)
{
    private readonly Dictionary<string, string> scripts = new(StringComparer.Ordinal);

    /// <summary>The file.</summary>
    public SourceDocument Document { get; } = document;

    /// <summary>How it is converted.</summary>
    public ConversionOptions Options { get; } = options;

    /// <summary>Whether the file is of WiX v3, whose defaults were other ones in places.</summary>
    public bool IsVersion3 { get; set; }

    /// <summary>Files to be written beside the converted one, by name.</summary>
    public IReadOnlyDictionary<string, string> Scripts => scripts;

    /// <summary>The rules.</summary>
    public static ConversionRules Rules => ConversionRules.Instance;

    /// <summary>Asks whether a change is to be made, and reports it if so.</summary>
    public bool Makes(string change, SourceNode node, params object?[] arguments)
    {
        if (Options.IgnoredChanges.Contains(change))
        {
            return false;
        }

        Write(change, node, true, arguments);
        return true;
    }

    /// <summary>Reports what has to be changed by hand.</summary>
    public void Refuse(string change, SourceNode node, params object?[] arguments)
    {
        if (!Options.IgnoredChanges.Contains(change))
        {
            Write(change, node, false, arguments);
        }
    }

    /// <summary>The name of an element as the rules know it.</summary>
    public static string? NameOf(SourceElement element) => Rules.NameOf(element);

    /// <summary>Whether an element has a name of the rules.</summary>
    public static bool Is([NotNullWhen(true)] SourceElement? element, string name) => element is not null && NameOf(element) == name;

    /// <summary>The name, with the prefix that the file has for its namespace, of an element that the rules name. A namespace that the file does not have yet is declared in the root element.</summary>
    public string Qualify(SourceElement place, string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? string.Empty : name[..colon];
        var uri = Rules.Namespaces.First(rule => rule.Prefix == prefix && !rule.IsMerged).New;
        var found = place.FindPrefix(uri) ?? Declare(prefix, uri);
        return found.Length == 0 ? name[(colon + 1)..] : found + ":" + name[(colon + 1)..];
    }

    /// <summary>Declares a namespace in the root element.</summary>
    /// <param name="prefix">The prefix that is wanted; another one if that is taken.</param>
    /// <param name="uri">The namespace.</param>
    /// <returns>The prefix that it got.</returns>
    public string Declare(string prefix, string uri)
    {
        var root = Document.Root;
        var free = prefix;
        for (var number = 1; root["xmlns:" + free] is not null; number++)
        {
            free = prefix + number;
        }

        root.Attributes.Add(new SourceAttribute { Name = "xmlns:" + free, Raw = string.Empty, Value = uri });
        return free;
    }

    /// <summary>Keeps a script that stood in the source for a file beside it.</summary>
    public void AddScript(string name, string text) => scripts[name] = text;

    private void Write(string change, SourceNode node, bool isDone, object?[] arguments)
    {
        var (number, text) = Rules.Describe(change, arguments);
        report(new ConversionMessage(number, change, node.Line, text, isDone));
    }
}
