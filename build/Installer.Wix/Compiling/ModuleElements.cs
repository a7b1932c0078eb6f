using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>Module</c>, and what is said in it of other modules and of what packages may configure.</summary>
internal static class ModuleElements
{
    private const int KeyNoOrphan = 0x1;
    private const int NonNullable = 0x2;

    /// <summary>Parses a <c>Module</c> element.</summary>
    public static void ParseModule(CompileContext context, XElement element)
    {
        var read = ModuleElement.Read(context, element);
        var source = read.SourceLine;
        if (read.Id is not { } id || read.Guid is not { } guid || read.Language is not { } language || read.Version is not { } version)
        {
            return;
        }

        context.BeginSection(isPackage: true, source);
        var module = new PackageSymbol(Identifier.Global(id), source)
        {
            Name = id,
            ModuleGuid = guid,
            Version = version,
            Language = language,
            Codepage = read.Codepage,
            InstallerVersion = read.InstallerVersion,
            HasUpgradeStrategy = false,
        };
        context.Package = module;
        ParseChildren(context, read, id, language);
        context.Add(module);
        AddSummary(SummaryText.Comments, $"This merge module contains the logic and data required to install {id}.");
        AddSummary(SummaryText.Keywords, "MergeModule, MSI, database");
        context.Package = null;

        void AddSummary(SummaryText kind, string text)
        {
            if (!context.Section.Symbols.OfType<SummaryTextSymbol>().Any(t => t.Property == kind))
            {
                context.Add(new SummaryTextSymbol(kind, text, source));
            }
        }
    }

    private static void ParseChildren(CompileContext context, ModuleElement module, string id, string language)
    {
        module.ParseChildren(new()
        {
            AdminExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdminExecuteSequence),
            AdminUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence),
            AdvertiseExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdvtExecuteSequence),
            AppId = child => AppIdElements.ParseAppId(context, child, default, advertise: true),
            Binary = child => StreamElements.ParseBinary(context, child),
            Component = child => ComponentElements.ParseComponent(context, child, null, null, null, null, null),
            ComponentGroupRef = child => ComponentGroupElements.ParseComponentGroupRef(context, child, MemberKind.Package, string.Empty),
            ComponentRef = child => ComponentGroupElements.ParseComponentRef(context, child, MemberKind.Package, string.Empty),
            Configuration = child => ParseConfiguration(context, child),
            CustomAction = child => CustomActionElements.ParseCustomAction(context, child),
            CustomActionRef = child => PackageElements.ParseReference(context, child, "CustomAction"),
            CustomTable = child => CustomTableElements.ParseCustomTable(context, child),
            CustomTableRef = child => CustomTableElements.ParseCustomTableRef(context, child),
            Dependency = child => ParseDependency(context, child, id, language),
            Directory = child => DirectoryElements.ParseDirectory(context, child, null, null, string.Empty),
            DirectoryRef = child => DirectoryElements.ParseDirectoryRef(context, child),
            EnsureTable = child => FragmentElements.ParseEnsureTable(context, child),
            Exclusion = child => ParseExclusion(context, child, id, language),
            File = child => FileElements.ParseNakedFile(context, child, null, null, null, null),
            Files = child => HarvestElements.ParseFiles(context, child, null, null, null, null),
            Icon = child => StreamElements.ParseIcon(context, child),
            IgnoreTable = child => ParseIgnoreTable(context, child),
            InstallExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.InstallExecuteSequence),
            InstallUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence),
            Property = child => PropertyElements.ParseProperty(context, child),
            PropertyRef = child => PackageElements.ParseReference(context, child, "Property"),
            Requires = child => DependencyElements.ParseRequires(context, child, null),
            SetDirectory = child => CustomActionElements.ParseSetDirectory(context, child),
            SetProperty = child => CustomActionElements.ParseSetProperty(context, child),
            StandardDirectory = child => DirectoryElements.ParseStandardDirectory(context, child),
            Substitution = child => ParseSubstitution(context, child),
            SummaryInformation = child => PackageElements.ParseSummaryInformation(context, child),
            UI = child => UIElements.ParseUI(context, child),
            UIRef = child => PackageElements.ParseReference(context, child, SymbolKind.UI),
            WixVariable = child => PropertyElements.ParseWixVariable(context, child),
        });
    }

    private static void ParseConfiguration(CompileContext context, XElement element)
    {
        var item = ConfigurationElement.Read(context, element);
        context.NoChildren(element);
        if (item.Name is { } name)
        {
            context.AddRow(
                "ModuleConfiguration",
                name,
                item.SourceLine,
                name.Id,
                item.Format,
                item.Type,
                item.ContextData,
                item.DefaultValue,
                (item.KeyNoOrphan ? KeyNoOrphan : 0) | (item.NonNullable ? NonNullable : 0),
                item.DisplayName,
                item.Description,
                item.HelpLocation,
                item.HelpKeyword);
        }
    }

    private static void ParseDependency(CompileContext context, XElement element, string module, string language)
    {
        var dependency = DependencyElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow(
            "ModuleDependency", null, dependency.SourceLine, module, Number(language), dependency.RequiredId, dependency.RequiredLanguage, dependency.RequiredVersion);
    }

    private static void ParseExclusion(CompileContext context, XElement element, string module, string language)
    {
        var exclusion = ExclusionElement.Read(context, element);
        context.NoChildren(element);
        if (exclusion.ExcludeExceptLanguage is not null && exclusion.ExcludeLanguage is not null)
        {
            context.Write(Errors.IllegalModuleExclusion(exclusion.SourceLine));
        }

        context.AddRow(
            "ModuleExclusion",
            null,
            exclusion.SourceLine,
            module,
            Number(language),
            exclusion.ExcludedId,
            exclusion.ExcludeExceptLanguage is { } except ? -except : exclusion.ExcludeLanguage ?? 0,
            exclusion.ExcludedMinVersion,
            exclusion.ExcludedMaxVersion);
    }

    private static void ParseIgnoreTable(CompileContext context, XElement element)
    {
        var ignored = IgnoreTableElement.Read(context, element);
        context.NoChildren(element);
        if (ignored.Id is { } table)
        {
            context.AddRow("ModuleIgnoreTable", null, ignored.SourceLine, table);
        }
    }

    private static void ParseSubstitution(CompileContext context, XElement element)
    {
        var substitution = SubstitutionElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("ModuleSubstitution", null, substitution.SourceLine, substitution.Table, substitution.Row, substitution.Column, substitution.Value);
    }

    /// <summary>A language, which may be a variable that becomes a number.</summary>
    private static object Number(string language) => int.TryParse(language, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : language;
}
