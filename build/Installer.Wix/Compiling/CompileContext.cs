using System.Xml.Linq;

using Installer.Wix.Extensions;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary>What the parsers of one source file share: where symbols go and how errors are told.</summary>
internal sealed class CompileContext(string document, Platform platform, Messaging messaging, TableDefinitions tables, IReadOnlyList<WixExtension> extensions)
{
    private Section? section;
    private readonly List<Message> unfinished = [];
    private int anonymousComponents;
    private bool isInAnonymousComponent;

    /// <summary>The source file.</summary>
    public string Document { get; } = document;

    /// <summary>The package's architecture.</summary>
    public Platform Platform { get; } = platform;

    /// <summary>Whether components are 64-bit unless they say otherwise.</summary>
    public bool Is64Bit => Platform != Platform.X86;

    /// <summary>The tables that are known.</summary>
    public TableDefinitions Tables { get; } = tables;

    /// <summary>The extensions in use.</summary>
    public IReadOnlyList<WixExtension> Extensions { get; } = extensions;

    /// <summary>The sections that were begun, in document order.</summary>
    public List<Section> Sections { get; } = [];

    /// <summary>The section that symbols go to.</summary>
    public Section Section => section ?? throw new InvalidOperationException("No Package or Fragment has begun.");

    /// <summary>Whether there was an error in this source file.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The name of the package whose element is being parsed, for what depends on it; <c>null</c> in a Fragment.</summary>
    public PackageSymbol? Package { get; set; }

    /// <summary>Begins a section.</summary>
    public void BeginSection(bool isPackage, SourceLine source)
    {
        section = new Section(isPackage, Document, source);
        Sections.Add(section);
    }

    /// <summary>Reports a message.</summary>
    public void Write(Message message)
    {
        HasErrors |= message.Level == MessageLevel.Error;
        if (isInAnonymousComponent && message.Text.Contains(AnonymousComponent, StringComparison.Ordinal))
        {
            unfinished.Add(message);
            return;
        }

        messaging.Write(message);
    }

    /// <summary>Adds a symbol to the section.</summary>
    public T Add<T>(T symbol)
        where T : Symbol
    {
        Section.Symbols.Add(symbol);
        return symbol;
    }

    /// <summary>Adds a row to the section.</summary>
    public RowSymbol AddRow(string table, Identifier? identifier, SourceLine? source, params ReadOnlySpan<object?> values) =>
        Add(new RowSymbol(Tables[table], identifier, source, values));

    /// <summary>Adds a reference to the section.</summary>
    public void AddReference(string kind, string id, SourceLine? source) => Section.References.Add(new Reference(kind, id, source));

    /// <summary>Adds a reference to a standard or custom action in a sequence.</summary>
    public void AddActionReference(SequenceTable table, string action, SourceLine source) =>
        AddReference(SymbolKind.Action, StandardActions.Key(table, action), source);

    /// <summary>Adds a membership to the section.</summary>
    public void AddMembership(MemberKind parentKind, string? parent, MemberKind childKind, string child, bool isPrimary, SourceLine source) =>
        Section.Memberships.Add(new Membership(parentKind, parent ?? string.Empty, childKind, child, isPrimary, source));

    /// <summary>Makes a table appear in the package even without rows.</summary>
    public void EnsureTable(string table) => Section.EnsuredTables.Add(table);

    /// <summary>What stands for the identifier of a component while its key path, from which it takes its identifier, is not known.</summary>
    public string BeginAnonymousComponent()
    {
        isInAnonymousComponent = true;
        return AnonymousComponent;
    }

    /// <summary>Gives up on a component that has neither an identifier nor a key path to take it from: messages call it by its element.</summary>
    /// <param name="placeholder">What stood for its identifier.</param>
    public void AbandonAnonymousComponent(string placeholder) => Finish(placeholder, "Component");

    /// <summary>Puts the identifier in place of what stood for it, in everything that was added since the component began.</summary>
    /// <param name="placeholder">What stood for it.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="firstSymbol">How many symbols the section had when the component began.</param>
    /// <param name="firstReference">How many references it had then.</param>
    public void EndAnonymousComponent(string placeholder, string id, int firstSymbol, int firstReference)
    {
        string Transform(string text) => text.Contains(placeholder, StringComparison.Ordinal) ? text.Replace(placeholder, id, StringComparison.Ordinal) : text;
        for (var i = firstSymbol; i < Section.Symbols.Count; i++)
        {
            Section.Symbols[i].Transform(Transform);
        }

        for (var i = firstReference; i < Section.References.Count; i++)
        {
            Section.References[i] = Section.References[i] with { Id = Transform(Section.References[i].Id) };
        }

        Finish(placeholder, id);
        anonymousComponents++;
    }

    /// <summary>The attributes of an element, without namespace declarations. One of another namespace is given to the extension that knows it.</summary>
    public IEnumerable<AttributeReader> Attributes(XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration || attribute.Name.Namespace == XNamespace.Xml)
            {
                continue;
            }

            if (attribute.Name.Namespace == XNamespace.None || attribute.Name.Namespace == Namespaces.Wxs)
            {
                yield return new AttributeReader(this, element, attribute);
            }
            else if (FindExtension(attribute.Name.Namespace) is not { } extension)
            {
                Write(Errors.UnhandledExtensionAttribute(element.Source(), element.Name.LocalName, attribute.Name.LocalName, attribute.Name.NamespaceName));
            }
            else if (!extension.Language.TryParseAttribute(this, element, attribute))
            {
                Write(Errors.UnexpectedAttribute(element.Source(), element.Name.LocalName, attribute.Name.LocalName));
            }
        }
    }

    /// <summary>Hands each child element of the same namespace to a parser. One of another namespace is given to the extension that knows it.</summary>
    /// <param name="element">The parent.</param>
    /// <param name="owner">What the parent is, for extensions.</param>
    /// <param name="parse">Parses a child and tells whether it is known there.</param>
    public void Children(XElement element, ElementOwner owner, Func<XElement, bool> parse) =>
        Children(element, owner, parse, _ => false);

    /// <summary>Parses each child element of the same namespace. One of another namespace is given to the extension that knows it.</summary>
    /// <param name="element">The parent.</param>
    /// <param name="owner">What the parent is, for extensions.</param>
    /// <param name="children">What parses them.</param>
    public void Children(XElement element, ElementOwner owner, IChildren children) => Children(element, owner, children.TryParse, children.IsRefused);

    private void Children(XElement element, ElementOwner owner, Func<XElement, bool> parse, Func<string, bool> isRefused)
    {
        foreach (var child in element.Elements())
        {
            var name = child.Name.LocalName;
            if (child.Name.Namespace == element.Name.Namespace && parse(child))
            {
                continue;
            }

            if (child.Name.Namespace == Namespaces.Wxs)
            {
                Write(isRefused(name)
                    ? PortableErrors.UnsupportedElement(child.Source(), element.Name.LocalName, name)
                    : Errors.UnexpectedElement(child.Source(), element.Name.LocalName, name));
            }
            else if (FindExtension(child.Name.Namespace) is not { } extension)
            {
                Write(Errors.UnhandledExtensionElement(child.Source(), element.Name.LocalName, name, child.Name.NamespaceName));
            }
            else if (!extension.Language.TryParseElement(this, child, owner))
            {
                Write(Errors.UnexpectedElement(child.Source(), element.Name.LocalName, name));
            }
        }
    }

    /// <summary>Parses an element that has attributes but no children of WiX's own, and no text.</summary>
    public void NoChildren(XElement element, ElementOwner owner = default)
    {
        Children(element, owner, _ => false);
        RefuseText(element);
    }

    /// <summary>Reports text in an element.</summary>
    public void RefuseText(XElement element)
    {
        if (element.Nodes().OfType<XText>().FirstOrDefault() is { } text && !string.IsNullOrWhiteSpace(text.Value))
        {
            Write(Errors.IllegalInnerText(element.Source(), element.Name.LocalName));
        }
    }

    private string AnonymousComponent => $"\u00A7{anonymousComponents}\u00A7";

    private void Finish(string placeholder, string name)
    {
        foreach (var message in unfinished)
        {
            messaging.Write(message with { Text = message.Text.Replace(placeholder, name, StringComparison.Ordinal) });
        }

        unfinished.Clear();
        isInAnonymousComponent = false;
    }

    private WixExtension? FindExtension(XNamespace name) => Extensions.FirstOrDefault(e => e.Language.Namespace == name);
}
