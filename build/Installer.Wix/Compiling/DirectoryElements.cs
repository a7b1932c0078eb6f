using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>StandardDirectory</c>, <c>Directory</c>, <c>DirectoryRef</c>, and folders that are named as a path.</summary>
internal static class DirectoryElements
{
    /// <summary>Parses a <c>StandardDirectory</c> element.</summary>
    public static void ParseStandardDirectory(CompileContext context, XElement element)
    {
        string? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name != "Id")
            {
                attribute.Unexpected();
            }
            else if (attribute.IdentifierText() is { } value)
            {
                if (StandardDirectory.Contains(value))
                {
                    id = value;
                }
                else
                {
                    context.Write(Errors.IllegalAttributeValue(element.Source(), "StandardDirectory", "Id", value, StandardDirectory.Ids));
                }
            }
        }

        if (id is null)
        {
            if (element.Attribute("Id") is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), "StandardDirectory", "Id"));
            }
        }
        else
        {
            context.AddReference("Directory", id, element.Source());
        }

        ParseChildren(context, element, id ?? string.Empty, null, string.Empty);
    }

    /// <summary>Parses a <c>DirectoryRef</c> element.</summary>
    public static void ParseDirectoryRef(CompileContext context, XElement element)
    {
        string? id = null;
        int? diskId = null;
        var fileSource = string.Empty;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.IdentifierText();
                    if (id is not null)
                    {
                        context.AddReference("Directory", id, element.Source());
                    }

                    break;
                case "DiskId":
                    diskId = attribute.Integer(1, short.MaxValue);
                    break;
                case "FileSource":
                    fileSource = WithSeparator(attribute.Text());
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
                context.Write(Errors.ExpectedAttribute(element.Source(), "DirectoryRef", "Id"));
            }
        }
        else if (StandardDirectory.Contains(id))
        {
            context.Write(Warnings.DirectoryRefStandardDirectory(element.Source(), id));
        }

        ParseChildren(context, element, id ?? string.Empty, diskId, fileSource);
    }

    /// <summary>Parses a <c>Directory</c> element.</summary>
    public static void ParseDirectory(CompileContext context, XElement element, string? parent, int? diskId, string fileSource)
    {
        var source = element.Source();
        Identifier? id = null;
        string? name = ".", shortName = null, sourceName = null, shortSourceName = null, seed = null, ownFileSource = null;
        var hasName = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "ComponentGuidGenerationSeed":
                    seed = attribute.Guid();
                    break;
                case "DiskId":
                    diskId = attribute.Integer(1, short.MaxValue);
                    break;
                case "FileSource":
                    ownFileSource = WithSeparator(attribute.Text());
                    break;
                case "Name":
                    name = attribute.Value == "." ? "." : attribute.RelativePath() ?? attribute.Value;
                    hasName = true;
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    break;
                case "ShortSourceName":
                    shortSourceName = attribute.ShortFileName();
                    break;
                case "SourceName":
                    sourceName = attribute.Value == "." ? "." : attribute.LongFileName();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (shortName is not null && !hasName)
        {
            context.Write(Errors.IllegalWithout(source, "Directory", "ShortName", "Name"));
        }
        else if (shortName is not null && name == ".")
        {
            context.Write(Errors.IllegalWith(source, "Directory", "ShortName", "Name", name));
        }
        else if (shortName is not null && string.Equals(name, shortName, StringComparison.OrdinalIgnoreCase))
        {
            context.Write(Warnings.RedundantShortName(source, "Directory", "Name", "ShortName", shortName));
        }

        if (shortSourceName is not null && sourceName is null)
        {
            context.Write(Errors.IllegalWithout(source, "Directory", "ShortSourceName", "SourceName"));
        }
        else if (shortSourceName is not null && sourceName == ".")
        {
            context.Write(Errors.IllegalWith(source, "Directory", "ShortSourceName", "SourceName", sourceName));
        }
        else if (shortSourceName is not null && string.Equals(sourceName, shortSourceName, StringComparison.OrdinalIgnoreCase))
        {
            context.Write(Warnings.RedundantShortName(source, "Directory", "SourceName", "ShortSourceName", shortSourceName));
        }

        if (id is null)
        {
            id = Identifier.Generated(IdentifierGenerator.Generate("d", parent, name, shortName, sourceName, shortSourceName));
        }
        else if (StandardDirectory.Contains(id.Value.Id) && sourceName is null)
        {
            context.Write(Warnings.DefiningStandardDirectory(source, id.Value.Id));
        }

        if (id.Value.Id == StandardDirectory.TargetDir && name != "SourceDir" && shortName is null && shortSourceName is null && sourceName is null)
        {
            context.Write(Errors.IllegalTargetDirName(source, name));
        }

        fileSource = ownFileSource ?? $"{fileSource}{sourceName ?? name}\\";
        ParseChildren(context, element, id.Value.Id, diskId, fileSource);
        context.Add(new DirectorySymbol(id.Value, source)
        {
            Parent = parent,
            Name = name,
            ShortName = shortName,
            SourceName = sourceName,
            ShortSourceName = shortSourceName,
            ComponentGuidSeed = seed,
        });
    }

    /// <summary>The folder below another one that an inline path names; <paramref name="directory"/> itself when there is no path.</summary>
    public static string? Subdirectory(
        CompileContext context,
        XElement element,
        string? directory,
        string? subdirectory,
        string directoryAttribute = "Directory",
        string subdirectoryAttribute = "Subdirectory")
    {
        if (string.IsNullOrEmpty(subdirectory))
        {
            return directory;
        }

        if (string.IsNullOrEmpty(directory))
        {
            context.Write(Errors.IllegalWithout(element.Source(), element.Name.LocalName, subdirectoryAttribute, directoryAttribute));
            return directory;
        }

        return AddInline(context.Section, directory, subdirectory, element.Source());
    }

    /// <summary>Adds the folder that an inline path names to a section.</summary>
    /// <returns>Its identifier.</returns>
    public static string AddInline(Section section, string parent, string path, SourceLine source)
    {
        var name = path.Trim('\\', '/');
        var id = IdentifierGenerator.Generate("d", parent, name, null, null, null);
        section.Symbols.Add(new DirectorySymbol(Identifier.Generated(id), source) { Parent = parent, Name = name });
        return id;
    }

    private static string WithSeparator(string? path) => string.IsNullOrEmpty(path) || path[^1] is '\\' or '/' ? path ?? string.Empty : path + "\\";

    private static void ParseChildren(CompileContext context, XElement element, string id, int? diskId, string fileSource) =>
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Component":
                    ComponentElements.ParseComponent(context, child, null, null, id, diskId, fileSource);
                    return true;
                case "Directory":
                    ParseDirectory(context, child, id, diskId, fileSource);
                    return true;
                case "File":
                    FileElements.ParseNakedFile(context, child, null, null, id, fileSource);
                    return true;
                case "Files":
                    HarvestElements.ParseFiles(context, child, null, null, id, fileSource);
                    return true;
                default:
                    return false;
            }
        });
}
