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
        var read = ProgIdElement.Read(context, element);
        var source = read.SourceLine;
        description = read.Description ?? description;
        if (advertise is not null && read.Advertise is not null && advertise != read.Advertise)
        {
            context.Write(Errors.AdvertiseMismatch(source, "ProgId", read.Advertise, advertise));
        }

        var isAdvertised = (read.Advertise ?? advertise) == true;
        if (parent is not null && (read.Icon is not null || read.IconIndex is not null))
        {
            context.Write(Errors.VersionIndependentProgIdIcon(source));
        }

        var foundExtension = hasExtension;
        var isFirst = true;
        read.ParseChildren(new()
        {
            Extension = child =>
            {
                FileTypeElements.ParseExtension(context, child, componentId, isAdvertised, read.Id);
                foundExtension = true;
            },
            ProgId = child =>
            {
                if (parent is not null)
                {
                    context.Write(Errors.ProgIdNestedTooDeep(child.Source()));
                    return;
                }

                Parse(context, child, componentId, isAdvertised, isAdvertised ? null : classId, description, read.Id ?? string.Empty, isFirst, ref foundExtension);
                isFirst = false;
            },
        });
        hasExtension = foundExtension;
        if (read.Id is not { } id)
        {
            return null;
        }

        if (isAdvertised)
        {
            context.AddRow("ProgId", Identifier.Global(id), source, id, parent, classId, description, read.Icon, read.IconIndex);
            context.EnsureTable("Extension");
            if (read.Icon is not null)
            {
                context.AddReference("Icon", read.Icon, source);
            }

            context.EnsureTable("Class");
        }
        else
        {
            AddRegistered(context, source, new ClassesRoot(context, source, componentId), id, parent, classId, description, isFirstOfClass, read.Icon, read.IconIndex);
        }

        if (read.NoOpen is not null)
        {
            new ClassesRoot(context, source, componentId).Add(id, "NoOpen", read.NoOpen);
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
