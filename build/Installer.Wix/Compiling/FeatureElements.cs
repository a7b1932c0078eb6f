using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Feature</c>, <c>FeatureRef</c>, <c>FeatureGroup</c>, <c>FeatureGroupRef</c>, <c>Level</c>.</summary>
internal static class FeatureElements
{
    private const int MaximumNameLength = 38;
    private const int FavorSource = 1;
    private const int FollowParent = 2;
    private const int FavorAdvertise = 4;
    private const int DisallowAdvertise = 8;

    /// <summary>Parses a <c>Feature</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentKind">What it belongs to, if it says so by its place.</param>
    /// <param name="parent">The identifier of that.</param>
    /// <param name="lastDisplay">The display number of the sibling before it, and then its own.</param>
    public static void ParseFeature(CompileContext context, XElement element, MemberKind? parentKind, string? parent, ref int lastDisplay)
    {
        var read = FeatureElement.Read(context, element, checkInstallDefault: attribute =>
        {
            if (attribute.Value == "followParent" && parentKind == MemberKind.Package)
            {
                context.Write(Errors.RootFeatureCannotFollowParent(attribute.Source));
            }
        });
        var source = read.SourceLine;
        if (read.Title == "PUT-FEATURE-TITLE-HERE")
        {
            context.Write(Warnings.Placeholder(source, "Feature", "Title", read.Title));
        }

        read.Check();
        if (read.Id?.Id is { Length: > MaximumNameLength } name)
        {
            context.Write(Errors.FeatureNameTooLong(source, "Feature", "Id", name));
        }

        if (read.ConfigurableDirectory is not null && read.ConfigurableDirectory.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.ConfigurableDirectoryNotUppercase(source, "Feature", "ConfigurableDirectory", read.ConfigurableDirectory));
        }

        var favorsAdvertise = read.TypicalDefault == "advertise";
        if (favorsAdvertise && !read.AllowAdvertise)
        {
            context.Write(Errors.FeatureCannotFavorAndDisallowAdvertise(source));
        }

        var feature = read.Id?.Id ?? string.Empty;
        read.ParseChildren(new() { FeatureMember = Members(context, MemberKind.Feature, feature), Level = child => ParseLevel(context, child, feature) }, Owner(feature));
        var display = ReadDisplay(context, source, read.Display, ref lastDisplay);
        if (read.Id is not { } id)
        {
            return;
        }

        context.Add(new FeatureSymbol(id, source)
        {
            Title = read.Title,
            Description = read.Description,
            Display = display,
            Level = read.Level,
            Directory = read.ConfigurableDirectory,
            Attributes = read.Attributes
                | (read.InstallDefault switch { "followParent" => FollowParent, "source" => FavorSource, _ => 0 })
                | (favorsAdvertise ? FavorAdvertise : 0)
                | (read.AllowAdvertise ? 0 : DisallowAdvertise),
        });
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Feature, feature, owner == MemberKind.Feature, source);
        }
    }

    /// <summary>Parses a <c>FeatureRef</c> element.</summary>
    public static void ParseFeatureRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent)
    {
        var read = FeatureRefElement.Read(context, element);
        if (read.Id is not { } id)
        {
            return;
        }

        context.AddReference("Feature", id, read.SourceLine);
        read.ParseChildren(
            new()
            {
                FeatureGroup = child => ParseFeatureGroup(context, child, MemberKind.Feature, id),
                FeatureMember = Members(context, MemberKind.Feature, id),
            },
            Owner(id));
        if (!read.IgnoreParent && parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Feature, id, isPrimary: false, read.SourceLine);
        }
    }

    /// <summary>Parses a <c>FeatureGroup</c> element.</summary>
    public static void ParseFeatureGroup(CompileContext context, XElement element, MemberKind? parentKind, string? parent)
    {
        var read = FeatureGroupElement.Read(context, element);
        if (read.Id is { } id)
        {
            read.ParseChildren(new() { FeatureMember = Members(context, MemberKind.FeatureGroup, id.Id) }, Owner(id.Id));
            context.Add(new MarkerSymbol(SymbolKind.FeatureGroup, id, read.SourceLine));
            if (parentKind is { } owner)
            {
                context.AddMembership(owner, parent, MemberKind.FeatureGroup, id.Id, isPrimary: false, read.SourceLine);
            }
        }
    }

    /// <summary>Parses a <c>FeatureGroupRef</c> element.</summary>
    public static void ParseFeatureGroupRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent)
    {
        var read = FeatureGroupRefElement.Read(context, element);
        context.NoChildren(element);
        read.Check();
        if (read.Id is not { } id)
        {
            return;
        }

        context.AddReference(SymbolKind.FeatureGroup, id, read.SourceLine);
        if (!read.IgnoreParent && parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.FeatureGroup, id, read.Primary, read.SourceLine);
        }
    }

    private static ElementOwner Owner(string feature) => new(TableName: "Feature", ObjectId: feature);

    private static FeatureMemberChildren Members(CompileContext context, MemberKind kind, string id)
    {
        var display = 0;
        return new()
        {
            Component = child => ComponentElements.ParseComponent(context, child, kind, id, null, null, null),
            ComponentGroupRef = child => ComponentGroupElements.ParseComponentGroupRef(context, child, kind, id),
            ComponentRef = child => ComponentGroupElements.ParseComponentRef(context, child, kind, id),
            Feature = child => ParseFeature(context, child, kind, id, ref display),
            FeatureGroupRef = child => ParseFeatureGroupRef(context, child, kind, id),
            FeatureRef = child => ParseFeatureRef(context, child, kind, id),
            File = child => FileElements.ParseNakedFile(context, child, kind, id, null, null),
            Files = child => HarvestElements.ParseFiles(context, child, kind, id, null, null),
            MergeRef = child => MergeElements.ParseMergeRef(context, child, kind, id),
        };
    }

    private static void ParseLevel(CompileContext context, XElement element, string feature)
    {
        var level = LevelElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("Condition", null, level.SourceLine, feature, level.Value, level.Condition);
    }

    private static int ReadDisplay(CompileContext context, SourceLine source, string? display, ref int last)
    {
        switch (display)
        {
            case null or "collapse":
                last = (last | 1) + 1;
                return last;
            case "expand":
                last = (last + 1) | 1;
                return last;
            case "hidden":
                return 0;
        }

        if (!int.TryParse(display, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            context.Write(Errors.IllegalAttributeValue(source, "Feature", "Display", display, "collapse", "expand", "hidden"));
            return 0;
        }

        if (number != 0)
        {
            last = number;
        }

        return number;
    }
}
