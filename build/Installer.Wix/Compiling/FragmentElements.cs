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
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                attribute.Identifier();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.BeginSection(isPackage: false, element.Source());
        var display = 0;
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "ComponentGroup":
                    ComponentGroupElements.ParseComponentGroup(context, child);
                    return true;
                case "FeatureGroup":
                    FeatureElements.ParseFeatureGroup(context, child);
                    return true;
                case "Feature":
                    FeatureElements.ParseFeature(context, child, null, null, ref display);
                    return true;
                case "FeatureRef":
                    FeatureElements.ParseFeatureRef(context, child, null, null);
                    return true;
                case "File":
                    FileElements.ParseNakedFile(context, child, null, null, null, null);
                    return true;
                case "Files":
                    HarvestElements.ParseFiles(context, child, null, null, null, null);
                    return true;
                case "Component":
                    ComponentElements.ParseComponent(context, child, null, null, null, null, null);
                    return true;
                default:
                    return ParseCommonChild(context, child);
            }
        });
    }

    /// <summary>What may stand in a Package and in a Fragment alike.</summary>
    public static bool ParseCommonChild(CompileContext context, XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "AdminExecuteSequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.AdminExecuteSequence);
                return true;
            case "AdminUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence);
                return true;
            case "AdvertiseExecuteSequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.AdvtExecuteSequence);
                return true;
            case "InstallExecuteSequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.InstallExecuteSequence);
                return true;
            case "InstallUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence);
                return true;
            case "AppId":
                AppIdElements.ParseAppId(context, child, default, advertise: true);
                return true;
            case "Binary":
                StreamElements.ParseBinary(context, child);
                return true;
            case "Icon":
                StreamElements.ParseIcon(context, child);
                return true;
            case "ComplianceCheck":
                SearchElements.ParseComplianceCheck(context, child);
                return true;
            case "CustomAction":
                CustomActionElements.ParseCustomAction(context, child);
                return true;
            case "CustomActionRef":
                PackageElements.ParseReference(context, child, "CustomAction");
                return true;
            case "CustomTable":
                CustomTableElements.ParseCustomTable(context, child);
                return true;
            case "CustomTableRef":
                CustomTableElements.ParseCustomTableRef(context, child);
                return true;
            case "SetProperty":
                CustomActionElements.ParseSetProperty(context, child);
                return true;
            case "SetDirectory":
                CustomActionElements.ParseSetDirectory(context, child);
                return true;
            case "Directory":
                DirectoryElements.ParseDirectory(context, child, null, null, string.Empty);
                return true;
            case "DirectoryRef":
                DirectoryElements.ParseDirectoryRef(context, child);
                return true;
            case "StandardDirectory":
                DirectoryElements.ParseStandardDirectory(context, child);
                return true;
            case "EnsureTable":
                ParseEnsureTable(context, child);
                return true;
            case "Launch":
                UpgradeElements.ParseLaunch(context, child);
                return true;
            case "Upgrade":
                UpgradeElements.ParseUpgrade(context, child);
                return true;
            case "Media":
                MediaElements.ParseMedia(context, child);
                return true;
            case "MediaTemplate":
                MediaElements.ParseMediaTemplate(context, child);
                return true;
            case "Property":
                PropertyElements.ParseProperty(context, child);
                return true;
            case "PropertyRef":
                PackageElements.ParseReference(context, child, "Property");
                return true;
            case "UI":
                UIElements.ParseUI(context, child);
                return true;
            case "UIRef":
                PackageElements.ParseReference(context, child, SymbolKind.UI);
                return true;
            case "WixVariable":
                PropertyElements.ParseWixVariable(context, child);
                return true;
            default:
                return false;
        }
    }

    private static void ParseEnsureTable(CompileContext context, XElement element)
    {
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name != "Id")
            {
                attribute.Unexpected();
            }
            else if (attribute.IdentifierText() is { } table)
            {
                if (table.Length > MaximumTableName)
                {
                    context.Write(Errors.TableNameTooLong(element.Source(), "EnsureTable", "Id", table));
                }

                context.EnsureTable(table);
            }
        }

        context.Require(element, "Id");
        context.NoChildren(element);
    }
}
