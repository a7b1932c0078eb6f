using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>Fragment</c>, and what may stand in it and in a <c>Package</c> alike.</summary>
internal static class FragmentElements
{
    private const int MaximumTableName = 31;

    /// <summary>Parses a <c>Fragment</c> element.</summary>
    public static void ParseFragment(CompileContext context, XElement element)
    {
        var fragment = FragmentElement.Read(context, element);
        context.BeginSection(isPackage: false, fragment.SourceLine);
        var display = 0;
        fragment.ParseChildren(new()
        {
            Feature = child => FeatureElements.ParseFeature(context, child, null, null, ref display),
            FeatureGroup = child => FeatureElements.ParseFeatureGroup(context, child, null, null),
            FeatureRef = child => FeatureElements.ParseFeatureRef(context, child, null, null),
            Section = SectionChildren(context),
        });
    }

    /// <summary>What may stand in a Package and in a Fragment alike.</summary>
    public static SectionChildren SectionChildren(CompileContext context) => new()
    {
        AdminExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdminExecuteSequence),
        AdminUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence),
        AdvertiseExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdvtExecuteSequence),
        AppId = child => AppIdElements.ParseAppId(context, child, default, advertise: true),
        Binary = child => StreamElements.ParseBinary(context, child),
        ComplianceCheck = child => SearchElements.ParseComplianceCheck(context, child),
        Component = child => ComponentElements.ParseComponent(context, child, null, null, null, null, null),
        ComponentGroup = child => ComponentGroupElements.ParseComponentGroup(context, child),
        CustomAction = child => CustomActionElements.ParseCustomAction(context, child),
        CustomActionRef = child => PackageElements.ParseReference(context, child, "CustomAction"),
        CustomTable = child => CustomTableElements.ParseCustomTable(context, child),
        CustomTableRef = child => CustomTableElements.ParseCustomTableRef(context, child),
        Directory = child => DirectoryElements.ParseDirectory(context, child, null, null, string.Empty),
        DirectoryRef = child => DirectoryElements.ParseDirectoryRef(context, child),
        EnsureTable = child => ParseEnsureTable(context, child),
        File = child => FileElements.ParseNakedFile(context, child, null, null, null, null),
        Files = child => HarvestElements.ParseFiles(context, child, null, null, null, null),
        Icon = child => StreamElements.ParseIcon(context, child),
        InstallExecuteSequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.InstallExecuteSequence),
        InstallUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence),
        Launch = child => UpgradeElements.ParseLaunch(context, child),
        Media = child => MediaElements.ParseMedia(context, child),
        MediaTemplate = child => MediaElements.ParseMediaTemplate(context, child),
        Property = child => PropertyElements.ParseProperty(context, child),
        PropertyRef = child => PackageElements.ParseReference(context, child, "Property"),
        Requires = child => DependencyElements.ParseRequires(context, child, null),
        SetDirectory = child => CustomActionElements.ParseSetDirectory(context, child),
        SetProperty = child => CustomActionElements.ParseSetProperty(context, child),
        StandardDirectory = child => DirectoryElements.ParseStandardDirectory(context, child),
        UI = child => UIElements.ParseUI(context, child),
        UIRef = child => PackageElements.ParseReference(context, child, SymbolKind.UI),
        Upgrade = child => UpgradeElements.ParseUpgrade(context, child),
        WixVariable = child => PropertyElements.ParseWixVariable(context, child),
    };

    /// <summary>Parses an <c>EnsureTable</c> element.</summary>
    public static void ParseEnsureTable(CompileContext context, XElement element)
    {
        var read = EnsureTableElement.Read(context, element);
        if (read.Id is { } table)
        {
            if (table.Length > MaximumTableName)
            {
                context.Write(Errors.TableNameTooLong(read.SourceLine, "EnsureTable", "Id", table));
            }

            context.EnsureTable(table);
        }

        read.Check();
        context.NoChildren(element);
    }
}
