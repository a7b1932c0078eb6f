using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Linking;

/// <summary>Reports symbols of the same name, and finds which of them replace others.</summary>
internal sealed class ConflictChecker(Messaging messaging, SymbolTable symbols, IReadOnlyCollection<Section> sections)
{
    private readonly HashSet<Section> reached = [.. sections];

    /// <summary>Checks all conflicts among the sections that were reached.</summary>
    /// <returns>The symbols that are replaced by others.</returns>
    public HashSet<Symbol> Check()
    {
        var overridden = new HashSet<Symbol>();
        foreach (var conflict in symbols.Conflicts)
        {
            var entries = conflict.Duplicates.Prepend(conflict).Where(e => reached.Contains(e.Section!)).ToList();
            if (entries.Count < 2)
            {
                continue;
            }

            var virtuals = entries.Where(e => e.Access == Access.Virtual).ToList();
            var overrides = entries.Where(e => e.Access == Access.Override).ToList();
            if (virtuals.Count != 1)
            {
                Report(virtuals.Count == 0 ? entries : virtuals);
            }
            else if (entries.Find(e => e.Access is not (Access.Virtual or Access.Override)) is { } other)
            {
                messaging.Write(Errors.VirtualSymbolMustBeOverridden(other.Symbol.Source, other.Symbol.Kind, other.Symbol.Id));
                messaging.Write(Errors.DuplicateSymbol2(virtuals[0].Symbol.Source));
            }
            else if (overrides.Count > 1)
            {
                Report(overrides);
            }
            else
            {
                overridden.Add(virtuals[0].Symbol);
            }

            overrides.ForEach(e => e.HasOverridden |= virtuals.Count > 0);
        }

        foreach (var entry in symbols.Overrides.Where(e => reached.Contains(e.Section!) && !e.HasOverridden))
        {
            if (!entry.Duplicates.Any(d => d.Access == Access.Virtual) && !IsStandardAction(entry.Symbol))
            {
                messaging.Write(Errors.NothingToOverride(entry.Symbol.Source, entry.Symbol.Kind, entry.Symbol.Id));
            }
        }

        return overridden;
    }

    private static bool IsStandardAction(Symbol symbol) => symbol is ActionSymbol action && Tables.StandardActions.Find(action.Table, action.Action) is not null;

    private void Report(List<SymbolEntry> entries)
    {
        var first = entries[0];
        messaging.Write(first.FirstReference is { } reference
            ? Errors.DuplicateReferencedSymbol(first.Symbol.Source, first.Symbol.Kind, first.Symbol.Id, reference.Source)
            : Errors.DuplicateSymbol(first.Symbol.Source, first.Symbol.Kind, first.Symbol.Id));
        foreach (var duplicate in entries.Skip(1))
        {
            messaging.Write(Errors.DuplicateSymbol2(duplicate.Symbol.Source));
        }
    }
}
