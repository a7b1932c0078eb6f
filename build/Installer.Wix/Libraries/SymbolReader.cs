using System.Text.Json;

using Installer.Msi.Database;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Libraries;

/// <summary>Reads sections that <see cref="SymbolWriter"/> wrote. Whatever else it is given ends in an <see cref="InvalidDataException"/>.</summary>
/// <param name="tables">The tables that are known.</param>
/// <param name="library">The library's path, of which the sections become part.</param>
/// <param name="findPath">Gives the path of a source file for what was stored.</param>
internal sealed class SymbolReader(TableDefinitions tables, string library, Func<string, string> findPath)
{
    /// <summary>Reads a section.</summary>
    public Section Read(JsonElement json)
    {
        var section = new Section(Flag(json, "isPackage"), $"{library}|{Text(json, "document")}", Source(json)) { Library = library };
        section.Symbols.AddRange(Items(json, "symbols").Select(ReadSymbol));
        section.References.AddRange(Items(json, "references").Select(r => new Reference(Text(r, "kind"), Text(r, "id"), Source(r))));
        section.Memberships.AddRange(Items(json, "memberships").Select(m => new Membership(
            Word<MemberKind>(m, "parentKind"),
            Text(m, "parent"),
            Word<MemberKind>(m, "childKind"),
            Text(m, "child"),
            Flag(m, "isPrimary"),
            Source(m))));
        section.EnsuredTables.AddRange(Items(json, "ensuredTables").Select(t => t.GetString() ?? throw Missing("ensuredTables")));
        return section;
    }

    private Symbol ReadSymbol(JsonElement json)
    {
        var source = Source(json);
        switch (Text(json, "type"))
        {
            case nameof(RowSymbol):
                var table = tables.Find(Text(json, "table")) ?? throw new InvalidDataException($"The table '{Text(json, "table")}' is not known; give the extension that has it.");
                var values = Items(json, "values").Select(ReadValue).ToArray();
                return values.Length == table.Columns.Count ? new RowSymbol(table, MaybeIdentifier(json), source, values) : throw Missing("values");
            case nameof(ActionSymbol):
                return new ActionSymbol(Word<Access>(json, "access"), Word<SequenceTable>(json, "table"), Text(json, "action"), source)
                {
                    Condition = MaybeText(json, "condition"),
                    Sequence = MaybeNumber(json, "sequence"),
                    Before = MaybeText(json, "before"),
                    After = MaybeText(json, "after"),
                    IsOverridable = Flag(json, "isOverridable"),
                };
            case nameof(SuppressActionSymbol):
                return new SuppressActionSymbol(Word<SequenceTable>(json, "table"), Text(json, "action"), source);
            case nameof(ComponentSymbol):
                return new ComponentSymbol(ReadIdentifier(json), source)
                {
                    Guid = MaybeText(json, "guid"),
                    Directory = Text(json, "directory"),
                    Attributes = Number(json, "attributes"),
                    Condition = MaybeText(json, "condition"),
                    KeyPath = MaybeText(json, "keyPath"),
                    KeyPathKind = Word<KeyPathKind>(json, "keyPathKind"),
                    Is64Bit = Flag(json, "is64Bit"),
                };
            case nameof(DirectorySymbol):
                return new DirectorySymbol(ReadIdentifier(json), source)
                {
                    Parent = MaybeText(json, "parent"),
                    Name = MaybeText(json, "name"),
                    ShortName = MaybeText(json, "shortName"),
                    SourceName = MaybeText(json, "sourceName"),
                    ShortSourceName = MaybeText(json, "shortSourceName"),
                    ComponentGuidSeed = MaybeText(json, "componentGuidSeed"),
                };
            case nameof(FeatureSymbol):
                return new FeatureSymbol(ReadIdentifier(json), source)
                {
                    Title = MaybeText(json, "title"),
                    Description = MaybeText(json, "description"),
                    Display = Number(json, "display"),
                    Level = Number(json, "level"),
                    Directory = MaybeText(json, "directory"),
                    Attributes = Number(json, "attributes"),
                };
            case nameof(SuppressModularizationSymbol):
                return new SuppressModularizationSymbol(Text(json, "name"), source);
            case nameof(MergeSymbol):
                var merge = new MergeSymbol(ReadIdentifier(json), source)
                {
                    Directory = Text(json, "directory"),
                    SourceFile = findPath(Text(json, "sourceFile")),
                    Language = Text(json, "language"),
                    DiskId = MaybeNumber(json, "diskId"),
                    IsCompressed = json.TryGetProperty("isCompressed", out var compressed) && compressed.ValueKind is JsonValueKind.True or JsonValueKind.False ? compressed.GetBoolean() : null,
                };
                merge.Configuration.AddRange(Items(json, "configuration").Select(item => (Text(item, "name"), Text(item, "value"))));
                return merge;
            case nameof(FileSymbol):
                return ReadFile(json, source);
            case nameof(MediaSymbol):
                return new MediaSymbol(Number(json, "diskId"), ReadIdentifier(json), source)
                {
                    DiskPrompt = MaybeText(json, "diskPrompt"),
                    Cabinet = MaybeText(json, "cabinet"),
                    IsEmbedded = Flag(json, "isEmbedded"),
                    VolumeLabel = MaybeText(json, "volumeLabel"),
                    SourceProperty = MaybeText(json, "sourceProperty"),
                    CompressionLevel = MaybeText(json, "compressionLevel"),
                    Layout = MaybeText(json, "layout"),
                };
            case nameof(MediaTemplateSymbol):
                return new MediaTemplateSymbol(source)
                {
                    CabinetTemplate = Text(json, "cabinetTemplate"),
                    IsEmbedded = Flag(json, "isEmbedded"),
                    CompressionLevel = MaybeText(json, "compressionLevel"),
                    MaximumUncompressedSize = MaybeNumber(json, "maximumUncompressedSize"),
                    MaximumCabinetSize = MaybeNumber(json, "maximumCabinetSize"),
                };
            case nameof(MarkerSymbol):
                return new MarkerSymbol(Text(json, "kind"), ReadIdentifier(json), source);
            case nameof(PackageSymbol):
                return ReadPackage(json, source);
            case nameof(PropertyFlagsSymbol):
                return new PropertyFlagsSymbol(Text(json, "property"), source) { Admin = Flag(json, "admin"), Hidden = Flag(json, "hidden"), Secure = Flag(json, "secure") };
            case nameof(SummaryTextSymbol):
                return new SummaryTextSymbol(Word<SummaryText>(json, "property"), Text(json, "text"), source);
            case nameof(VariableSymbol):
                return new VariableSymbol(ReadIdentifier(json), source, Text(json, "value"), Flag(json, "isOverridable"));
            case nameof(CustomTableSymbol):
                return new CustomTableSymbol(ReadIdentifier(json), source, [.. Items(json, "columns").Select(ReadColumn)], Flag(json, "isUnreal"));
            case nameof(CustomRowSymbol):
                return new CustomRowSymbol(
                    Text(json, "table"),
                    source,
                    Items(json, "cells").Select(c => (Text(c, "column"), MaybeText(c, "value"), Source(c) ?? throw Missing("source"))));
            case var type:
                throw new InvalidDataException($"The type '{type}' is not known.");
        }
    }

    private FileSymbol ReadFile(JsonElement json, SourceLine? source)
    {
        var stored = Text(json, "sourcePath");
        var path = findPath(stored);
        return new FileSymbol(ReadIdentifier(json), source)
        {
            Component = Text(json, "component"),
            Directory = Text(json, "directory"),
            Name = MaybeText(json, "name"),
            ShortName = MaybeText(json, "shortName"),
            SourcePath = path,
            Attributes = Number(json, "attributes"),
            DefaultVersion = MaybeText(json, "defaultVersion"),
            DefaultLanguage = MaybeText(json, "defaultLanguage"),
            CompanionFile = MaybeText(json, "companionFile"),
            DiskId = MaybeNumber(json, "diskId"),
            PatchGroup = MaybeNumber(json, "patchGroup"),
            IsHarvested = Flag(json, "isHarvested") || path != stored,
        };
    }

    private static PackageSymbol ReadPackage(JsonElement json, SourceLine? source) => new(ReadIdentifier(json), source)
    {
        ModuleGuid = MaybeText(json, "moduleGuid"),
        Name = Text(json, "name"),
        Manufacturer = Text(json, "manufacturer"),
        Version = Text(json, "version"),
        Language = MaybeText(json, "language"),
        UpgradeCode = MaybeText(json, "upgradeCode"),
        ProductCode = MaybeText(json, "productCode"),
        Codepage = MaybeText(json, "codepage"),
        Scope = Word<PackageScope>(json, "scope"),
        HasUpgradeStrategy = Flag(json, "hasUpgradeStrategy"),
        InstallerVersion = Number(json, "installerVersion"),
        IsCompressed = Flag(json, "isCompressed"),
        HasShortNames = Flag(json, "hasShortNames"),
    };

    private static CustomColumn ReadColumn(JsonElement json)
    {
        var name = Text(json, "name");
        var column = MsiColumn.Parse(name, Text(json, "type"), Flag(json, "isKey"));
        var definition = new ColumnDefinition(
            column,
            name,
            Text(json, "nullable"),
            MaybeNumber(json, "minimum"),
            MaybeNumber(json, "maximum"),
            MaybeText(json, "keyTable"),
            MaybeNumber(json, "keyColumn"),
            MaybeText(json, "category"),
            MaybeText(json, "set"));
        return new CustomColumn(definition, Flag(json, "isUnreal"));
    }

    private object? ReadValue(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.Number:
                return json.GetInt32();
        }

        return Text(json, "type") switch
        {
            nameof(FileNameValue) => new FileNameValue(
                MaybeText(json, "longName"),
                MaybeText(json, "shortName"),
                Flag(json, "keepExtension"),
                [.. Items(json, "salt").Select(s => s.GetString() ?? throw Missing("salt"))]),
            nameof(SourceFileValue) => new SourceFileValue(findPath(Text(json, "path")), Flag(json, "asText")),
            nameof(PrimaryFeatureValue) => new PrimaryFeatureValue(Text(json, "component")),
            nameof(ExtensionBinaryValue) => new ExtensionBinaryValue(Text(json, "binary"), Text(json, "file")),
            var type => throw new InvalidDataException($"The type '{type}' is not known."),
        };
    }

    private static Identifier ReadIdentifier(JsonElement json) => new(Word<Access>(json, "access"), Text(json, "id"));

    private static Identifier? MaybeIdentifier(JsonElement json) => Find(json, "id") is null ? null : ReadIdentifier(json);

    private static SourceLine? Source(JsonElement json) => Find(json, "source") is { } source ? new SourceLine(Text(source, "file"), Number(source, "line")) : null;

    private static JsonElement? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) => (Find(json, name) ?? throw Missing(name)).EnumerateArray();

    private static string? MaybeText(JsonElement json, string name) => Find(json, name)?.GetString();

    private static string Text(JsonElement json, string name) => MaybeText(json, name) ?? throw Missing(name);

    private static int? MaybeNumber(JsonElement json, string name) => Find(json, name)?.GetInt32();

    private static int Number(JsonElement json, string name) => MaybeNumber(json, name) ?? throw Missing(name);

    private static bool Flag(JsonElement json, string name) => (Find(json, name) ?? throw Missing(name)).GetBoolean();

    private static T Word<T>(JsonElement json, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(json, name), out var value) && Enum.IsDefined(value) ? value : throw Missing(name);

    private static InvalidDataException Missing(string name) => new($"'{name}' is missing or has no value that is known.");
}
