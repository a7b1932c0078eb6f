using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ProgId</c>: the name of a class or of a kind of document, advertised or written to the registry.</summary>
internal static class ProgIdElements
{
    /// <summary>Parses a <c>ProgId</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="advertise">Whether the element around it is advertised, if it says so.</param>
    /// <param name="classId">The class around it.</param>
    /// <param name="description">The description, unless the element has its own.</param>
    /// <param name="isFirstOfClass">Whether it is the first in its class: the one that the class names.</param>
    /// <returns>Its identifier.</returns>
    public static string? ParseProgId(
        CompileContext context,
        XElement element,
        string componentId,
        bool? advertise,
        string? classId,
        string? description,
        bool isFirstOfClass)
    {
        var hasExtension = false;
        return Parse(context, element, componentId, advertise, classId, description, null, isFirstOfClass, ref hasExtension);
    }

    /// <summary>An icon as the registry names it.</summary>
    public static string FormatIcon(string file, int? index) =>
        index is null ? $"\"[#{file}]\"" : string.Create(CultureInfo.InvariantCulture, $"\"[#{file}]\",{index}");

    private static string? Parse(
        CompileContext context,
        XElement element,
        string componentId,
        bool? advertise,
        string? classId,
        string? description,
        string? parent,
        bool isFirstOfClass,
        ref bool hasExtension)
    {
        var source = element.Source();
        string? id = null, icon = null, noOpen = null;
        int? iconIndex = null;
        bool? authored = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Text();
                    break;
                case "Advertise":
                    authored = attribute.YesNo();
                    break;
                case "Description":
                    description = attribute.Value;
                    break;
                case "Icon":
                    icon = attribute.IdentifierText();
                    break;
                case "IconIndex":
                    iconIndex = attribute.Integer(short.MinValue + 1, short.MaxValue);
                    break;
                case "NoOpen":
                    noOpen = attribute.Value;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        if (advertise is not null && authored is not null && advertise != authored)
        {
            context.Write(Errors.AdvertiseMismatch(source, "ProgId", authored, advertise));
        }

        var isAdvertised = (authored ?? advertise) == true;
        if (parent is not null && (icon is not null || iconIndex is not null))
        {
            context.Write(Errors.VersionIndependentProgIdIcon(source));
        }

        var foundExtension = hasExtension;
        var isFirst = true;
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Extension":
                    FileTypeElements.ParseExtension(context, child, componentId, isAdvertised, id);
                    foundExtension = true;
                    return true;
                case "ProgId" when parent is not null:
                    context.Write(Errors.ProgIdNestedTooDeep(child.Source()));
                    return true;
                case "ProgId":
                    Parse(context, child, componentId, isAdvertised, isAdvertised ? null : classId, description, id ?? string.Empty, isFirst, ref foundExtension);
                    isFirst = false;
                    return true;
                default:
                    return false;
            }
        });
        hasExtension = foundExtension;
        if (id is null)
        {
            return null;
        }

        if (isAdvertised)
        {
            context.AddRow("ProgId", Identifier.Global(id), source, id, parent, classId, description, icon, iconIndex);
            if (icon is not null)
            {
                context.AddReference("Icon", icon, source);
            }

            context.EnsureTable("Class");
        }
        else
        {
            AddRegistered(context, source, new ClassesRoot(context, source, componentId), id, parent, classId, description, isFirstOfClass, icon, iconIndex);
        }

        if (noOpen is not null)
        {
            new ClassesRoot(context, source, componentId).Add(id, "NoOpen", noOpen);
        }

        if (isAdvertised && !hasExtension && parent is null && classId is null)
        {
            context.Write(Warnings.OrphanedProgId(source, id));
        }

        return id;
    }

    private static void AddRegistered(
        CompileContext context,
        SourceLine source,
        ClassesRoot registry,
        string id,
        string? parent,
        string? classId,
        string? description,
        bool isFirstOfClass,
        string? icon,
        int? iconIndex)
    {
        registry.Add(id, null, description);
        if (classId is not null)
        {
            registry.Add($"{id}\\CLSID", null, classId);
            if (isFirstOfClass)
            {
                registry.Add($"CLSID\\{classId}\\{(parent is null ? "ProgID" : "VersionIndependentProgID")}", null, id);
            }

            if (parent is not null)
            {
                registry.Add($"{id}\\CurVer", null, parent);
            }
        }

        if (icon is not null)
        {
            context.AddReference("File", icon, source);
            registry.Add($"{id}\\DefaultIcon", null, FormatIcon(icon, iconIndex));
        }
    }
}
