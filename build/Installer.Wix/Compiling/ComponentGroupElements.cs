using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ComponentGroup</c> and the references to components and groups of them.</summary>
internal static class ComponentGroupElements
{
    /// <summary>Parses a <c>ComponentGroup</c> element.</summary>
    public static void ParseComponentGroup(CompileContext context, XElement element)
    {
        Identifier? id = null;
        string? directory = null, subdirectory = null, fileSource = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, element.Source());
                    }

                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                case "Source":
                    fileSource = attribute.Text();
                    if (fileSource is not null && fileSource[^1] is not ('\\' or '/'))
                    {
                        fileSource += "\\";
                    }

                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "ComponentGroup", "Id"));
        }

        var group = id?.Id ?? string.Empty;
        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory);
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "ComponentGroupRef":
                    ParseComponentGroupRef(context, child, MemberKind.ComponentGroup, group);
                    return true;
                case "ComponentRef":
                    ParseComponentRef(context, child, MemberKind.ComponentGroup, group);
                    return true;
                case "Component":
                    ComponentElements.ParseComponent(context, child, MemberKind.ComponentGroup, group, directory, null, fileSource);
                    return true;
                case "File":
                    FileElements.ParseNakedFile(context, child, MemberKind.ComponentGroup, group, directory, fileSource);
                    return true;
                case "Files":
                    HarvestElements.ParseFiles(context, child, MemberKind.ComponentGroup, group, directory, fileSource);
                    return true;
                default:
                    return false;
            }
        });

        if (id is not null)
        {
            context.Add(new MarkerSymbol(SymbolKind.ComponentGroup, id.Value, element.Source()));
        }
    }

    /// <summary>Parses a <c>ComponentRef</c> element.</summary>
    public static void ParseComponentRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent) =>
        ParseMemberRef(context, element, "Component", MemberKind.Component, parentKind, parent, "Primary");

    /// <summary>Parses a <c>ComponentGroupRef</c> element.</summary>
    public static void ParseComponentGroupRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent) =>
        ParseMemberRef(context, element, SymbolKind.ComponentGroup, MemberKind.ComponentGroup, parentKind, parent, "Primary");

    /// <summary>Parses a reference that makes its target a member of what holds the reference.</summary>
    public static void ParseMemberRef(
        CompileContext context,
        XElement element,
        string kind,
        MemberKind childKind,
        MemberKind? parentKind,
        string? parent,
        string? primaryAttribute)
    {
        string? id = null;
        var isPrimary = false;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                id = attribute.IdentifierText();
            }
            else if (attribute.Name == primaryAttribute)
            {
                isPrimary = attribute.IsYes();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.NoChildren(element);
        if (id is null)
        {
            if (element.Attribute("Id") is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, "Id"));
            }

            return;
        }

        context.AddReference(kind, id, element.Source());
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, childKind, id, isPrimary, element.Source());
        }
    }
}
