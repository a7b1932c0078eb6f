using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions;

/// <summary>Builds one fragment of an extension's library. A package that refers to anything in it gets all of it.</summary>
/// <param name="extension">The extension's name.</param>
/// <param name="binary">The key of the extension's custom-action library in the <c>Binary</c> table.</param>
/// <param name="platform">The package's architecture; custom actions have a name of their own for each.</param>
/// <param name="tables">The tables that are known.</param>
internal sealed class ExtensionFragment(string extension, string binary, Platform platform, TableDefinitions tables)
{
    /// <summary>Begins one that is of no architecture: it has neither custom actions nor a library.</summary>
    public ExtensionFragment(string extension, TableDefinitions tables)
        : this(extension, string.Empty, default, tables)
    {
    }

    /// <summary>What is built.</summary>
    public Section Section { get; } = new(isPackage: false, extension, null);

    /// <summary>The name of a custom action or library for an architecture: <c>Wix4Name_X64</c>.</summary>
    public static string NameFor(string name, Platform platform) =>
        name + platform switch { Platform.X86 => "_X86", Platform.X64 => "_X64", Platform.Arm64 => "_A64", _ => throw new ArgumentOutOfRangeException(nameof(platform)) };

    /// <summary>Adds a custom action.</summary>
    /// <param name="name">Its name without the architecture.</param>
    /// <param name="function">The function of the library.</param>
    /// <param name="bits">When and as whom it runs.</param>
    public ExtensionFragment Action(string name, string function, CustomActionBits bits = CustomActionBits.None)
    {
        var id = NameFor(name, platform);
        Section.Symbols.Add(new RowSymbol(tables["CustomAction"], Identifier.Global(id), null, id, (int)(bits | CustomActionBits.Library), binary, function));
        Section.References.Add(new Reference("Binary", binary, null));
        if (bits.HasFlag(CustomActionBits.HideTarget))
        {
            Section.Symbols.Add(new PropertyFlagsSymbol(id, null) { Hidden = true });
        }

        return this;
    }

    /// <summary>Puts a custom action right before another action.</summary>
    public ExtensionFragment Before(string anchor, string name, string? condition = null, bool isFixed = false) =>
        Schedule(SequenceTable.InstallExecuteSequence, name, anchor, null, condition, isFixed);

    /// <summary>Puts a custom action right after another action.</summary>
    public ExtensionFragment After(string anchor, string name, string? condition = null, bool isFixed = false) =>
        Schedule(SequenceTable.InstallExecuteSequence, name, null, anchor, condition, isFixed);

    /// <summary>Puts a custom action right after another action, in the sequence of the user interface too.</summary>
    public ExtensionFragment AfterInBothSequences(string anchor, string name, string? condition) =>
        After(anchor, name, condition).Schedule(SequenceTable.InstallUISequence, name, null, anchor, condition, isFixed: false);

    /// <summary>Refers to a custom action of the same library in another fragment.</summary>
    public ExtensionFragment RefersToAction(string name) => RefersTo("CustomAction", NameFor(name, platform));

    /// <summary>Refers to anything in another fragment.</summary>
    public ExtensionFragment RefersTo(string kind, string id)
    {
        Section.References.Add(new Reference(kind, id, null));
        return this;
    }

    /// <summary>Adds the text that Windows Installer shows and logs while a custom action runs.</summary>
    /// <param name="name">The custom action, without the architecture.</param>
    /// <param name="text">The key of the text in the localization.</param>
    public ExtensionFragment ProgressText(string name, string text)
    {
        var id = NameFor(name, platform);
        Section.Symbols.Add(new RowSymbol(tables["ActionText"], Identifier.Global(id), null, id, $"!(loc.{text})"));
        return this;
    }

    /// <summary>Adds the texts of errors, under a name that other fragments refer to.</summary>
    /// <param name="id">The name.</param>
    /// <param name="errors">The errors: number, and key of the text in the localization.</param>
    public ExtensionFragment Errors(string id, params ReadOnlySpan<(int Number, string Text)> errors)
    {
        Section.Symbols.Add(new MarkerSymbol(SymbolKind.UI, Identifier.Global(id), null));
        foreach (var (number, text) in errors)
        {
            Section.Symbols.Add(new RowSymbol(tables["Error"], Identifier.Global($"{number}"), null, number, $"!(loc.{text})"));
        }

        return this;
    }

    /// <summary>Adds the library itself.</summary>
    /// <param name="substitute">A property that its actions set to 1 where it is missing; <c>null</c> if a package cannot do without it.</param>
    public ExtensionFragment Library(string? substitute = null)
    {
        Section.Symbols.Add(new RowSymbol(tables["Binary"], Identifier.Global(binary), null, binary, new ExtensionBinaryValue(binary, binary + ".dll", substitute)));
        return this;
    }

    private ExtensionFragment Schedule(SequenceTable table, string name, string? before, string? after, string? condition, bool isFixed)
    {
        // A package may put an action elsewhere by overriding its place, unless that would break what the action does.
        Section.Symbols.Add(new ActionSymbol(isFixed ? Access.Global : Access.Virtual, table, NameFor(name, platform), null)
        {
            Before = before,
            After = after,
            Condition = condition,
        });
        Section.References.Add(new Reference(SymbolKind.Action, StandardActions.Key(table, (before ?? after)!), null));
        return this;
    }
}
