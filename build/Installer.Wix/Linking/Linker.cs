using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Linking;

/// <summary>Puts together the sections that belong to a package.</summary>
internal sealed class Linker(Messaging messaging, TableDefinitions tables, Platform platform = Platform.X64)
{
    private const string InstallFolder = "INSTALLFOLDER";
    private const string DefaultFeature = "WixDefaultFeature";
    private const int MaximumComponents = 65536;
    private const int MaximumFeatureDepth = 16;

    /// <summary>Links sections.</summary>
    /// <returns>The package, or <c>null</c> after an error.</returns>
    public LinkedPackage? Link(IReadOnlyList<Section> sections)
    {
        var symbols = new SymbolTable();
        foreach (var section in sections)
        {
            symbols.Add(section, messaging);
        }

        if (symbols.Entry is not { } entry)
        {
            messaging.Write(Errors.MissingEntrySection());
            return null;
        }

        var package = entry.Symbols.OfType<PackageSymbol>().First();
        AddStandardDirectories(symbols, entry);
        AddDefaultInstallFolder(symbols, package);
        AddDefaultMajorUpgrade(symbols, entry, package, sections);
        var resolver = new ReferenceResolver(messaging, symbols);
        resolver.Resolve(entry);
        if (messaging.HasErrors)
        {
            return null;
        }

        if (!package.IsModule)
        {
            AddDefaultFeature(entry, resolver.Sections);
        }

        var memberships = new MembershipResolver(messaging);
        memberships.Resolve(resolver.Sections);
        if (messaging.HasErrors)
        {
            return null;
        }

        if (!package.IsModule)
        {
            // All components of a module belong to it.
            ReportOrphans(resolver.Sections, memberships);
        }

        var overridden = new ConflictChecker(messaging, symbols, resolver.Sections).Check();
        if (messaging.HasErrors)
        {
            return null;
        }

        var linked = Collect(symbols, resolver.Sections, overridden);
        foreach (var feature in linked.OfType<FeatureSymbol>())
        {
            feature.Parent = memberships.FeatureParents.GetValueOrDefault(feature.Id);
        }

        CheckLimits(linked);
        return messaging.HasErrors
            ? null
            : new LinkedPackage
            {
                Package = package,
                Symbols = linked,
                StandardDirectories = resolver.StandardDirectories,
                EnsuredTables = [.. resolver.Sections.SelectMany(s => s.EnsuredTables).Distinct(StringComparer.Ordinal)],
                FeatureComponents = [.. memberships.FeatureComponents],
                ModuleFeatures = [.. memberships.FeatureModules],
                PrimaryFeatures = memberships.PrimaryFeatures,
            };
    }

    /// <summary>Windows Installer takes so many components and so many features below one another (Windows Installer SDK, "Component table" and "Feature table").</summary>
    private void CheckLimits(List<Symbol> linked)
    {
        var components = linked.OfType<ComponentSymbol>().Count();
        if (components > MaximumComponents)
        {
            messaging.Write(Errors.TooManyComponents(components, MaximumComponents));
        }

        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var feature in linked.OfType<FeatureSymbol>())
        {
            parents[feature.Id] = feature.Parent;
        }

        foreach (var feature in linked.OfType<FeatureSymbol>())
        {
            var depth = 0;
            for (string? id = feature.Id; id is not null && depth <= MaximumFeatureDepth; id = parents.GetValueOrDefault(id))
            {
                depth++;
            }

            if (depth > MaximumFeatureDepth)
            {
                messaging.Write(Errors.FeaturesTooDeep(feature.Source, feature.Id, MaximumFeatureDepth));
            }
        }
    }

    /// <summary>
    /// A standard directory is virtual: one that sources declare takes its place as <c>override</c>, and is a conflict without that as soon as something refers to it. Every package
    /// refers to the root.
    /// </summary>
    private void AddStandardDirectories(SymbolTable symbols, Section entry)
    {
        foreach (var id in StandardDirectory.Ids.Where(id => symbols.Find("Directory", id) is not null))
        {
            var section = new Section(false, string.Empty, null);
            section.Symbols.Add(new DirectorySymbol(new Identifier(Access.Virtual, id), null) { Parent = StandardDirectory.ParentOf(id, platform), Name = StandardDirectory.NameOf(id) });
            symbols.Add(section, messaging);
            if (id == StandardDirectory.TargetDir)
            {
                entry.References.Add(new Reference("Directory", id, null));
            }
        }
    }

    private void AddDefaultInstallFolder(SymbolTable symbols, PackageSymbol package)
    {
        if (package.IsModule || symbols.Find("Directory", InstallFolder) is not null)
        {
            return;
        }

        var parent = package.Scope == PackageScope.PerUser ? "PerUserProgramFilesFolder" : "ProgramFiles6432Folder";
        var section = new Section(false, string.Empty, null);
        section.Symbols.Add(new DirectorySymbol(Identifier.Global(InstallFolder), null)
        {
            Parent = parent,
            Name = "!(bind.Property.Manufacturer) !(bind.Property.ProductName)",
            SourceName = ".",
        });
        section.References.Add(new Reference("Directory", parent, null));
        symbols.Add(section, messaging);
    }

    private void AddDefaultMajorUpgrade(SymbolTable symbols, Section entry, PackageSymbol package, IReadOnlyList<Section> sections)
    {
        // Any upgrade that removes something replaces the default one, even in a fragment that nothing refers to.
        var upgrade = tables["Upgrade"];
        var attributes = upgrade.IndexOf("Attributes");
        var hasUpgrade = sections.SelectMany(s => s.Symbols).OfType<RowSymbol>().Any(r => r.Table == upgrade && ((int)r.Values[attributes]! & UpgradeElements.OnlyDetect) == 0);
        if (hasUpgrade || !package.HasUpgradeStrategy || string.IsNullOrEmpty(package.UpgradeCode))
        {
            return;
        }

        var source = package.Source;
        AddSymbol(new RowSymbol(upgrade, null, source, package.UpgradeCode, null, package.Version, package.Language, UpgradeElements.MigrateFeatures, null, UpgradeElements.UpgradeDetected));
        AddSymbol(new RowSymbol(upgrade, null, source, package.UpgradeCode, package.Version, null, package.Language, UpgradeElements.OnlyDetect, null, UpgradeElements.DowngradeDetected));
        AddSymbol(new RowSymbol(tables["LaunchCondition"], null, source, $"NOT {UpgradeElements.DowngradeDetected}", $"!(loc.{StandardTexts.DowngradePrevented})"));
        AddSymbol(new ActionSymbol(Access.Global, SequenceTable.InstallExecuteSequence, "RemoveExistingProducts", source) { After = "InstallValidate", IsOverridable = true });
        entry.References.Add(new Reference(SymbolKind.Action, StandardActions.Key(SequenceTable.InstallExecuteSequence, "InstallValidate"), source));

        void AddSymbol(Symbol symbol)
        {
            // An authored row of the same name keeps its place: the default one steps back without a conflict.
            if (symbol.Identifier is { } identifier && symbols.Find(symbol.Kind, identifier.Id) is not null)
            {
                return;
            }

            entry.Symbols.Add(symbol);
            symbols.Add(entry, symbol);
        }
    }

    private static void AddDefaultFeature(Section entry, List<Section> sections)
    {
        if (sections.SelectMany(s => s.Symbols).OfType<FeatureSymbol>().Any())
        {
            return;
        }

        var components = sections.SelectMany(s => s.Symbols).OfType<ComponentSymbol>().ToList();
        if (components.Count == 0)
        {
            return;
        }

        foreach (var component in components)
        {
            entry.Memberships.Add(new Membership(MemberKind.Feature, DefaultFeature, MemberKind.Component, component.Id, true, component.Source));
        }

        entry.Symbols.Add(new FeatureSymbol(new Identifier(Access.Virtual, DefaultFeature), null) { Display = 0 });
    }

    private void ReportOrphans(List<Section> sections, MembershipResolver memberships)
    {
        var owned = memberships.FeatureComponents.Select(f => f.Component).ToHashSet(StringComparer.Ordinal);
        foreach (var component in sections.SelectMany(s => s.Symbols).OfType<ComponentSymbol>().Where(c => !owned.Contains(c.Id)))
        {
            messaging.Write(Errors.OrphanedComponent(component.Source, component.Id));
        }
    }

    private static List<Symbol> Collect(SymbolTable symbols, List<Section> sections, HashSet<Symbol> overridden)
    {
        var linked = new List<Symbol>();
        var directories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symbol in sections.SelectMany(s => s.Symbols))
        {
            // Of identical directories the first stands for all.
            if (symbol is not MarkerSymbol && !overridden.Contains(symbol) && (!symbols.IsIdenticalDirectory(symbol) || directories.Add(symbol.Id)))
            {
                linked.Add(symbol);
            }
        }

        return linked;
    }
}
