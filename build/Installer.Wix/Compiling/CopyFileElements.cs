using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>CopyFile</c>: copies an installed file, or copies or moves files that are there already.</summary>
internal static class CopyFileElements
{
    /// <summary>Parses a <c>CopyFile</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="fileId">The file that holds the element, if one does.</param>
    public static void ParseCopyFile(CompileContext context, XElement element, string componentId, string? fileId)
    {
        var source = element.Source();
        var isNested = fileId is not null;
        Identifier? id = null;
        var delete = false;
        string? destinationDirectory = null, destinationProperty = null, destinationName = null, destinationShortName = null, destinationSubdirectory = null;
        string? sourceDirectory = null, sourceProperty = null, sourceName = null, sourceSubdirectory = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Delete":
                    delete = attribute.IsYes();
                    break;
                case "DestinationDirectory":
                    destinationDirectory = ReadDirectory(attribute);
                    break;
                case "DestinationName":
                    destinationName = attribute.LongFileName();
                    break;
                case "DestinationProperty":
                    destinationProperty = attribute.IdentifierText();
                    break;
                case "DestinationShortName":
                    destinationShortName = attribute.ShortFileName();
                    break;
                case "DestinationSubdirectory":
                    destinationSubdirectory = attribute.RelativePath();
                    break;
                case "FileId":
                    if (isNested)
                    {
                        context.Write(Errors.IllegalWhenNested(source, "CopyFile", "FileId", "File"));
                    }

                    fileId = attribute.IdentifierText();
                    if (fileId is not null)
                    {
                        context.AddReference("File", fileId, source);
                    }

                    break;
                case "SourceDirectory":
                    sourceDirectory = ReadDirectory(attribute);
                    break;
                case "SourceName":
                    sourceName = attribute.Text();
                    break;
                case "SourceProperty":
                    sourceProperty = attribute.IdentifierText();
                    break;
                case "SourceSubdirectory":
                    sourceSubdirectory = attribute.RelativePath();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (sourceDirectory is not null && sourceProperty is not null)
        {
            context.Write(Errors.IllegalWith(source, "CopyFile", "SourceProperty", "SourceDirectory"));
        }

        sourceDirectory = DirectoryElements.Subdirectory(context, element, sourceDirectory, sourceSubdirectory, "SourceDirectory", "SourceSubdirectory");
        if (destinationDirectory is not null && destinationProperty is not null)
        {
            context.Write(Errors.IllegalWith(source, "CopyFile", "DestinationProperty", "DestinationDirectory"));
        }

        destinationDirectory = DirectoryElements.Subdirectory(
            context,
            element,
            destinationDirectory,
            destinationSubdirectory,
            "DestinationDirectory",
            "DestinationSubdirectory");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("cf", null, sourceDirectory, sourceProperty, destinationDirectory, destinationProperty, destinationName));
        context.NoChildren(element);
        if (fileId is null)
        {
            if (destinationDirectory is null && destinationProperty is null)
            {
                context.Write(Errors.ExpectedAttributesWithout(source, "CopyFile", "FileId", "DestinationDirectory", "DestinationProperty"));
            }

            var name = new FileNameValue(destinationName, destinationShortName, true, "MoveFile", componentId);
            context.AddRow(
                "MoveFile",
                id,
                source,
                id.Value.Id,
                componentId,
                sourceName,
                name,
                sourceDirectory ?? sourceProperty,
                destinationDirectory ?? destinationProperty,
                delete ? 1 : 0);
        }
        else
        {
            foreach (var (value, attribute) in new[] { (sourceDirectory, "SourceDirectory"), (sourceName, "SourceName"), (sourceProperty, "SourceProperty") })
            {
                if (value is not null)
                {
                    context.Write(Errors.IllegalWith(source, "CopyFile", attribute, "FileId"));
                }
            }

            if (delete)
            {
                context.Write(Errors.IllegalWith(source, "CopyFile", "Delete", "FileId"));
            }

            if (destinationName is null && destinationDirectory is null && destinationProperty is null)
            {
                context.Write(Warnings.CopyFileWithoutDestination(source));
            }

            var name = new FileNameValue(destinationName, destinationShortName, true, "CopyFile", componentId, fileId);
            context.AddRow("DuplicateFile", id, source, id.Value.Id, componentId, fileId, name, destinationDirectory ?? destinationProperty);
        }

        string? ReadDirectory(AttributeReader attribute)
        {
            var directory = attribute.IdentifierText();
            if (directory is not null)
            {
                context.AddReference("Directory", directory, source);
            }

            return directory;
        }
    }
}
