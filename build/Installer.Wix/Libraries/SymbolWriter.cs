using System.Text.Json.Nodes;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Libraries;

/// <summary>Writes sections as JSON. Values that are <c>null</c> are left out. <see cref="SymbolReader"/> reads what it writes.</summary>
/// <param name="storePath">Gives what is stored for the path of a source file.</param>
internal sealed class SymbolWriter(Func<string, SourceLine?, string> storePath)
{
    /// <summary>Writes a section.</summary>
    public JsonObject Write(Section section) => new()
    {
        ["isPackage"] = section.IsPackage,
        ["document"] = section.Document,
        ["source"] = Write(section.Source),
        ["symbols"] = new JsonArray([.. section.Symbols.Select(Write)]),
        ["references"] = new JsonArray([.. section.References.Select(r => new JsonObject { ["kind"] = r.Kind, ["id"] = r.Id, ["source"] = Write(r.Source) })]),
        ["memberships"] = new JsonArray([.. section.Memberships.Select(Write)]),
        ["ensuredTables"] = new JsonArray([.. section.EnsuredTables.Select(t => JsonValue.Create(t))]),
    };

    private static JsonObject Write(Membership membership) => new()
    {
        ["parentKind"] = membership.ParentKind.ToString(),
        ["parent"] = membership.Parent,
        ["childKind"] = membership.ChildKind.ToString(),
        ["child"] = membership.Child,
        ["isPrimary"] = membership.IsPrimary,
        ["source"] = Write(membership.Source),
    };

    private static JsonObject? Write(SourceLine? source) => source is null ? null : new JsonObject { ["file"] = source.File, ["line"] = source.Line };

    private JsonObject Write(Symbol symbol)
    {
        var json = WriteFields(symbol);
        json["type"] = symbol.GetType().Name;
        json["source"] = Write(symbol.Source);
        if (symbol.Identifier is { } identifier)
        {
            json["access"] = identifier.Access.ToString();
            json["id"] = identifier.Id;
        }

        return json;
    }

    private JsonObject WriteFields(Symbol symbol) => symbol switch
    {
        RowSymbol row => new JsonObject
        {
            ["table"] = row.Table.Name,
            ["values"] = new JsonArray([.. row.Values.Select(v => WriteValue(v, row.Source))]),
        },
        ActionSymbol action => new JsonObject
        {
            ["table"] = action.Table.ToString(),
            ["action"] = action.Action,
            ["condition"] = action.Condition,
            ["sequence"] = action.Sequence,
            ["before"] = action.Before,
            ["after"] = action.After,
            ["isOverridable"] = action.IsOverridable,
        },
        SuppressModularizationSymbol suppressed => new JsonObject { ["name"] = suppressed.Name },
        SuppressActionSymbol suppress => new JsonObject { ["table"] = suppress.Table.ToString(), ["action"] = suppress.Action },
        ComponentSymbol component => new JsonObject
        {
            ["guid"] = component.Guid,
            ["directory"] = component.Directory,
            ["attributes"] = component.Attributes,
            ["condition"] = component.Condition,
            ["keyPath"] = component.KeyPath,
            ["keyPathKind"] = component.KeyPathKind.ToString(),
            ["is64Bit"] = component.Is64Bit,
        },
        DirectorySymbol directory => new JsonObject
        {
            ["parent"] = directory.Parent,
            ["name"] = directory.Name,
            ["shortName"] = directory.ShortName,
            ["sourceName"] = directory.SourceName,
            ["shortSourceName"] = directory.ShortSourceName,
            ["componentGuidSeed"] = directory.ComponentGuidSeed,
        },
        FeatureSymbol feature => new JsonObject
        {
            ["title"] = feature.Title,
            ["description"] = feature.Description,
            ["display"] = feature.Display,
            ["level"] = feature.Level,
            ["directory"] = feature.Directory,
            ["attributes"] = feature.Attributes,
        },
        FileSymbol file => new JsonObject
        {
            ["component"] = file.Component,
            ["directory"] = file.Directory,
            ["name"] = file.Name,
            ["shortName"] = file.ShortName,
            ["sourcePath"] = storePath(file.SourcePath, file.Source),
            ["attributes"] = file.Attributes,
            ["defaultVersion"] = file.DefaultVersion,
            ["defaultLanguage"] = file.DefaultLanguage,
            ["companionFile"] = file.CompanionFile,
            ["diskId"] = file.DiskId,
            ["patchGroup"] = file.PatchGroup,
            ["isHarvested"] = file.IsHarvested,
        },
        MediaSymbol media => new JsonObject
        {
            ["diskId"] = media.DiskId,
            ["diskPrompt"] = media.DiskPrompt,
            ["cabinet"] = media.Cabinet,
            ["isEmbedded"] = media.IsEmbedded,
            ["volumeLabel"] = media.VolumeLabel,
            ["sourceProperty"] = media.SourceProperty,
            ["compressionLevel"] = media.CompressionLevel,
            ["layout"] = media.Layout,
        },
        MediaTemplateSymbol template => new JsonObject
        {
            ["cabinetTemplate"] = template.CabinetTemplate,
            ["isEmbedded"] = template.IsEmbedded,
            ["compressionLevel"] = template.CompressionLevel,
            ["maximumUncompressedSize"] = template.MaximumUncompressedSize,
            ["maximumCabinetSize"] = template.MaximumCabinetSize,
        },
        MergeSymbol merge => new JsonObject
        {
            ["directory"] = merge.Directory,
            ["sourceFile"] = storePath(merge.SourceFile, merge.Source),
            ["language"] = merge.Language,
            ["diskId"] = merge.DiskId,
            ["isCompressed"] = merge.IsCompressed,
            ["configuration"] = new JsonArray([.. merge.Configuration.Select(item => new JsonObject { ["name"] = item.Name, ["value"] = item.Value })]),
        },
        MarkerSymbol marker => new JsonObject { ["kind"] = marker.Kind },
        PackageSymbol package => new JsonObject
        {
            ["moduleGuid"] = package.ModuleGuid,
            ["name"] = package.Name,
            ["manufacturer"] = package.Manufacturer,
            ["version"] = package.Version,
            ["language"] = package.Language,
            ["upgradeCode"] = package.UpgradeCode,
            ["productCode"] = package.ProductCode,
            ["codepage"] = package.Codepage,
            ["scope"] = package.Scope.ToString(),
            ["hasUpgradeStrategy"] = package.HasUpgradeStrategy,
            ["installerVersion"] = package.InstallerVersion,
            ["isCompressed"] = package.IsCompressed,
            ["hasShortNames"] = package.HasShortNames,
        },
        PropertyFlagsSymbol flags => new JsonObject
        {
            ["property"] = flags.Property,
            ["admin"] = flags.Admin,
            ["hidden"] = flags.Hidden,
            ["secure"] = flags.Secure,
        },
        SummaryTextSymbol text => new JsonObject { ["property"] = text.Property.ToString(), ["text"] = text.Text },
        VariableSymbol variable => new JsonObject { ["value"] = variable.Value, ["isOverridable"] = variable.IsOverridable },
        CustomTableSymbol table => new JsonObject
        {
            ["isUnreal"] = table.IsUnreal,
            ["columns"] = new JsonArray([.. table.Columns.Select(Write)]),
        },
        CustomRowSymbol row => new JsonObject
        {
            ["table"] = row.Table,
            ["cells"] = new JsonArray([.. row.Cells.Select(c => new JsonObject { ["column"] = c.Column, ["value"] = c.Value, ["source"] = Write(c.Source) })]),
        },
        _ => throw new NotSupportedException($"A library has no place for a {symbol.GetType().Name}."),
    };

    private static JsonObject Write(CustomColumn column)
    {
        var definition = column.Definition;
        return new JsonObject
        {
            ["name"] = definition.Name,
            ["type"] = definition.Column!.Notation,
            ["isKey"] = definition.Column.IsPrimaryKey,
            ["nullable"] = definition.Nullable,
            ["minimum"] = definition.Minimum,
            ["maximum"] = definition.Maximum,
            ["keyTable"] = definition.KeyTable,
            ["keyColumn"] = definition.KeyColumn,
            ["category"] = definition.Category,
            ["set"] = definition.Set,
            ["isUnreal"] = column.IsUnreal,
        };
    }

    private JsonNode? WriteValue(object? value, SourceLine? source) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        FileNameValue name => new JsonObject
        {
            ["type"] = nameof(FileNameValue),
            ["longName"] = name.LongName,
            ["shortName"] = name.ShortName,
            ["keepExtension"] = name.KeepExtension,
            ["salt"] = new JsonArray([.. name.Salt.Select(s => JsonValue.Create(s))]),
        },
        SourceFileValue file => new JsonObject { ["type"] = nameof(SourceFileValue), ["path"] = storePath(file.Path, source), ["asText"] = file.AsText },
        PrimaryFeatureValue feature => new JsonObject { ["type"] = nameof(PrimaryFeatureValue), ["component"] = feature.ComponentId },
        ExtensionBinaryValue binary => new JsonObject { ["type"] = nameof(ExtensionBinaryValue), ["binary"] = binary.BinaryId, ["file"] = binary.FileName },
        _ => throw new NotSupportedException($"A library has no place for a {value.GetType().Name}."),
    };
}
