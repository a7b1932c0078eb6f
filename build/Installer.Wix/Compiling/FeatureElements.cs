using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Feature</c>, <c>FeatureRef</c>, <c>FeatureGroup</c>, <c>FeatureGroupRef</c>, <c>Level</c>.</summary>
internal static class FeatureElements
{
    private const int MaximumNameLength = 38;

    /// <summary>Parses a <c>Feature</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentKind">What it belongs to, if it says so by its place.</param>
    /// <param name="parent">The identifier of that.</param>
    /// <param name="lastDisplay">The display number of the sibling before it, and then its own.</param>
    public static void ParseFeature(CompileContext context, XElement element, MemberKind? parentKind, string? parent, ref int lastDisplay)
    {
        var source = element.Source();
        Identifier? id = null;
        string? directory = null, display = "collapse", title = null, description = null;
        var attributes = 0;
        var level = 1;
        bool advertise = false, disallowAdvertise = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "AllowAbsent":
                    attributes |= attribute.YesNo() == false ? 16 : 0;
                    break;
                case "AllowAdvertise":
                    disallowAdvertise = attribute.YesNo() == false;
                    break;
                case "ConfigurableDirectory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "Display":
                    display = attribute.Text();
                    break;
                case "InstallDefault":
                    switch (attribute.Option("followParent", "local", "source"))
                    {
                        case "followParent":
                            if (parentKind == MemberKind.Package)
                            {
                                context.Write(Errors.RootFeatureCannotFollowParent(source));
                            }

                            attributes |= 2;
                            break;
                        case "source":
                            attributes |= 1;
                            break;
                    }

                    break;
                case "Level":
                    level = attribute.Integer(0, short.MaxValue) ?? level;
                    break;
                case "Title":
                    title = attribute.Text();
                    if (title == "PUT-FEATURE-TITLE-HERE")
                    {
                        context.Write(Warnings.Placeholder(source, "Feature", "Title", title));
                    }

                    break;
                case "TypicalDefault":
                    advertise = attribute.Option("advertise", "install") == "advertise";
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Feature", "Id"));
        }
        else if (id.Value.Id.Length > MaximumNameLength)
        {
            context.Write(Errors.FeatureNameTooLong(source, "Feature", "Id", id.Value.Id));
        }

        if (directory is not null && directory.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.ConfigurableDirectoryNotUppercase(source, "Feature", "ConfigurableDirectory", directory));
        }

        if (advertise && disallowAdvertise)
        {
            context.Write(Errors.FeatureCannotFavorAndDisallowAdvertise(source));
        }

        attributes |= (advertise ? 4 : 0) | (disallowAdvertise ? 8 : 0);
        var feature = id?.Id ?? string.Empty;
        ParseFeatureChildren(context, element, feature);
        var number = ReadDisplay(context, source, display, ref lastDisplay);
        if (id is null)
        {
            return;
        }

        context.Add(new FeatureSymbol(id.Value, source)
        {
            Title = title,
            Description = description,
            Display = number,
            Level = level,
            Directory = directory,
            Attributes = attributes,
        });
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Feature, feature, owner == MemberKind.Feature, source);
        }
    }

    /// <summary>Parses a <c>FeatureRef</c> element.</summary>
    public static void ParseFeatureRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent)
    {
        string? id = null;
        var ignoreParent = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.IdentifierText();
                    break;
                case "IgnoreParent":
                    ignoreParent = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            if (element.Attribute("Id") is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), "FeatureRef", "Id"));
            }

            return;
        }

        context.AddReference("Feature", id, element.Source());
        ParseFeatureChildren(context, element, id);
        if (!ignoreParent && parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Feature, id, isPrimary: false, element.Source());
        }
    }

    /// <summary>Parses a <c>FeatureGroup</c> element.</summary>
    public static void ParseFeatureGroup(CompileContext context, XElement element)
    {
        Identifier? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                id = attribute.Identifier();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "FeatureGroup", "Id"));

            return;
        }

        ParseMembers(context, element, MemberKind.FeatureGroup, id.Value.Id);
        context.Add(new MarkerSymbol(SymbolKind.FeatureGroup, id.Value, element.Source()));
    }

    /// <summary>Parses a <c>FeatureGroupRef</c> element.</summary>
    public static void ParseFeatureGroupRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent)
    {
        string? id = null;
        bool ignoreParent = false, primary = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.IdentifierText();
                    break;
                case "IgnoreParent":
                    ignoreParent = attribute.IsYes();
                    break;
                case "Primary":
                    primary = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);
        if (id is null)
        {
            if (element.Attribute("Id") is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), "FeatureGroupRef", "Id"));
            }

            return;
        }

        context.AddReference(SymbolKind.FeatureGroup, id, element.Source());
        if (!ignoreParent && parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.FeatureGroup, id, primary, element.Source());
        }
    }

    private static void ParseFeatureChildren(CompileContext context, XElement element, string feature) =>
        ParseMembers(context, element, MemberKind.Feature, feature);

    private static void ParseMembers(CompileContext context, XElement element, MemberKind kind, string id)
    {
        var display = 0;
        context.Children(element, new ElementOwner(TableName: "Feature", ObjectId: id), child =>
        {
            switch (child.Name.LocalName)
            {
                case "ComponentGroupRef":
                    ComponentGroupElements.ParseComponentGroupRef(context, child, kind, id);
                    return true;
                case "ComponentRef":
                    ComponentGroupElements.ParseComponentRef(context, child, kind, id);
                    return true;
                case "Component":
                    ComponentElements.ParseComponent(context, child, kind, id, null, null, null);
                    return true;
                case "Feature":
                    ParseFeature(context, child, kind, id, ref display);
                    return true;
                case "FeatureGroupRef":
                    ParseFeatureGroupRef(context, child, kind, id);
                    return true;
                case "FeatureRef":
                    ParseFeatureRef(context, child, kind, id);
                    return true;
                case "File":
                    FileElements.ParseNakedFile(context, child, kind, id, null, null);
                    return true;
                case "Files":
                    HarvestElements.ParseFiles(context, child, kind, id, null, null);
                    return true;
                case "Level" when element.Name.LocalName == "Feature":
                    ParseLevel(context, child, id);
                    return true;
                default:
                    return false;
            }
        });
    }

    private static void ParseLevel(CompileContext context, XElement element, string feature)
    {
        int? value = null;
        string? condition = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Integer(0, short.MaxValue);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Value");
        context.RequireValue(element, "Condition");
        context.NoChildren(element);
        context.AddRow("Condition", null, element.Source(), feature, value, condition);
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
