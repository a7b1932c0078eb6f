namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message TooManyComponents(int count, int maximum) =>
        Error(7502, null, $"The package has {Text(count)} components; Windows Installer takes {Text(maximum)}.");

    public static Message FeaturesTooDeep(SourceLine? source, string feature, int maximum) =>
        Error(7503, source, $"The feature '{feature}' is more than {Text(maximum)} levels deep; Windows Installer takes no more.");

    public static Message GroupLoop(SourceLine? source, IEnumerable<string> loop) =>
        Error(86, source, $"A circular reference of groups was detected. The infinite loop includes: {string.Join(" -> ", loop)}. Group references must form a directed acyclic graph.");

    public static Message MultipleEntrySections(SourceLine? source, string first, string second) =>
        Error(89, source, $"Multiple entry sections '{first}' and '{second}' found. Only one entry section may be present in a single target.");

    public static Message MultipleEntrySections2(SourceLine? source) => Error(90, source, "Location of entry section related to previous error.");

    public static Message DuplicateSymbol(SourceLine? source, string kind, string id) =>
        Error(91, source, $"Duplicate {kind} with identifier '{id}' found. Access modifiers (global, library, file, section) cannot prevent these conflicts. Ensure all your identifiers of a given type (Directory, File, etc.) are unique.");

    public static Message DuplicateReferencedSymbol(SourceLine? source, string kind, string id, SourceLine? reference) =>
        Error(91, source, $"Duplicate {kind} with identifier '{id}' referenced by {reference}. Ensure all your identifiers of a given type (Directory, File, etc.) are unique or use an access modifier to scope the identfier.");

    public static Message DuplicateSymbol2(SourceLine? source) => Error(92, source, "Location of symbol related to previous error.");

    public static Message MissingEntrySection() =>
        Error(93, null, "Could not find entry section in provided list of intermediates. Expected section of type 'Package'.");

    public static Message UnresolvedReference(SourceLine? source, string name) =>
        Error(94, source, $"The identifier '{name}' could not be found. Ensure you have typed the reference correctly and that all the necessary inputs are provided to the linker.");

    public static Message InaccessibleReference(SourceLine? source, string name, string access) =>
        Error(94, source, $"The identifier '{name}' is inaccessible because its access modifier is '{access}'. Refer to it from its own {access}, or make it global.");

    public static Message MultiplePrimaryReferences(SourceLine? source, string childKind, string child, string kind, string parent, string previousKind, string previous) =>
        Error(95, source, $"Multiple primary references were found for {childKind} '{child}' in {kind} '{parent}' and {previousKind} '{previous}'.");

    public static Message OrphanedComponent(SourceLine? source, string component) =>
        Error(267, source, $"Found orphaned Component '{component}'. If this is a Package, every Component must have at least one parent Feature. To include a Component in a Module, you must include it directly as a Component element of the Module element or indirectly via ComponentRef, ComponentGroup, or ComponentGroupRef elements.");

    public static Message VariableCollision(SourceLine? source, string id) =>
        Error(195, source, $"The WixVariable '{id}' is declared more than once, and not exactly one of them has Overridable 'no'.");

    public static Message NothingToOverride(SourceLine? source, string kind, string id) =>
        Error(7008, source, $"There is no virtual {kind} '{id}' to override.");

    public static Message VirtualSymbolMustBeOverridden(SourceLine? source, string kind, string id) =>
        Error(7009, source, $"The {kind} '{id}' is virtual in another place. Write 'override {id}' to put this one in its place.");

    public static Message NoSourceFiles() => Error(391, null, "No source files specified.");
}
