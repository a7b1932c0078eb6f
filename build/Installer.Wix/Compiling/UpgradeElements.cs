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
    private const int MinimumInclusive = 256;
    private const int MaximumInclusive = 512;

    /// <summary>Parses a <c>MajorUpgrade</c> element.</summary>
    public static void ParseMajorUpgrade(CompileContext context, XElement element)
    {
        var upgrade = MajorUpgradeElement.Read(context, element);
        context.NoChildren(element);
        upgrade.Check();
        if (!upgrade.Disallow && upgrade.DisallowUpgradeErrorMessage is not null)
        {
            context.Write(Errors.IllegalWith(upgrade.SourceLine, "MajorUpgrade", "DisallowUpgradeErrorMessage", "Disallow", "yes"));
        }

        var package = context.Package!;
        if (package.UpgradeCode is not { } code)
        {
            context.Write(Errors.ExpectedParentAttribute(upgrade.SourceLine, "Package", "UpgradeCode", "MajorUpgrade"));
            return;
        }

        var source = upgrade.SourceLine;
        var language = upgrade.IgnoreLanguage ? null : package.Language;
        var failure = upgrade.IgnoreRemoveFailure ? IgnoreRemoveFailure : 0;
        var bits = (upgrade.MigrateFeatures ? MigrateFeatures : 0) | failure;
        if (upgrade.AllowDowngrades)
        {
            AddUpgrade(context, source, code, "0", null, language, bits | MinimumInclusive, upgrade.RemoveFeatures, UpgradeDetected);
        }
        else
        {
            bits |= upgrade.AllowSameVersionUpgrades ? MaximumInclusive : 0;
            AddUpgrade(context, source, code, null, package.Version, language, bits, upgrade.RemoveFeatures, UpgradeDetected);
            AddUpgrade(context, source, code, package.Version, null, language, OnlyDetect | failure, null, DowngradeDetected);
            AddLaunch(context, source, $"NOT {DowngradeDetected}", upgrade.DowngradeErrorMessage);
        }

        if (upgrade.Disallow)
        {
            AddLaunch(context, source, $"NOT {UpgradeDetected}", upgrade.DisallowUpgradeErrorMessage);
        }

        ScheduleRemoval(context, source, upgrade.Schedule);
    }

    /// <summary>Parses an <c>Upgrade</c> element.</summary>
    public static void ParseUpgrade(CompileContext context, XElement element)
    {
        var upgrade = UpgradeElement.Read(context, element);
        upgrade.ParseChildren(new()
        {
            Property = child =>
            {
                PropertyElements.ParseProperty(context, child);
                context.Write(Warnings.UpgradePropertyDeprecated(child.Source()));
            },
            UpgradeVersion = child => ParseUpgradeVersion(context, child, upgrade.Id),
        });
    }

    /// <summary>Parses a <c>Launch</c> element.</summary>
    public static void ParseLaunch(CompileContext context, XElement element)
    {
        var launch = LaunchElement.Read(context, element);
        context.NoChildren(element);
        AddLaunch(context, launch.SourceLine, launch.Condition, launch.Message);
    }

    /// <summary>Parses a <c>ProductSearch</c> element in a property, which is an <c>UpgradeVersion</c> that only detects.</summary>
    public static void ParseProductSearch(CompileContext context, XElement element, string property)
    {
        var search = ProductSearchElement.Read(context, element);
        context.NoChildren(element);
        AddUpgrade(context, search.SourceLine, search.UpgradeCode, search.Minimum, search.Maximum, search.Language, search.Range | OnlyDetect, null, property);
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

    private static void ScheduleRemoval(CompileContext context, SourceLine source, string schedule)
    {
        const SequenceTable Table = SequenceTable.InstallExecuteSequence;
        var after = schedule["after".Length..];
        context.AddActionReference(Table, after, source);
        context.Add(new ActionSymbol(Access.Global, Table, "RemoveExistingProducts", source) { After = after });
    }

    private static void ParseUpgradeVersion(CompileContext context, XElement element, string? upgradeCode)
    {
        var version = UpgradeVersionElement.Read(context, element);
        context.Require(element, "Property");
        if (version.Property is not null && version.Property.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.SecurePropertyNotUppercase(version.SourceLine, "UpgradeVersion", "Property", version.Property));
        }

        version.Check();
        context.NoChildren(element);
        var bits = version.Range | version.Removal;
        AddUpgrade(context, version.SourceLine, upgradeCode, version.Minimum, version.Maximum, version.Language, bits, version.RemoveFeatures, version.Property);
        if ((bits & OnlyDetect) == 0)
        {
            context.AddActionReference(SequenceTable.InstallExecuteSequence, "RemoveExistingProducts", version.SourceLine);
        }
    }
}
