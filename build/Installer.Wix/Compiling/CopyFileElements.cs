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
        var isNested = fileId is not null;
        var copy = CopyFileElement.Read(context, element, checkFileId: attribute =>
        {
            if (isNested)
            {
                context.Write(Errors.IllegalWhenNested(attribute.Source, "CopyFile", "FileId", "File"));
            }
        });
        fileId = copy.FileId ?? fileId;
        var source = FindDirectory(context, element, "Source", copy.SourceDirectory, copy.SourceProperty, copy.SourceSubdirectory);
        var destination = FindDirectory(context, element, "Destination", copy.DestinationDirectory, copy.DestinationProperty, copy.DestinationSubdirectory);
        context.NoChildren(element);
        var id = copy.Id ?? Identifier.Generated(IdentifierGenerator.Generate(
            "cf", null, source, copy.SourceProperty, destination, copy.DestinationProperty, copy.DestinationName));
        if (fileId is null)
        {
            AddMove(context, copy, id, componentId, source, destination);
        }
        else
        {
            AddDuplicate(context, copy, id, componentId, fileId, source, destination);
        }
    }

    private static string? FindDirectory(CompileContext context, XElement element, string side, string? directory, string? property, string? subdirectory)
    {
        if (directory is not null && property is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), "CopyFile", $"{side}Property", $"{side}Directory"));
        }

        return DirectoryElements.Subdirectory(context, element, directory, subdirectory, $"{side}Directory", $"{side}Subdirectory");
    }

    private static void AddMove(CompileContext context, CopyFileElement copy, Identifier id, string componentId, string? source, string? destination)
    {
        if (destination is null && copy.DestinationProperty is null)
        {
            context.Write(Errors.ExpectedAttributesWithout(copy.SourceLine, "CopyFile", "FileId", "DestinationDirectory", "DestinationProperty"));
        }

        context.AddRow(
            "MoveFile",
            id,
            copy.SourceLine,
            id.Id,
            componentId,
            copy.SourceName,
            new FileNameValue(copy.DestinationName, copy.DestinationShortName, true, "MoveFile", componentId),
            source ?? copy.SourceProperty,
            destination ?? copy.DestinationProperty,
            copy.Delete ? 1 : 0);
    }

    private static void AddDuplicate(
        CompileContext context,
        CopyFileElement copy,
        Identifier id,
        string componentId,
        string fileId,
        string? source,
        string? destination)
    {
        foreach (var (isGiven, attribute) in new[]
        {
            (source is not null, "SourceDirectory"), (copy.SourceName is not null, "SourceName"), (copy.SourceProperty is not null, "SourceProperty"), (copy.Delete, "Delete"),
        })
        {
            if (isGiven)
            {
                context.Write(Errors.IllegalWith(copy.SourceLine, "CopyFile", attribute, "FileId"));
            }
        }

        if (copy.DestinationName is null && destination is null && copy.DestinationProperty is null)
        {
            context.Write(Warnings.CopyFileWithoutDestination(copy.SourceLine));
        }

        var name = new FileNameValue(copy.DestinationName, copy.DestinationShortName, true, "CopyFile", componentId, fileId);
        context.AddRow("DuplicateFile", id, copy.SourceLine, id.Id, componentId, fileId, name, destination ?? copy.DestinationProperty);
    }
}
