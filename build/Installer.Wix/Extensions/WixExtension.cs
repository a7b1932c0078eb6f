using System.Xml.Linq;

using Installer.Msi.Streams;
using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions;

/// <summary>Adds elements and attributes of a namespace of its own, with the tables and custom actions that they need.</summary>
internal abstract class WixExtension
{
    /// <summary>The name given to <c>-ext</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The namespace of its elements and attributes.</summary>
    public abstract XNamespace Namespace { get; }

    /// <summary>The tables that it adds.</summary>
    public abstract IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>The fragments that its elements refer to: custom actions with their places in the sequences.</summary>
    public virtual IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables) => [];

    /// <summary>The texts that its fragments use.</summary>
    public virtual IEnumerable<WixLocalization> Localizations => [];

    /// <summary>The texts that its fragments use, in the languages that a package may take: those that were asked for, its own language where none was.</summary>
    /// <param name="cultures">The cultures that were asked for.</param>
    public virtual IEnumerable<WixLocalization> LocalizationsFor(IReadOnlyList<string> cultures) => Localizations;

    /// <summary>A file that its fragments name and a package may replace by one of its own, such as a picture.</summary>
    /// <param name="path">The path as the fragments have it.</param>
    /// <returns>The content, or <c>null</c> if it has no such file.</returns>
    public virtual StreamSource? FindFile(string path) => null;

    /// <summary>Changes what was linked, where the package's own rows depend on the extension.</summary>
    /// <param name="symbols">All symbols of the package.</param>
    public virtual void FinishLinking(List<Symbol> symbols)
    {
    }

    /// <summary>Parses one of its elements.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="parent">The element that holds it.</param>
    /// <param name="element">The element.</param>
    /// <param name="owner">What the parent is.</param>
    /// <returns>Whether the element is known under that parent.</returns>
    public abstract bool TryParseElement(CompileContext context, XElement parent, XElement element, ElementOwner owner);

    /// <summary>Parses one of its attributes on an element of another namespace.</summary>
    /// <returns>Whether the attribute is known on that element.</returns>
    public virtual bool TryParseAttribute(CompileContext context, XElement element, XAttribute attribute, ElementOwner owner) => false;
}
