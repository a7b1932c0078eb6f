using System.Globalization;

using Installer.Msi;
using Installer.Msi.Database;
using Installer.Wix.Binding;
using Installer.Wix.Linking;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Merging;

/// <summary>Makes the content of merge modules part of a package, as the merge tool of Windows Installer does it (Windows Installer SDK, "Using Merge Modules").</summary>
internal sealed class ModuleMerger
{
    private const string SequencePrefix = "Module";
    private const int SetProperty = 51;
    private const int NonCompressed = 8192;
    private const int Compressed = 16384;

    /// <summary>The tables that are for the merge alone, and those that are made anew.</summary>
    private static readonly HashSet<string> s_notMerged = new(StringComparer.Ordinal)
    {
        "ModuleConfiguration", "ModuleIgnoreTable", "ModuleSubstitution", "ModuleAdvtUISequence", "AdvtUISequence", "MsiFileHash", "Media",
    };

    /// <summary>The properties that are lists of others: name, and what each of the others becomes.</summary>
    private static readonly Dictionary<string, Func<string, SourceLine?, PropertyFlagsSymbol>> s_propertyLists = new(StringComparer.Ordinal)
    {
        ["AdminProperties"] = (property, source) => new(property, source) { Admin = true },
        ["MsiHiddenProperties"] = (property, source) => new(property, source) { Hidden = true },
        ["SecureCustomProperties"] = (property, source) => new(property, source) { Secure = true },
    };

    private readonly Messaging messaging;
    private readonly TableDefinitions tables;
    private readonly OpenModules modules;
    private readonly LinkedPackage package;
    private readonly List<Symbol> symbols;
    private readonly Dictionary<string, FileFacade> files;
    private readonly Dictionary<string, Symbol> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<Source, MergeRow>> merging;
    private readonly List<MergeModule> merged = [];
    private readonly List<(ActionSymbol Action, string Anchor)> anchored = [];

    /// <summary>Prepares a merge into a package.</summary>
    /// <param name="messaging">Is told of errors and warnings.</param>
    /// <param name="tables">The tables that are known; those that only modules have are added.</param>
    /// <param name="modules">Keeps what is opened.</param>
    /// <param name="package">The package.</param>
    /// <param name="files">The package's files, to which those of the modules are added.</param>
    public ModuleMerger(Messaging messaging, TableDefinitions tables, OpenModules modules, LinkedPackage package, Dictionary<string, FileFacade> files)
    {
        (this.messaging, this.tables, this.modules, this.package, this.files) = (messaging, tables, modules, package, files);
        symbols = package.Symbols;
        merging = new(StringComparer.Ordinal)
        {
            ["Component"] = MergeComponent,
            ["Directory"] = MergeDirectory,
            ["File"] = (source, row) => source.Files.Add(row),
            ["Property"] = MergeProperty,
        };
        foreach (var symbol in symbols)
        {
            byKey.TryAdd(KeyOf(symbol), symbol);
        }
    }

    /// <summary>Whether the value of a property is a list of properties.</summary>
    public static bool IsPropertyList(string property) => s_propertyLists.ContainsKey(property);

    /// <summary>Merges all modules of the package.</summary>
    /// <param name="resolver">Finds the modules.</param>
    /// <param name="platform">The package's architecture.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Merge(FileResolver resolver, Platform platform, CancellationToken cancellation)
    {
        foreach (var merge in symbols.OfType<MergeSymbol>().ToList())
        {
            try
            {
                var path = resolver.Resolve(merge.SourceFile, merge.Source, "MergeModule");
                var module = modules.Open(path);
                if (Check(merge, module, path, platform) is { } source)
                {
                    Merge(source, cancellation);
                    merged.Add(module);
                }
            }
            catch (WixException exception)
            {
                messaging.Write(exception.Error);
            }
            catch (Exception exception) when (exception is MsiException or IOException or UnauthorizedAccessException)
            {
                messaging.Write(Errors.CannotOpenModule(merge.Source, merge.Id, merge.SourceFile, exception.Message));
            }
        }

        // An action may come before or after one of another module.
        foreach (var (action, anchor) in anchored)
        {
            var key = StandardActions.Key(action.Table, anchor);
            if (!byKey.ContainsKey($"{SymbolKind.Action}\t{key}") && StandardActions.Find(key) is null)
            {
                messaging.Write(PortableErrors.ModuleActionWithoutBase(action.Source, action.Table.ToString(), action.Action, anchor));
            }
        }
    }

    private static string KeyOf(Symbol symbol) => symbol is RowSymbol row ? KeyOf(row.Table.Name, row.Values.Take(row.Table.KeyLength)) : $"{symbol.Kind}\t{symbol.Identifier?.Id}";

    private static string KeyOf(string table, IEnumerable<object?> keys) => $"{table}\t{string.Join('\t', keys)}";

    private static string TextOf(IEnumerable<object?> values) => string.Join(';', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>Looks whether a module may be merged.</summary>
    private Source? Check(MergeSymbol merge, MergeModule module, string path, Platform platform)
    {
        var features = package.ModuleFeatures.Where(pair => pair.Module == merge.Id).Select(pair => pair.Feature).ToList();
        if (features.Count == 0)
        {
            messaging.Write(PortableErrors.ModuleWithoutFeature(merge.Source, merge.Id));
            return null;
        }

        if (!int.TryParse(merge.Language, NumberStyles.None, CultureInfo.InvariantCulture, out var language))
        {
            messaging.Write(Errors.InvalidMergeLanguage(merge.Source, merge.Id, merge.Language));
            return null;
        }

        if (!IsLanguageOf(module.Language, language))
        {
            messaging.Write(Errors.ModuleLanguageUnsupported(merge.Source, language, module.Language, path));
            return null;
        }

        var summary = module.Database.Summary;
        if (platform == Platform.X86 && summary.Template?.Split(';')[0] is "x64" or "Intel64" or "Arm64")
        {
            messaging.Write(Errors.ModulePlatformMismatch(merge.Source, path));
            return null;
        }

        if (summary.PageCount is not { } version)
        {
            messaging.Write(Errors.ModuleInstallerVersionMissing(merge.Source, merge.Id, path));
            return null;
        }

        if (version > package.Package.InstallerVersion)
        {
            messaging.Write(Warnings.ModuleNeedsHigherInstaller(merge.Source, merge.Id, version, package.Package.InstallerVersion));
        }

        foreach (var other in merged)
        {
            if (Excludes(module, other) || Excludes(other, module))
            {
                messaging.Write(Errors.ModuleExcluded(merge.Source, merge.Id, other.Id));
                return null;
            }
        }

        return new Source(merge, module, features, new ModuleConfiguration(messaging, module, merge)) { Platform = platform };
    }

    /// <summary>Whether a module is in a language: its own, one of which it is the neutral form, or any.</summary>
    private static bool IsLanguageOf(int module, int wanted)
    {
        const int PrimaryLanguage = 0x3FF;
        return module == 0 || wanted == 0 || module == wanted || module == (wanted & PrimaryLanguage);
    }

    private static bool Excludes(MergeModule module, MergeModule other) => module.Rows("ModuleExclusion").Any(row =>
        row.Text("ExcludedID") == other.Id
        && row.Number("ExcludedLanguage") switch { null or 0 => true, < 0 and var except => other.Language != -except, var only => other.Language == only }
        && IsInRange(other.Version, row.Text("ExcludedMinVersion"), row.Text("ExcludedMaxVersion")));

    private static bool IsInRange(string? version, string? minimum, string? maximum) =>
        !Version.TryParse(version, out var own)
        || ((!Version.TryParse(minimum, out var lowest) || own >= lowest) && (!Version.TryParse(maximum, out var highest) || own <= highest));

    private void Merge(Source source, CancellationToken cancellation)
    {
        var module = source.Module;
        var ignored = module.Rows("ModuleIgnoreTable").Select(row => row.Text("Table")!).Concat(s_notMerged).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, table) in module.Database.Tables)
        {
            if (name.StartsWith('_') || ignored.Contains(name) || Enum.TryParse<SequenceTable>(name.Replace(SequencePrefix, string.Empty, StringComparison.Ordinal), out _))
            {
                continue;
            }

            Define(module, table);
            var merge = merging.GetValueOrDefault(name) ?? MergeRow;
            foreach (var row in table.Rows)
            {
                merge(source, new MergeRow(table, [.. source.Configuration.Apply(new MergeRow(table, row)).Select(source.ReplaceFeature)]));
            }
        }

        foreach (var component in module.Rows("ModuleComponents"))
        {
            package.FeatureComponents.AddRange(source.Features.Select(feature => (feature, component.Text("Component")!)));
        }

        MergeFiles(source, cancellation);
        foreach (var sequence in Enum.GetValues<SequenceTable>())
        {
            MergeSequence(source, sequence);
        }
    }

    /// <summary>Makes a table known that only the module has.</summary>
    private void Define(MergeModule module, MsiTable table)
    {
        if (tables.Find(table.Name) is not null)
        {
            return;
        }

        var validation = module.Rows("_Validation").Where(row => row.Text("Table") == table.Name).ToLookup(row => row.Text("Column"), StringComparer.Ordinal);
        tables.Add([new TableDefinition(table.Name, [.. table.Columns.Select(column => Define(column, validation[column.Name].FirstOrDefault()))])]);
    }

    private static ColumnDefinition Define(MsiColumn column, MergeRow validation) => validation.Table is null
        ? new ColumnDefinition(column, column.Name, column.IsNullable ? "Y" : "N", null, null, null, null, null, null)
        : new ColumnDefinition(
            column,
            column.Name,
            validation.Text("Nullable") ?? (column.IsNullable ? "Y" : "N"),
            validation.Number("MinValue"),
            validation.Number("MaxValue"),
            validation.Text("KeyTable"),
            validation.Number("KeyColumn"),
            validation.Text("Category"),
            validation.Text("Set"));

    private void MergeRow(Source source, MergeRow row)
    {
        var definition = tables[row.Table.Name];
        var values = new object?[definition.Columns.Count];
        for (var i = 0; i < row.Values.Length; i++)
        {
            var name = row.Table.Columns[i].Name;
            if (definition.Columns.All(column => column.Name != name))
            {
                messaging.Write(PortableErrors.ModuleColumnUnknown(source.Merge.Source, source.Merge.Id, definition.Name, name));
                return;
            }

            values[definition.IndexOf(name)] = row.Values[i];
        }

        Add(source, new RowSymbol(definition, Identifier.Global(TextOf(values.Take(definition.KeyLength))), source.Merge.Source, values));
    }

    /// <summary>Adds a symbol, unless one of its key is there already: what is there stays, and where the two differ it is told.</summary>
    /// <returns>Whether it was added.</returns>
    private bool Add(Source source, Symbol symbol)
    {
        var key = KeyOf(symbol);
        if (byKey.TryAdd(key, symbol))
        {
            symbols.Add(symbol);
            return true;
        }

        if (byKey[key] is not RowSymbol there || symbol is not RowSymbol row || !there.Values.SequenceEqual(row.Values))
        {
            messaging.Write(Warnings.ModuleRowConflict(source.Merge.Source, symbol.Kind, key[(key.IndexOf('\t', StringComparison.Ordinal) + 1)..].Replace('\t', ';'), source.Merge.SourceFile));
        }

        return false;
    }

    private void MergeComponent(Source source, MergeRow row)
    {
        const int RegistryKeyPath = 4;
        const int OdbcDataSource = 32;
        const int Is64Bit = 256;
        var bits = row.Number("Attributes") ?? 0;
        Add(source, new ComponentSymbol(Identifier.Global(row.Text("Component")!), source.Merge.Source)
        {
            Guid = row.Text("ComponentId"),
            Directory = source.Redirect(row.Text("Directory_")!),
            Attributes = bits & ~(RegistryKeyPath | OdbcDataSource | Is64Bit),
            Condition = row.Text("Condition"),
            KeyPath = row.Text("KeyPath"),
            KeyPathKind = (bits & RegistryKeyPath) != 0 ? KeyPathKind.Registry : (bits & OdbcDataSource) != 0 ? KeyPathKind.OdbcDataSource : KeyPathKind.File,
            Is64Bit = (bits & Is64Bit) != 0,
        });
    }

    private void MergeDirectory(Source source, MergeRow row)
    {
        var id = row.Text("Directory")!;
        if (id == StandardDirectory.TargetDir)
        {
            return;
        }

        var (target, origin) = Halves(row.Text("DefaultDir") ?? ".", ':');
        var (shortName, name) = Names(target);
        var (shortSourceName, sourceName) = origin is null ? (null, null) : Names(origin);
        var directory = new DirectorySymbol(Identifier.Global(id), source.Merge.Source)
        {
            Parent = source.Redirect(row.Text("Directory_Parent") ?? StandardDirectory.TargetDir),
            Name = name,
            ShortName = shortName,
            SourceName = sourceName,
            ShortSourceName = shortSourceName,
        };
        if (Add(source, directory))
        {
            MergeStandardDirectory(source, id);
        }
    }

    /// <summary>A standard directory has the module's GUID after its name, and so is none that Windows Installer knows: an action gives it the value of the one that it knows.</summary>
    private void MergeStandardDirectory(Source source, string id)
    {
        var name = id.Split('.')[0];
        if (name == id || !StandardDirectory.Contains(name) || source.Module.Rows("CustomAction").Any(action => action.Text("Source") == id))
        {
            return;
        }

        Add(source, new RowSymbol(tables["CustomAction"], Identifier.Global(id), source.Merge.Source, id, SetProperty, id, $"[{StandardDirectory.Map(name, source.Platform)}]"));
        foreach (var sequence in Enum.GetValues<SequenceTable>())
        {
            Add(source, new ActionSymbol(Access.Global, sequence, id, source.Merge.Source) { Before = "CostInitialize" });
        }
    }

    private void MergeProperty(Source source, MergeRow row)
    {
        if (!s_propertyLists.TryGetValue(row.Text("Property")!, out var create))
        {
            MergeRow(source, row);
            return;
        }

        foreach (var property in (row.Text("Value") ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            symbols.Add(create(property, source.Merge.Source));
        }
    }

    private void MergeFiles(Source source, CancellationToken cancellation)
    {
        if (source.Files.Count == 0)
        {
            return;
        }

        var (merge, module) = (source.Merge, source.Module);
        var paths = module.Extract(modules.CreateFolder(), cancellation);
        var directories = module.Rows("Component").ToDictionary(row => row.Text("Component")!, row => source.Redirect(row.Text("Directory_")!), StringComparer.Ordinal);
        var present = source.Files.Where(row => IsThere(row.Text("File")!)).ToList();
        var facts = FileFactsReader.Read([.. present.Select(row => (paths[row.Text("File")!], merge.Source))], messaging, cancellation);
        for (var i = 0; i < present.Count; i++)
        {
            if (facts[i] is { } found)
            {
                AddFile(present[i], found);
            }
        }

        bool IsThere(string id)
        {
            if (!paths.ContainsKey(id))
            {
                messaging.Write(PortableErrors.ModuleFileMissing(merge.Source, merge.Id, id));
            }
            else if (files.ContainsKey(id))
            {
                messaging.Write(Errors.DuplicateModuleFile(merge.Source, merge.Id, id));
            }

            return paths.ContainsKey(id) && !files.ContainsKey(id);
        }

        void AddFile(MergeRow row, FileFacts found)
        {
            var id = row.Text("File")!;
            var (shortName, name) = Names(row.Text("FileName")!);
            var file = new FileSymbol(Identifier.Global(id), merge.Source)
            {
                Component = row.Text("Component_")!,
                Directory = directories.GetValueOrDefault(row.Text("Component_")!) ?? merge.Directory,
                Name = name,
                ShortName = shortName,
                SourcePath = found.Path,
                DiskId = merge.DiskId,
                Attributes = ((row.Number("Attributes") ?? 0) & ~(NonCompressed | Compressed)) | (merge.IsCompressed switch { true => Compressed, false => NonCompressed, _ => 0 }),
            };
            symbols.Add(file);
            files.Add(id, new FileFacade(file, found with { Version = row.Text("Version") ?? found.Version, Language = row.Text("Language") ?? found.Language }));
        }
    }

    /// <summary>Adds the actions of a module to a sequence; those that the package has keep their places.</summary>
    private void MergeSequence(Source source, SequenceTable sequence)
    {
        foreach (var row in source.Module.Rows(SequencePrefix + sequence))
        {
            var isAfter = row.Number("After") == 1;
            var anchor = row.Text("BaseAction");
            var action = new ActionSymbol(Access.Global, sequence, row.Text("Action")!, source.Merge.Source)
            {
                Condition = row.Text("Condition"),
                Sequence = row.Number("Sequence"),
                Before = isAfter ? null : anchor,
                After = isAfter ? anchor : null,
            };
            if (!byKey.TryAdd(KeyOf(action), action))
            {
                continue;
            }

            symbols.Add(action);
            if (anchor is not null)
            {
                anchored.Add((action, anchor));
            }
        }
    }

    private static (string Target, string? Source) Halves(string text, char separator)
    {
        var position = text.IndexOf(separator, StringComparison.Ordinal);
        return position < 0 ? (text, null) : (text[..position], text[(position + 1)..]);
    }

    /// <summary>The short and the long name of <c>short|long</c>.</summary>
    private static (string? ShortName, string Name) Names(string text)
    {
        var (first, second) = Halves(text, '|');
        return second is null ? (null, first) : (first, second);
    }

    /// <summary>A module while it is merged.</summary>
    private sealed record Source(MergeSymbol Merge, MergeModule Module, IReadOnlyList<string> Features, ModuleConfiguration Configuration)
    {
        public List<MergeRow> Files { get; } = [];

        public Platform Platform { get; init; }

        public object? ReplaceFeature(object? value) => value is MergeModule.AnyFeature ? Features[0] : value;

        public string Redirect(string directory) => directory == StandardDirectory.TargetDir ? Merge.Directory : directory;
    }
}
