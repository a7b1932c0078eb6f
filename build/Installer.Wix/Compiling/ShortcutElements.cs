using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Shortcut</c> and <c>ShortcutProperty</c>.</summary>
internal static class ShortcutElements
{
    /// <summary>Parses a <c>Shortcut</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="parentName">The element around it.</param>
    /// <param name="defaultTarget">The folder, or the file around it.</param>
    /// <param name="isParentKeyPath">Whether the file around it is the component's key path.</param>
    public static void ParseShortcut(
        CompileContext context,
        XElement element,
        string componentId,
        string parentName,
        string defaultTarget,
        bool isParentKeyPath = false)
    {
        var source = element.Source();
        Identifier? id = null;
        var advertise = false;
        string? directory = null, subdirectory = null, name = null, shortName = null, target = null, arguments = null, description = null, icon = null, workingDirectory = null;
        string? displayDll = null, descriptionDll = null, workingSubdirectory = null;
        int? hotkey = null, iconIndex = null, show = null, displayId = null, descriptionId = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Advertise":
                    advertise = attribute.IsYes();
                    break;
                case "Arguments":
                    arguments = attribute.Text();
                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "DescriptionResourceDll":
                    descriptionDll = attribute.Text();
                    break;
                case "DescriptionResourceId":
                    descriptionId = attribute.Integer(0, short.MaxValue);
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "DisplayResourceDll":
                    displayDll = attribute.Text();
                    break;
                case "DisplayResourceId":
                    displayId = attribute.Integer(0, short.MaxValue);
                    break;
                case "Hotkey":
                    hotkey = attribute.Integer(0, short.MaxValue);
                    break;
                case "Icon":
                    icon = attribute.IdentifierText();
                    if (icon is not null)
                    {
                        context.AddReference("Icon", icon, source);
                    }

                    break;
                case "IconIndex":
                    iconIndex = attribute.Integer(-short.MaxValue, short.MaxValue);
                    break;
                case "Name":
                    name = attribute.LongFileName();
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    break;
                case "Show":
                    show = attribute.Option("normal", "maximized", "minimized") switch { "normal" => 1, "maximized" => 3, "minimized" => 7, _ => null };
                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                case "Target":
                    target = attribute.Text();
                    break;
                case "WorkingDirectory":
                    workingDirectory = attribute.IdentifierText();
                    if (workingDirectory is not null)
                    {
                        context.AddReference("Directory", workingDirectory, source);
                    }

                    break;
                case "WorkingSubdirectory":
                    workingSubdirectory = attribute.RelativePath();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (advertise && target is not null)
        {
            context.Write(Errors.IllegalWith(source, "Shortcut", "Target", "Advertise", "yes"));
        }

        if (directory is null)
        {
            if (parentName == "Component")
            {
                directory = defaultTarget;
            }
            else
            {
                context.Write(Errors.ExpectedAttributeUnlessUnder(source, "Shortcut", "Directory", "Component"));
            }
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory);
        RequireWith(descriptionDll, "DescriptionResourceDll", descriptionId, "DescriptionResourceId");
        RequireWith(displayDll, "DisplayResourceDll", displayId, "DisplayResourceId");
        if (name is null && element.Attribute("Name") is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Shortcut", "Name"));
        }

        workingDirectory = DirectoryElements.Subdirectory(context, element, workingDirectory, workingSubdirectory, "WorkingDirectory", "WorkingSubdirectory");
        if (parentName != "Component" && target is not null)
        {
            context.Write(Errors.IllegalWhenNested(source, "Shortcut", "Target", parentName));
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("sct", directory, name?.ToLowerInvariant()));
        context.Children(element, new ElementOwner(componentId, null, false, "Shortcut", id.Value.Id), child =>
        {
            switch (child.Name.LocalName)
            {
                case "Icon":
                    icon = StreamElements.ParseIcon(context, child);
                    return true;
                case "ShortcutProperty":
                    ParseShortcutProperty(context, child, id.Value.Id);
                    return true;
                default:
                    return false;
            }
        });
        if (advertise && !isParentKeyPath && parentName != "Component" && !context.HasErrors)
        {
            context.Write(Warnings.UnclearShortcut(source, id.Value.Id, componentId, defaultTarget));
        }

        object? value = (advertise, parentName) switch
        {
            (true, _) => new PrimaryFeatureValue(componentId),
            (_, "File") => $"[#{defaultTarget}]",
            _ => target ?? $"[{defaultTarget}]",
        };
        context.AddRow(
            "Shortcut",
            id,
            source,
            id.Value.Id,
            directory,
            new FileNameValue(name, shortName, true, "Shortcut", componentId, directory ?? string.Empty),
            componentId,
            value,
            arguments,
            description,
            hotkey,
            icon,
            iconIndex,
            show,
            workingDirectory,
            displayDll,
            displayId,
            descriptionDll,
            descriptionId);

        void RequireWith(object? first, string firstName, object? second, string secondName)
        {
            if (first is not null && second is null)
            {
                context.Write(Errors.ExpectedAttributeWith(source, "Shortcut", secondName, firstName));
            }
            else if (first is null && second is not null)
            {
                context.Write(Errors.ExpectedAttributeWith(source, "Shortcut", firstName, secondName));
            }
        }
    }

    private static void ParseShortcutProperty(CompileContext context, XElement element, string shortcut)
    {
        Identifier? id = null;
        string? key = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.RequireValue(element, "Key", "Value");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("scp", shortcut, key?.ToUpperInvariant()));
        context.NoChildren(element);
        context.AddRow("MsiShortcutProperty", id, element.Source(), id.Value.Id, shortcut, key, value);
    }
}
