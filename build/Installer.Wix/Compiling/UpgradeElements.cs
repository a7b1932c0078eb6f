using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>MajorUpgrade</c>, <c>Upgrade</c>, <c>UpgradeVersion</c>, <c>Launch</c>.</summary>
internal static class UpgradeElements
{
    /// <summary>The property that names older products.</summary>
    public const string UpgradeDetected = "WIX_UPGRADE_DETECTED";

    /// <summary>The property that names newer products.</summary>
    public const string DowngradeDetected = "WIX_DOWNGRADE_DETECTED";

    /// <summary>Upgrade.Attributes: keep the features' states.</summary>
    public const int MigrateFeatures = 1;

    /// <summary>Upgrade.Attributes: only detect.</summary>
    public const int OnlyDetect = 2;

    private const int IgnoreRemoveFailure = 4;

    /// <summary>Parses a <c>MajorUpgrade</c> element.</summary>
    public static void ParseMajorUpgrade(CompileContext context, XElement element)
    {
        var source = element.Source();
        bool allowDowngrades = false, allowSameVersion = false, disallow = false, migrate = true, ignoreLanguage = false, ignoreFailure = false;
        string? downgradeMessage = null, disallowMessage = null, removeFeatures = null, schedule = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "AllowDowngrades":
                    allowDowngrades = attribute.IsYes();
                    break;
                case "AllowSameVersionUpgrades":
                    allowSameVersion = attribute.IsYes();
                    break;
                case "Disallow":
                    disallow = attribute.IsYes();
                    break;
                case "DowngradeErrorMessage":
                    downgradeMessage = attribute.Text();
                    break;
                case "DisallowUpgradeErrorMessage":
                    disallowMessage = attribute.Text();
                    break;
                case "MigrateFeatures":
                    migrate = attribute.YesNo() != false;
                    break;
                case "IgnoreLanguage":
                    ignoreLanguage = attribute.IsYes();
                    break;
                case "IgnoreRemoveFailure":
                    ignoreFailure = attribute.IsYes();
                    break;
                case "RemoveFeatures":
                    removeFeatures = attribute.Text();
                    break;
                case "Schedule":
                    schedule = attribute.Option("afterInstallValidate", "afterInstallInitialize", "afterInstallExecute", "afterInstallExecuteAgain", "afterInstallFinalize");
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);
        if (!allowDowngrades && downgradeMessage is null)
        {
            context.Write(Errors.ExpectedAttributeUnless(source, "MajorUpgrade", "DowngradeErrorMessage", "AllowDowngrades", "yes"));
        }

        if (allowDowngrades && downgradeMessage is not null)
        {
            context.Write(Errors.IllegalWith(source, "MajorUpgrade", "DowngradeErrorMessage", "AllowDowngrades", "yes"));
        }

        if (allowDowngrades && allowSameVersion)
        {
            context.Write(Errors.IllegalWith(source, "MajorUpgrade", "AllowSameVersionUpgrades", "AllowDowngrades", "yes"));
        }

        if (disallow && disallowMessage is null)
        {
            context.Write(Errors.ExpectedAttributeWithValue(source, "MajorUpgrade", "DisallowUpgradeErrorMessage", "Disallow", "yes"));
        }

        if (!disallow && disallowMessage is not null)
        {
            context.Write(Errors.IllegalWith(source, "MajorUpgrade", "DisallowUpgradeErrorMessage", "Disallow", "yes"));
        }

        var package = context.Package!;
        if (package.UpgradeCode is null)
        {
            context.Write(Errors.ExpectedParentAttribute(source, "Package", "UpgradeCode", "MajorUpgrade"));
            return;
        }

        var language = ignoreLanguage ? null : package.Language;
        var bits = (migrate ? MigrateFeatures : 0) | (ignoreFailure ? IgnoreRemoveFailure : 0);
        if (allowDowngrades)
        {
            AddUpgrade(context, source, package.UpgradeCode, "0", null, language, bits | VersionRange.MinimumInclusive, removeFeatures, UpgradeDetected);
        }
        else
        {
            AddUpgrade(context, source, package.UpgradeCode, null, package.Version, language, bits | (allowSameVersion ? VersionRange.MaximumInclusive : 0), removeFeatures, UpgradeDetected);
            AddUpgrade(
                context,
                source,
                package.UpgradeCode,
                package.Version,
                null,
                language,
                OnlyDetect | (ignoreFailure ? IgnoreRemoveFailure : 0),
                null,
                DowngradeDetected);
            AddLaunch(context, source, $"NOT {DowngradeDetected}", downgradeMessage);
        }

        if (disallow)
        {
            AddLaunch(context, source, $"NOT {UpgradeDetected}", disallowMessage);
        }

        ScheduleRemoval(context, source, schedule);
    }

    /// <summary>Parses an <c>Upgrade</c> element.</summary>
    public static void ParseUpgrade(CompileContext context, XElement element)
    {
        string? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                id = attribute.Guid();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        if (id is null && element.Attribute("Id") is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "Upgrade", "Id"));
        }

        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Property":
                    PropertyElements.ParseProperty(context, child);
                    context.Write(Warnings.UpgradePropertyDeprecated(child.Source()));
                    return true;
                case "UpgradeVersion":
                    ParseUpgradeVersion(context, child, id);
                    return true;
                default:
                    return false;
            }
        });
    }

    /// <summary>Parses a <c>Launch</c> element.</summary>
    public static void ParseLaunch(CompileContext context, XElement element)
    {
        string? condition = null, message = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Message":
                    message = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.RequireValue(element, "Condition", "Message");
        context.NoChildren(element);
        AddLaunch(context, element.Source(), condition, message);
    }

    /// <summary>Parses a <c>ProductSearch</c> element in a property, which is an <c>UpgradeVersion</c> that only detects.</summary>
    public static void ParseProductSearch(CompileContext context, XElement element, string property)
    {
        string? upgradeCode = null;
        var range = new VersionRange(checksVersions: false);
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "UpgradeCode")
            {
                upgradeCode = attribute.Guid();
            }
            else if (!range.TryRead(attribute))
            {
                attribute.Unexpected();
            }
        }

        range.Check(context, element);
        context.NoChildren(element);
        AddUpgrade(context, element.Source(), upgradeCode, range.Minimum, range.Maximum, range.Language, range.Bits | OnlyDetect, null, property);
    }

    /// <summary>Adds an Upgrade row.</summary>
    public static void AddUpgrade(
        CompileContext context,
        SourceLine source,
        string? upgradeCode,
        string? minimum,
        string? maximum,
        string? language,
        int attributes,
        string? remove,
        string? property) =>
        context.AddRow("Upgrade", null, source, upgradeCode, minimum, maximum, language, attributes, remove, property);

    private static void AddLaunch(CompileContext context, SourceLine source, string? condition, string? message) =>
        context.AddRow("LaunchCondition", null, source, condition, message);

    private static void ScheduleRemoval(CompileContext context, SourceLine source, string? schedule)
    {
        const SequenceTable Table = SequenceTable.InstallExecuteSequence;
        var after = schedule is null ? "InstallValidate" : schedule["after".Length..];
        context.AddActionReference(Table, after, source);
        context.Add(new ActionSymbol(Access.Global, Table, "RemoveExistingProducts", source) { After = after });
    }

    private static void ParseUpgradeVersion(CompileContext context, XElement element, string? upgradeCode)
    {
        var source = element.Source();
        string? property = null, removeFeatures = null;
        var bits = 0;
        var range = new VersionRange(checksVersions: true);
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "IgnoreRemoveFailure":
                    bits |= attribute.IsYes() ? IgnoreRemoveFailure : 0;
                    break;
                case "MigrateFeatures":
                    bits |= attribute.IsYes() ? MigrateFeatures : 0;
                    break;
                case "OnlyDetect":
                    bits |= attribute.IsYes() ? OnlyDetect : 0;
                    break;
                case "Property":
                    property = attribute.IdentifierText();
                    break;
                case "RemoveFeatures":
                    removeFeatures = attribute.Text();
                    break;
                default:
                    if (!range.TryRead(attribute))
                    {
                        attribute.Unexpected();
                    }

                    break;
            }
        }

        context.Require(element, "Property");
        if (property is not null && property.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.SecurePropertyNotUppercase(source, "UpgradeVersion", "Property", property));
        }

        range.Check(context, element);
        context.NoChildren(element);
        AddUpgrade(context, source, upgradeCode, range.Minimum, range.Maximum, range.Language, range.Bits | bits, removeFeatures, property);
        if ((bits & OnlyDetect) == 0)
        {
            context.AddActionReference(SequenceTable.InstallExecuteSequence, "RemoveExistingProducts", source);
        }
    }
}
