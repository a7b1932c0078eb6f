using System.Globalization;

using Installer.Msi.Streams;
using Installer.Wix.Compiling;
using Installer.Wix.Extensions;
using Installer.Wix.Linking;
using Installer.Wix.Localization;
using Installer.Wix.Merging;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Makes the database of a linked package: replaces variables, finds the files, makes GUIDs and short names, orders files and actions.</summary>
internal sealed class Binder(Messaging messaging, TableDefinitions tables, BindOptions options, OpenModules modules)
{
    /// <summary>Custom action type 51: a property set from a formatted text.</summary>
    private const int SetProperty = 51;

    private static readonly string[] UpgradeVersions = ["VersionMin", "VersionMax"];
    private static readonly string[] PropertyValue = ["Value"];

    /// <summary>Binds a package.</summary>
    /// <returns>The package, or <c>null</c> after an error.</returns>
    public BoundPackage? Bind(LinkedPackage linked, IReadOnlyList<WixLocalization> localizations, CancellationToken cancellation)
    {
        var localization = new LocalizationSelector(localizations, options.Cultures, messaging);
        if (messaging.HasErrors)
        {
            return null;
        }

        var variables = new VariableResolver(messaging, localization, options.Variables, linked.Symbols.OfType<VariableSymbol>());
        variables.Resolve(linked.Symbols.Where(s => s is not VariableSymbol));
        var symbols = linked.Symbols;
        symbols.RemoveAll(s => s is VariableSymbol);
        var ensuredTables = new CustomTables(messaging, tables).Finish(linked);
        if (messaging.HasErrors)
        {
            return null;
        }

        var files = FindFiles(symbols, cancellation);
        if (messaging.HasErrors)
        {
            return null;
        }

        FinishPackage(linked.Package, symbols, localization);
        var assemblies = new AssemblyNames(messaging, tables);
        assemblies.Add(symbols, files);
        new DelayedVariables(messaging).Resolve(symbols, files, assemblies.Variables);
        if (messaging.HasErrors)
        {
            return null;
        }

        new ModuleMerger(messaging, tables, modules, linked, files).Merge(new FileResolver(options.BindPaths, options.InputRead), options.Platform, cancellation);
        if (messaging.HasErrors)
        {
            return null;
        }

        DependencyValues.Add(symbols, tables);
        if (linked.Package.IsModule)
        {
            ensuredTables = ModuleTables.Add(linked, tables, ensuredTables, messaging);
        }
        else
        {
            SetProductCode(linked.Package, symbols);
        }

        var tags = AddTags(linked.Package, symbols, files);
        CheckVersions(linked.Package, symbols);
        AddLocalizedControls(localization, symbols);
        AddSpecialProperties(symbols);
        AddCreateFolders(symbols);
        SetVersions(files.Values);
        return BuildDatabase(linked, ensuredTables, localization, files, tags);
    }

    private Dictionary<string, FileFacade> FindFiles(List<Symbol> symbols, CancellationToken cancellation)
    {
        var resolver = new FileResolver(options.BindPaths, options.InputRead, messaging);
        var libraries = new ExtensionLibraries(messaging, options.Platform, resolver, options.Extensions, options.InputRead);
        var found = new List<FileSymbol>();
        var paths = new List<(string Path, SourceLine? Source)>();
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case FileSymbol { SourcePath.Length: 0 }:
                    // The compiler makes its content.
                    break;
                case FileSymbol file when (file.IsHarvested ? file.SourcePath : Find(file.SourcePath, file.Source, "File")) is { } path:
                    found.Add(file);
                    paths.Add((path, file.Source));
                    break;
                case RowSymbol row:
                    FindRowFiles(row);
                    break;
            }
        }

        SubstituteActions(symbols);
        libraries.Finish(symbols.OfType<RowSymbol>().Where(row => row.Kind == "CustomAction"));
        var facts = messaging.HasErrors ? [] : FileFactsReader.Read(paths, messaging, cancellation);
        var files = new Dictionary<string, FileFacade>(found.Count, StringComparer.Ordinal);
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i] is { } fact)
            {
                files[found[i].Id] = new FileFacade(found[i], fact);
            }
        }

        return files;

        string? Find(string path, SourceLine? source, string kind)
        {
            try
            {
                return resolver.Resolve(path, source, kind);
            }
            catch (WixException exception)
            {
                messaging.Write(exception.Error);
                return null;
            }
        }

        void FindRowFiles(RowSymbol row)
        {
            for (var i = 0; i < row.Values.Length; i++)
            {
                switch (row.Values[i])
                {
                    case SourceFileValue value when options.FindExtensionFile(value.Path) is { } content:
                        row.Values[i] = Read(value, content);
                        break;
                    case SourceFileValue value when Find(value.Path, row.Source, row.Kind) is { } path:
                        row.Values[i] = Read(value, path, row.Source);
                        break;
                    case ExtensionBinaryValue binary:
                        row.Values[i] = libraries.Find(binary) ?? (object)binary;
                        break;
                }
            }
        }
    }

    private object? Read(SourceFileValue value, string path, SourceLine? source)
    {
        try
        {
            // Editors of rich text end their files in NUL, which no database can hold.
            return value.AsText ? File.ReadAllText(path).TrimEnd('\0') : StreamSource.FromFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(Errors.UnreadableFile(source, path, exception.Message));
            return null;
        }
    }

    private static object Read(SourceFileValue value, StreamSource content)
    {
        if (!value.AsText)
        {
            return content;
        }

        using var reader = new StreamReader(content.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Has the actions of libraries that are missing and can be done without set a property instead.</summary>
    private void SubstituteActions(List<Symbol> symbols)
    {
        foreach (var library in symbols.OfType<RowSymbol>().Where(row => row.Kind == "Binary" && row["Data"] is ExtensionBinaryValue { Substitute: not null }).ToList())
        {
            symbols.Remove(library);
            var missing = (ExtensionBinaryValue)library["Data"]!;
            foreach (var action in symbols.OfType<RowSymbol>().Where(row => row.Kind == "CustomAction" && row.Text("Source") == library.Id))
            {
                messaging.Write(PortableErrors.ExtensionBinarySubstituted(action.Source, action.Id, missing.FileName, missing.Substitute!));
                action["Type"] = SetProperty;
                action["Source"] = missing.Substitute;
                action["Target"] = "1";
            }
        }
    }

    private void FinishPackage(PackageSymbol package, List<Symbol> symbols, LocalizationSelector localization)
    {
        if (package.Language is not null && !int.TryParse(package.Language, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            messaging.Write(Errors.IllegalRowLanguage(package.Source, package.Language));
        }

        NormalizeVersion(package, symbols);
        if (package.Language is null)
        {
            var lcid = localization.Primary is { } primary ? Cultures.Lcid(primary.Culture) ?? 0 : 0;
            package.Language = lcid.ToString(CultureInfo.InvariantCulture);
            foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "Property" && r.Id == "ProductLanguage"))
            {
                row["Value"] = package.Language;
            }
        }
    }

    /// <summary>A version that came out of a variable may begin with a letter, which Windows Installer does not take.</summary>
    private static void NormalizeVersion(PackageSymbol package, List<Symbol> symbols)
    {
        if (PackageVersion.TryNormalize(package.Version, out var version) && version != package.Version)
        {
            foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind is "Property" or "Upgrade"))
            {
                foreach (var column in row.Kind == "Upgrade" ? UpgradeVersions : row.Id == "ProductVersion" ? PropertyValue : [])
                {
                    row[column] = Equals(row[column], package.Version) ? version : row[column];
                }
            }

            package.Version = version;
        }
    }

    private void SetProductCode(PackageSymbol package, List<Symbol> symbols)
    {
        if (package.ProductCode is null or "*")
        {
            package.ProductCode = ProductCode.Create(package.UpgradeCode ?? package.Name, package.Version, options.Platform);
            foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "Property" && r.Id == "ProductCode"))
            {
                row["Value"] = package.ProductCode;
            }
        }
    }

    private static List<SoftwareTag> AddTags(PackageSymbol package, List<Symbol> symbols, Dictionary<string, FileFacade> files)
    {
        var tags = new List<SoftwareTag>();
        foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "SoftwareIdentificationTag"))
        {
            var tag = new SoftwareTag(package, row, symbols.OfType<FileSymbol>().First(file => file.Id == row.Id));
            files.Add(row.Id, tag.File);
            tags.Add(tag);
        }

        return tags;
    }

    private void CheckVersions(PackageSymbol package, List<Symbol> symbols)
    {
        Check(package.Version, package.Source);
        foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "Upgrade"))
        {
            Check(row.Text("VersionMin"), row.Source);
            Check(row.Text("VersionMax"), row.Source);
        }

        void Check(string? version, SourceLine? source)
        {
            if (version is not null && !PackageVersion.IsValidForPackage(version))
            {
                messaging.Write(Warnings.InvalidPackageVersion(source, version));
            }
        }
    }

    private static void AddLocalizedControls(LocalizationSelector localization, List<Symbol> symbols)
    {
        foreach (var control in localization.Controls)
        {
            foreach (var row in symbols.OfType<RowSymbol>())
            {
                var isControl = control.Control is not null && row.Kind == "Control" && row.Text("Dialog_") == control.Dialog && row.Text("Control") == control.Control;
                var isDialog = control.Control is null && row.Kind == "Dialog" && row.Text("Dialog") == control.Dialog;
                if (isControl || isDialog)
                {
                    Apply(row, control, isControl);
                }
            }
        }

        static void Apply(RowSymbol row, LocalizedControl control, bool isControl)
        {
            row[isControl ? "X" : "HCentering"] = control.X ?? row[isControl ? "X" : "HCentering"];
            row[isControl ? "Y" : "VCentering"] = control.Y ?? row[isControl ? "Y" : "VCentering"];
            row["Width"] = control.Width ?? row["Width"];
            row["Height"] = control.Height ?? row["Height"];
            row["Attributes"] = (int)(row["Attributes"] ?? 0) | control.Attributes;
            row[isControl ? "Text" : "Title"] = control.Text ?? row[isControl ? "Text" : "Title"];
        }
    }

    private void AddSpecialProperties(List<Symbol> symbols)
    {
        var admin = new SortedSet<string>(InvariantOrder.Instance);
        var hidden = new SortedSet<string>(InvariantOrder.Instance);
        var secure = new SortedSet<string>(InvariantOrder.Instance);
        foreach (var flags in symbols.OfType<PropertyFlagsSymbol>())
        {
            Add(admin, flags.Admin, flags.Property);
            Add(hidden, flags.Hidden, flags.Property);
            Add(secure, flags.Secure, flags.Property);
        }

        foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "Upgrade"))
        {
            Add(secure, true, row.Text("ActionProperty") ?? string.Empty);
        }

        AddProperty("AdminProperties", admin);
        AddProperty("MsiHiddenProperties", hidden);
        AddProperty("SecureCustomProperties", secure);

        static void Add(SortedSet<string> set, bool isMember, string property)
        {
            if (isMember && property.Length > 0)
            {
                set.Add(property);
            }
        }

        void AddProperty(string name, SortedSet<string> members)
        {
            if (members.Count > 0)
            {
                symbols.Add(new RowSymbol(tables["Property"], Identifier.Global(name), null, name, string.Join(';', members)));
            }
        }
    }

    /// <summary>A component whose key path is its folder needs the folder even if nothing is put into it.</summary>
    private void AddCreateFolders(List<Symbol> symbols)
    {
        var present = symbols.OfType<RowSymbol>().Where(r => r.Kind == "CreateFolder").Select(r => r.Text("Component_")).ToHashSet(StringComparer.Ordinal);
        foreach (var component in symbols.OfType<ComponentSymbol>().Where(c => c.KeyPath is null).ToList())
        {
            if (!present.Contains(component.Id))
            {
                symbols.Add(new RowSymbol(tables["CreateFolder"], null, component.Source, component.Directory, component.Id));
            }
        }
    }

    /// <summary>A folder whose parents lead back to it, or that lies deeper than any path of Windows can be long.</summary>
    private static DirectorySymbol? FindDirectoryLoop(IEnumerable<DirectorySymbol> directories)
    {
        const int LongestPath = 260;
        var byId = new Dictionary<string, DirectorySymbol>(StringComparer.Ordinal);
        foreach (var directory in directories)
        {
            byId[directory.Id] = directory;
        }

        foreach (var directory in byId.Values)
        {
            var depth = 0;
            for (var current = directory; current is not null; current = current.Parent is null ? null : byId.GetValueOrDefault(current.Parent))
            {
                if (++depth > LongestPath)
                {
                    return directory;
                }
            }
        }

        return null;
    }

    /// <summary>What a file says of itself goes before what is authored, but for a companion; one without a version may be given one.</summary>
    private void SetVersions(IEnumerable<FileFacade> files)
    {
        foreach (var file in files)
        {
            var symbol = file.Symbol;
            file.Version = symbol.CompanionFile ?? file.Facts.Version ?? symbol.DefaultVersion;
            file.Language = symbol.DefaultLanguage;
            file.HasHash = file.Version is null;
            if (file.Facts.Version is not null)
            {
                if (symbol.DefaultLanguage is not null && file.Facts.Language is null)
                {
                    messaging.Write(Warnings.DefaultLanguageOnVersionedFile(symbol.Source, symbol.DefaultLanguage, symbol.Id));
                }
                else
                {
                    file.Language = file.Facts.Language;
                }
            }
            else if (symbol.DefaultVersion is not null)
            {
                messaging.Write(Warnings.DefaultVersionOnUnversionedFile(symbol.Source, symbol.DefaultVersion, symbol.Id));
            }
            else if (symbol.CompanionFile is null && symbol.DefaultLanguage is not null)
            {
                messaging.Write(Warnings.DefaultLanguageOnUnversionedFile(symbol.Source, symbol.DefaultLanguage, symbol.Id));
            }
        }
    }

    private BoundPackage? BuildDatabase(
        LinkedPackage linked,
        IReadOnlyCollection<string> ensuredTables,
        LocalizationSelector localization,
        Dictionary<string, FileFacade> files,
        List<SoftwareTag> tags)
    {
        var symbols = linked.Symbols;
        var components = symbols.OfType<ComponentSymbol>().ToList();
        if (FindDirectoryLoop(symbols.OfType<DirectorySymbol>()) is { } loop)
        {
            messaging.Write(PortableErrors.DirectoryLoop(loop.Source, loop.Id));
            return null;
        }

        var directories = new DirectoryTree(symbols.OfType<DirectorySymbol>().ToList(), linked.StandardDirectories, options.Platform);
        var registry = new Dictionary<string, RowSymbol>(StringComparer.Ordinal);
        foreach (var row in symbols.OfType<RowSymbol>().Where(r => r.Kind == "Registry"))
        {
            registry.TryAdd(row.Id, row);
        }

        new ComponentGuids(messaging, directories, files, registry, options.BackwardCompatibleGuids).Finish(components, files.Values.ToLookup(f => f.Symbol.Component, StringComparer.Ordinal));
        var componentsById = new Dictionary<string, ComponentSymbol>(StringComparer.Ordinal);
        components.ForEach(c => componentsById.TryAdd(c.Id, c));
        var media = new MediaAssigner(messaging, directories, linked.Package);
        if (linked.Package.IsModule)
        {
            media.AssignToModule([.. files.Values], componentsById);
        }
        else
        {
            media.Assign(
                [.. symbols.OfType<MediaSymbol>()],
                symbols.OfType<MediaTemplateSymbol>().FirstOrDefault(),
                [.. files.Values],
                componentsById);
        }

        var actions = linked.Package.IsModule ? [] : new SequenceScheduler(messaging).Schedule(symbols, RequiredActions.Find(symbols, ensuredTables));
        if (messaging.HasErrors)
        {
            return null;
        }

        var builder = new DatabaseBuilder(messaging, tables, linked, options);
        var database = builder.Build(ensuredTables, directories, files.Values, media, actions, localization);
        if (linked.Package.ModuleGuid is { } guid)
        {
            var modularizer = new Modularizer(tables, guid, symbols.OfType<SuppressModularizationSymbol>().Select(symbol => symbol.Name).ToHashSet(StringComparer.Ordinal));
            modularizer.Modularize(database);
            foreach (var file in files.Values)
            {
                file.CabinetName = modularizer.NameOf(file.Symbol.Id);
            }
        }

        return messaging.HasErrors ? null : new BoundPackage(database, media.Cabinets, media.LooseFiles, tags, linked.Package.ModuleGuid);
    }
}
