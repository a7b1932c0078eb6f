using System.Globalization;

using Installer.Wix.Compiling;
using Installer.Wix.Extensions;
using Installer.Wix.Extensions.Firewall;
using Installer.Wix.Linking;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Compiling;

/// <summary>A source that was compiled and linked, but not bound: the rows it gives and the messages about it.</summary>
internal sealed class CompiledSource
{
    private readonly List<Message> messages = [];
    private readonly LinkedPackage? package;

    private CompiledSource(string path, Platform platform)
    {
        var messaging = new Messaging(messages.Add);
        var tables = new TableDefinitions();
        var extensions = WixExtensions.All;
        foreach (var extension in extensions)
        {
            tables.Add(extension.Tables);
        }

        var document = new Preprocessor(messaging, new PreprocessorOptions(new Dictionary<string, string>(), [], platform, _ => null), new SourceReader(messaging)).Process(path);
        Assert.IsNotNull(document, Messages);
        var context = new CompileContext(path, platform, messaging, tables, extensions);
        SourceCompiler.Compile(context, document);
        var libraries = extensions.SelectMany(extension => extension.CreateLibrary(platform, tables));
        package = messaging.HasErrors ? null : new Linker(messaging, tables).Link([.. context.Sections, .. libraries]);
    }

    /// <summary>The messages, each as <c>WIX0001: text</c>, without where they are.</summary>
    public string Messages => string.Join('\n', messages.Select(message => string.Create(CultureInfo.InvariantCulture, $"WIX{message.Number:0000}: {message.Text}")));

    /// <summary>The tables that are to exist even without rows.</summary>
    public IEnumerable<string> EnsuredTables => Linked.EnsuredTables;

    /// <summary>The features' places in the tree, in the order of the sources.</summary>
    public IEnumerable<int> FeatureDisplays => Linked.Symbols.OfType<FeatureSymbol>().Select(feature => feature.Display);

    private LinkedPackage Linked => package ?? throw new AssertFailedException(Messages);

    /// <summary>Compiles the content of a package, with each extension under the last part of its namespace, such as <c>util</c>, and the firewall under <c>fire</c>.</summary>
    public static CompiledSource Package(string content, string fragment = "", Platform platform = Platform.X64)
    {
        var path = Path.GetTempFileName();
        var prefixes = string.Join(' ', WixExtensions.All.Select(extension => $"xmlns:{extension.Language.Namespace.NamespaceName.Split('/')[^1]}=\"{extension.Language.Namespace}\""));
        try
        {
            File.WriteAllText(path, $"""
                <Wix xmlns="{Namespaces.Wxs}" {prefixes} xmlns:fire="{FirewallLanguage.Instance.Namespace}"><Package
                  Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A11">{content}</Package><Fragment>{fragment}</Fragment></Wix>
                """);
            return new CompiledSource(path, platform);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Compiles a source file.</summary>
    public static CompiledSource FromFile(string path, Platform platform) => new(path, platform);

    /// <summary>Compiles the content of a component with the identifier <c>C</c> in the folder <c>INSTALLFOLDER</c>.</summary>
    public static CompiledSource Component(string content, string outside = "", Platform platform = Platform.X64) =>
        Package($"""{outside}<Component Id="C" Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01" KeyPath="yes">{content}</Component>""", platform: platform);

    /// <summary>The rows of a table in the order of the sources, values joined by bars.</summary>
    public IReadOnlyList<string> Rows(string table) =>
        [.. Linked.Symbols.OfType<RowSymbol>().Where(row => row.Table.Name == table).Select(row => string.Join('|', row.Values.Select(Text)))];

    /// <summary>Asserts the rows of a table, in whatever order, values joined by bars.</summary>
    public void AssertRows(string table, params string[] expected) => CollectionAssert.AreEquivalent(expected, Rows(table).ToArray(), $"{table}:\n{string.Join('\n', Rows(table))}");

    /// <summary>Asserts the numbers of all messages in their order, and that each says where in the source it is about.</summary>
    public void AssertMessages(params int[] expected)
    {
        CollectionAssert.AreEqual(expected, messages.Select(message => message.Number).ToArray(), Messages);
        Assert.IsTrue(messages.TrueForAll(message => message.Source is { Line: > 0 }), Messages);
    }

    /// <summary>Asserts that a sequence has an action: name, place (number, <c>&lt;</c> what it comes before, <c>&gt;</c> what it comes after), condition, joined by bars.</summary>
    public void AssertHasAction(SequenceTable table, string expected) => CollectionAssert.Contains(Actions(table).ToArray(), expected, string.Join('\n', Actions(table)));

    /// <summary>The actions of a sequence, each with its place.</summary>
    public IReadOnlyList<string> Actions(SequenceTable table) =>
        [.. Linked.Symbols.OfType<ActionSymbol>().Where(action => action.Table == table).Select(action =>
            $"{action.Action}|{action.Sequence}{(action.Before is null ? null : "<" + action.Before)}{(action.After is null ? null : ">" + action.After)}|{action.Condition}")];

    /// <summary>A component's key path: its key and its kind, joined by a bar.</summary>
    public string KeyPath(string component)
    {
        var symbol = Linked.Symbols.OfType<ComponentSymbol>().Single(symbol => symbol.Id == component);
        return $"{symbol.KeyPath}|{symbol.KeyPathKind}";
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        int number => number.ToString(CultureInfo.InvariantCulture),
        SourceFileValue file => "file:" + file.Path,
        FileNameValue name => name.LongName,
        ExtensionBinaryValue binary => binary.FileName,
        _ => value.ToString(),
    };
}
