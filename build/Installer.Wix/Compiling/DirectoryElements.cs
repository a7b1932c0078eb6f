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
        var read = StandardDirectoryElement.Read(context, element);
        var id = read.Id;
        if (id is not null && !StandardDirectory.Contains(id))
        {
            context.Write(Errors.IllegalAttributeValue(read.SourceLine, "StandardDirectory", "Id", id, StandardDirectory.Ids));
            id = null;
        }

        read.Check();
        if (id is not null)
        {
            context.AddReference("Directory", id, read.SourceLine);
        }

        read.ParseChildren(new() { DirectoryMember = Members(context, id ?? string.Empty, null, string.Empty) });
    }

    /// <summary>Parses a <c>DirectoryRef</c> element.</summary>
    public static void ParseDirectoryRef(CompileContext context, XElement element)
    {
        var read = DirectoryRefElement.Read(context, element);
        if (read.Id is not null && StandardDirectory.Contains(read.Id))
        {
            context.Write(Warnings.DirectoryRefStandardDirectory(read.SourceLine, read.Id));
        }

        read.ParseChildren(new() { DirectoryMember = Members(context, read.Id ?? string.Empty, read.DiskId, WithSeparator(read.FileSource)) });
    }

    /// <summary>Parses a <c>Directory</c> element.</summary>
    public static void ParseDirectory(CompileContext context, XElement element, string? parent, int? diskId, string fileSource)
    {
        var read = DirectoryElement.Read(context, element);
        var source = read.SourceLine;
        var name = read.Name ?? ".";
        var (shortName, sourceName, shortSourceName) = (read.ShortName, read.SourceName, read.ShortSourceName);
        if (shortName is not null && read.Name is null)
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

        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("d", parent, name, shortName, sourceName, shortSourceName));
        if (read.Id is not null && StandardDirectory.Contains(id.Id) && sourceName is null)
        {
            context.Write(Warnings.DefiningStandardDirectory(source, id.Id));
        }

        if (id.Id == StandardDirectory.TargetDir && name != "SourceDir" && shortName is null && shortSourceName is null && sourceName is null)
        {
            context.Write(Errors.IllegalTargetDirName(source, name));
        }

        fileSource = read.FileSource is null ? $"{fileSource}{sourceName ?? name}\\" : WithSeparator(read.FileSource);
        read.ParseChildren(new() { DirectoryMember = Members(context, id.Id, read.DiskId ?? diskId, fileSource) });
        context.Add(new DirectorySymbol(id, source)
        {
            Parent = parent,
            Name = name,
            ShortName = shortName,
            SourceName = sourceName,
            ShortSourceName = shortSourceName,
            ComponentGuidSeed = read.ComponentGuidGenerationSeed,
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

    private static DirectoryMemberChildren Members(CompileContext context, string id, int? diskId, string fileSource) => new()
    {
        Component = child => ComponentElements.ParseComponent(context, child, null, null, id, diskId, fileSource),
        Directory = child => ParseDirectory(context, child, id, diskId, fileSource),
        File = child => FileElements.ParseNakedFile(context, child, null, null, id, fileSource),
        Files = child => HarvestElements.ParseFiles(context, child, null, null, id, fileSource),
        Merge = child => MergeElements.ParseMerge(context, child, id, diskId),
    };
}
