using Installer.Wix.Binding;
using Installer.Wix.Linking;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Merging;

/// <summary>The rows that make a database a merge module.</summary>
internal static class ModuleTables
{
    /// <summary>The tables that every module has.</summary>
    public static IReadOnlyList<string> AlwaysPresent { get; } = ["Component", "Directory", "FeatureComponents", "File", "ModuleComponents", "ModuleSignature"];

    /// <summary>The tables whose rows no module may have (Windows Installer SDK, "Merge Module Database Tables").</summary>
    private static readonly HashSet<string> s_refused = new(StringComparer.Ordinal) { "BBControl", "Billboard", "CCPSearch", "LaunchCondition", "Patch", "Upgrade" };

    /// <summary>The tables that are not merged themselves, and so are listed.</summary>
    private static readonly string[] s_ignored = ["ModuleConfiguration", "ModuleSubstitution"];

    /// <summary>Adds the rows.</summary>
    /// <param name="linked">The module.</param>
    /// <param name="tables">The tables that are known.</param>
    /// <param name="ensuredTables">The tables that are there even without rows.</param>
    /// <param name="messaging">Is told of what cannot be in a module.</param>
    /// <returns>The tables that are there even without rows, with those of modules.</returns>
    public static IReadOnlyCollection<string> Add(LinkedPackage linked, TableDefinitions tables, IReadOnlyCollection<string> ensuredTables, Messaging messaging)
    {
        var (module, symbols) = (linked.Package, linked.Symbols);
        foreach (var symbol in symbols.Where(symbol => symbol is FeatureSymbol or MergeSymbol or MediaSymbol or MediaTemplateSymbol || s_refused.Contains(symbol.Kind)))
        {
            messaging.Write(Errors.UnexpectedInModule(symbol.Source, symbol.Kind));
        }

        var language = int.TryParse(module.Language, out var number) ? number : 0;
        var version = Version.TryParse(module.Version, out var parsed) ? parsed : new Version(0, 0);
        AddRow("ModuleSignature", module.Name, language, new Version(version.Major, version.Minor, Math.Max(0, version.Build), Math.Max(0, version.Revision)).ToString());
        foreach (var component in symbols.OfType<ComponentSymbol>().ToList())
        {
            AddRow("ModuleComponents", component.Id, module.Name, language);
        }

        foreach (var table in s_ignored.Where(table => symbols.Exists(symbol => symbol.Kind == table)))
        {
            AddRow("ModuleIgnoreTable", table);
        }

        foreach (var sequence in AddActions(linked, tables, ensuredTables).Distinct().ToList())
        {
            ensuredTables = [.. ensuredTables, sequence.ToString()];
        }

        return ensuredTables;

        void AddRow(string table, params ReadOnlySpan<object?> values) => symbols.Add(new RowSymbol(tables[table], null, module.Source, values));
    }

    /// <summary>Adds the actions: with a number, or beside another one wherever that comes in the package.</summary>
    private static List<SequenceTable> AddActions(LinkedPackage linked, TableDefinitions tables, IReadOnlyCollection<string> ensuredTables)
    {
        var symbols = linked.Symbols;
        var actions = symbols.OfType<ActionSymbol>().DistinctBy(action => action.Id).ToList();
        var authored = actions.Select(action => action.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var standard in RequiredActions.FindByTables(symbols, ensuredTables))
        {
            if (authored.Add(StandardActions.Key(standard.Table, standard.Action)))
            {
                actions.Add(new ActionSymbol(Access.Virtual, standard.Table, standard.Action, null) { Sequence = standard.Sequence, Condition = standard.Condition });
            }
        }

        foreach (var action in actions)
        {
            var number = action.Sequence ?? (action.Before is null && action.After is null ? StandardActions.Find(action.Table, action.Action)?.Sequence : null);
            symbols.Add(new RowSymbol(
                tables[$"Module{action.Table}"],
                null,
                action.Source,
                action.Action,
                number,
                number is null ? action.After ?? action.Before : null,
                number is null ? action.After is null ? 0 : 1 : null,
                action.Condition));
        }

        return [.. actions.Select(action => action.Table)];
    }
}
