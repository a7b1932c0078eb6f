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
        var shortcut = ShortcutElement.Read(context, element);
        var source = shortcut.SourceLine;
        if (shortcut.Advertise && shortcut.Target is not null)
        {
            context.Write(Errors.IllegalWith(source, "Shortcut", "Target", "Advertise", "yes"));
        }

        var directory = shortcut.Directory;
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

        directory = DirectoryElements.Subdirectory(context, element, directory, shortcut.Subdirectory);
        RequireWith(shortcut.DescriptionResourceDll, "DescriptionResourceDll", shortcut.DescriptionResourceId, "DescriptionResourceId");
        RequireWith(shortcut.DisplayResourceDll, "DisplayResourceDll", shortcut.DisplayResourceId, "DisplayResourceId");
        shortcut.Check();
        var workingDirectory = DirectoryElements.Subdirectory(
            context, element, shortcut.WorkingDirectory, shortcut.WorkingSubdirectory, "WorkingDirectory", "WorkingSubdirectory");
        if (parentName != "Component" && shortcut.Target is not null)
        {
            context.Write(Errors.IllegalWhenNested(source, "Shortcut", "Target", parentName));
        }

        var id = shortcut.Id ?? Identifier.Generated(IdentifierGenerator.Generate("sct", directory, shortcut.Name?.ToLowerInvariant()));
        var icon = shortcut.Icon;
        shortcut.ParseChildren(
            new()
            {
                Icon = child => icon = StreamElements.ParseIcon(context, child),
                ShortcutProperty = child => ParseShortcutProperty(context, child, id.Id),
            },
            new ElementOwner(componentId, null, false, "Shortcut", id.Id));
        if (shortcut.Advertise && !isParentKeyPath && parentName != "Component" && !context.HasErrors)
        {
            context.Write(Warnings.UnclearShortcut(source, id.Id, componentId, defaultTarget));
        }

        object? target = (shortcut.Advertise, parentName) switch
        {
            (true, _) => new PrimaryFeatureValue(componentId),
            (_, "File") => $"[#{defaultTarget}]",
            _ => shortcut.Target ?? $"[{defaultTarget}]",
        };
        context.AddRow(
            "Shortcut",
            id,
            source,
            id.Id,
            directory,
            new FileNameValue(shortcut.Name, shortcut.ShortName, true, "Shortcut", componentId, directory ?? string.Empty),
            componentId,
            target,
            shortcut.Arguments,
            shortcut.Description,
            shortcut.Hotkey,
            icon,
            shortcut.IconIndex,
            shortcut.Show,
            workingDirectory,
            shortcut.DisplayResourceDll,
            shortcut.DisplayResourceId,
            shortcut.DescriptionResourceDll,
            shortcut.DescriptionResourceId);

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
        var property = ShortcutPropertyElement.Read(context, element);
        context.NoChildren(element);
        var id = property.Id ?? Identifier.Generated(IdentifierGenerator.Generate("scp", shortcut, property.Key?.ToUpperInvariant()));
        context.AddRow("MsiShortcutProperty", id, property.SourceLine, id.Id, shortcut, property.Key, property.Value);
    }
}
