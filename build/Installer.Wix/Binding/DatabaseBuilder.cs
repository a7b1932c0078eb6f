using System.Globalization;
using System.Text;

using Installer.Msi;
using Installer.Msi.Database;
using Installer.Wix.Linking;
using Installer.Wix.Localization;
using Installer.Wix.Merging;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Writes symbols into the tables of a database.</summary>
internal sealed class DatabaseBuilder(Messaging messaging, TableDefinitions definitions, LinkedPackage linked, BindOptions options)
{
    private static readonly string[] AlwaysPresent =
    [
        "AdminExecuteSequence", "AdminUISequence", "AdvtExecuteSequence", "Directory", "File",
        "InstallExecuteSequence", "InstallUISequence", "Media", "Property",
    ];

    private readonly MsiDatabase database = new();
    private readonly Dictionary<string, MsiTable> tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private Encoding encoding = Encoding.ASCII;

    /// <summary>Builds the database.</summary>
    public MsiDatabase Build(
        IEnumerable<string> ensuredTables,
        DirectoryTree directories,
        IEnumerable<FileFacade> files,
        MediaAssigner media,
        IEnumerable<ActionSymbol> actions,
        LocalizationSelector localization)
    {
        SetCodepages(localization);
        foreach (var name in (linked.Package.IsModule ? ModuleTables.AlwaysPresent : AlwaysPresent).Concat(ensuredTables))
        {
            GetTable(name);
        }

        foreach (var (id, parent, defaultDir, source) in directories.Rows())
        {
            Add("Directory", source, id, parent, defaultDir);
        }

        foreach (var symbol in linked.Symbols)
        {
            AddSymbol(symbol);
        }

        foreach (var file in files.OrderBy(f => f.Sequence))
        {
            AddFile(file);
        }

        foreach (var (medium, cabinet, last) in media.Rows)
        {
            Add("Media", medium.Source, medium.DiskId, last, medium.DiskPrompt, cabinet, medium.VolumeLabel, medium.SourceProperty);
        }

        foreach (var (feature, component) in linked.FeatureComponents.Distinct())
        {
            Add("FeatureComponents", null, feature, component);
        }

        foreach (var action in actions)
        {
            Add(action.Table.ToString(), action.Source, action.Action, action.Condition, action.Sequence);
        }

        AddValidation();
        foreach (var table in tables.Values)
        {
            database.AddTable(table);
        }

        SetSummary();
        return database;
    }

    private MsiTable GetTable(string name)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            tables.Add(name, table = definitions[name].CreateTable());
        }

        return table;
    }

    private void Add(string table, SourceLine? source, params object?[] values)
    {
        var keyLength = definitions[table].KeyLength;
        if (!keys.Add($"{table}\t{string.Join('\t', values.Take(keyLength))}"))
        {
            messaging.Write(Errors.DuplicatePrimaryKey(source, string.Join('/', values.Take(keyLength)), table));
            return;
        }

        // One message a row.
        _ = values.All(value => CheckText(value as string, source));
        try
        {
            GetTable(table).AddRow(values);
        }
        catch (MsiException exception)
        {
            messaging.Write(PortableErrors.InvalidRow(source, exception.Message));
        }
    }

    private void AddSymbol(Symbol symbol)
    {
        switch (symbol)
        {
            case ComponentSymbol component:
                var bits = component.Attributes
                    | (component.KeyPathKind switch { KeyPathKind.Registry => 4, KeyPathKind.OdbcDataSource => 32, _ => 0 })
                    | (component.Is64Bit ? 256 : 0);
                Add("Component", component.Source, component.Id, component.Guid, component.Directory, bits, component.Condition, component.KeyPath);
                break;
            case FeatureSymbol feature:
                Add(
                    "Feature",
                    feature.Source,
                    feature.Id,
                    feature.Parent,
                    feature.Title,
                    feature.Description,
                    feature.Display,
                    feature.Level,
                    feature.Directory,
                    feature.Attributes);
                break;
            case RowSymbol { Kind: "Property" } property when string.IsNullOrEmpty(property.Text("Value")):
                break;
            case RowSymbol row:
                Add(row.Table.Name, row.Source, [.. row.Values.Select(Resolve)]);
                break;
        }
    }

    private object? Resolve(object? value) => value switch
    {
        FileNameValue name => ShortNames.Format(name),
        PrimaryFeatureValue when linked.Package.IsModule => MergeModule.AnyFeature,
        PrimaryFeatureValue owner => linked.PrimaryFeatures.GetValueOrDefault(owner.ComponentId),
        _ => value,
    };

    private void AddFile(FileFacade file)
    {
        var symbol = file.Symbol;
        var name = ShortNames.Format(symbol.Name, symbol.ShortName, true, "File", symbol.Directory);
        Add("File", symbol.Source, symbol.Id, symbol.Component, name, (int)file.Facts.Length, file.Version, file.Language, symbol.Attributes, file.Sequence);
        if (file.HasHash)
        {
            Add("MsiFileHash", symbol.Source, [symbol.Id, 0, .. Enumerable.Range(0, FileFacts.Md5Parts).Select(part => (object)file.Facts.Md5Part(part))]);
        }
    }

    private void AddValidation()
    {
        GetTable("_Validation");
        foreach (var name in tables.Keys.Append("_SummaryInformation").Order(StringComparer.Ordinal).ToList())
        {
            foreach (var column in definitions[name].Columns)
            {
                Add(
                    "_Validation",
                    null,
                    name,
                    column.Name,
                    column.Nullable,
                    column.Minimum,
                    column.Maximum,
                    column.KeyTable,
                    column.KeyColumn,
                    column.Category,
                    column.Set,
                    null);
            }
        }
    }

    /// <summary>Decides in which code pages the database and its summary information store their texts.</summary>
    private void SetCodepages(LocalizationSelector localization)
    {
        var package = linked.Package;
        var primary = localization.Primary;
        var culture = primary is { Culture.Length: > 0 } ? Codepages.OfCulture(primary.Culture) : (int?)null;
        database.Codepage = Parse(package.Codepage, package.Source) ?? Parse(primary?.Codepage, null) ?? culture ?? 65001;
        try
        {
            encoding = MsiCodepage.ForWriting(database.Codepage);
        }
        catch (MsiException)
        {
            messaging.Write(Errors.IllegalCodepage(package.Source, database.Codepage.ToString(CultureInfo.InvariantCulture)));
        }

        var authored = linked.Symbols.OfType<SummaryTextSymbol>().LastOrDefault(t => t.Property == SummaryText.Codepage);
        var codepage = Parse(authored?.Text, authored?.Source) ?? Parse(primary?.SummaryCodepage, null) ?? Parse(primary?.Codepage, null) ?? culture ?? 1252;
        if (codepage is 65001 or 65000 or 1200 or 1201)
        {
            messaging.Write(Errors.InvalidSummaryCodepage(authored?.Source ?? package.Source, codepage));
        }

        database.Summary.Codepage = codepage;

        int? Parse(string? text, SourceLine? source)
        {
            if (text is null)
            {
                return null;
            }

            if (!Codepages.TryParse(text, out var number))
            {
                messaging.Write(Errors.IllegalCodepage(source, text));
            }

            return number;
        }
    }

    private void SetSummary()
    {
        var package = linked.Package;
        var texts = new Dictionary<SummaryText, SummaryTextSymbol>();
        foreach (var text in linked.Symbols.OfType<SummaryTextSymbol>())
        {
            texts[text.Property] = text;
        }

        var summary = database.Summary;
        summary.Title = package.IsModule ? "Merge Module" : "Installation Database";
        summary.Subject = Storable(SummaryText.Subject, package.Name);
        summary.Author = Storable(SummaryText.Author, package.Manufacturer);
        summary.Keywords = Storable(SummaryText.Keywords, "Installer");
        summary.Comments = Storable(SummaryText.Comments, null);
        var platform = options.Platform switch { Platform.X86 => "Intel", Platform.X64 => "x64", _ => "Arm64" };
        summary.Template = $"{platform};{package.Language}";
        summary.CreateTime = options.Time;
        summary.LastSaveTime = options.Time;
        summary.PageCount = package.InstallerVersion;
        summary.WordCount = package.IsModule ? 0 : (package.HasShortNames ? 1 : 0) | (package.IsCompressed ? 2 : 0) | (package.Scope == PackageScope.PerUser ? 8 : 0);
        summary.CreatingApplication = $"WixToolset.Core ({WixVersion.Emulated})";
        summary.Security = 2;

        string? Storable(SummaryText property, string? otherwise)
        {
            var authored = texts.GetValueOrDefault(property);
            return InSummaryCodepage(property, authored?.Text ?? otherwise, authored?.Source ?? package.Source);
        }
    }

    /// <summary>A text of the summary information as its code page can store it. What that does not have becomes a question mark, as in a package of WiX, and is reported.</summary>
    private string? InSummaryCodepage(SummaryText property, string? text, SourceLine? source)
    {
        if (!CheckText(text, source) || text is null || Ascii.IsValid(text))
        {
            return text;
        }

        var codepage = database.Summary.Codepage!.Value;
        try
        {
            MsiCodepage.ForWriting(codepage).GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException exception)
        {
            messaging.Write(Warnings.SummaryTextReplaced(source, property.ToString(), MsiCodepage.DescribeMissingCharacter(exception, codepage, text), Codepages.FirstWith(text)));
            return MsiCodepage.ReplaceMissing(codepage, text);
        }
        catch (MsiException)
        {
            // The code page itself was reported.
            return text;
        }
    }

    /// <summary>Reports a text with a character that the database's code page does not have.</summary>
    /// <returns>Whether it has all characters.</returns>
    private bool CheckText(string? text, SourceLine? source)
    {
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            messaging.Write(PortableErrors.InvalidRow(source, $"The text '{text[..text.IndexOf('\0', StringComparison.Ordinal)]}' is followed by U+0000, which a database cannot hold."));
            return false;
        }

        if (text is null || Ascii.IsValid(text))
        {
            return true;
        }

        try
        {
            encoding.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException exception)
        {
            messaging.Write(Errors.InvalidStringForCodepage(source, MsiCodepage.DescribeMissingCharacter(exception, database.Codepage, text)));
            return false;
        }
    }
}
