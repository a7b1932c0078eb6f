using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>DirectorySearch</c>, <c>DirectorySearchRef</c> and <c>FileSearch</c>: searches of the disk, one in another.</summary>
internal static class FileSearchElements
{
    /// <summary>Parses a <c>DirectorySearch</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parent">The signature of the search around it.</param>
    /// <returns>The signature that the search ends with.</returns>
    public static string ParseDirectorySearch(CompileContext context, XElement element, string? parent)
    {
        var search = DirectorySearchElement.Read(context, element);
        var source = search.SourceLine;
        var depth = search.Depth;
        var id = search.Id ?? Identifier.Generated(IdentifierGenerator.Generate("dir", search.Path, (depth ?? int.MinValue).ToString(CultureInfo.InvariantCulture)));
        var directory = id.Id;
        var signature = directory;
        var hasFileSearch = false;
        var hasChild = SearchElements.ParseSingleChild(context, element, new NestedSearchChildren
        {
            DirectorySearch = child => Take(child, ParseDirectorySearch(context, child, directory)),
            DirectorySearchRef = child => Take(child, ParseDirectorySearchRef(context, child, directory)),
            FileSearch = child =>
            {
                hasFileSearch = true;
                Take(child, ParseFileSearch(context, child, directory, search.AssignToProperty, depth));
            },
            FileSearchRef = child => Take(child, SearchElements.ParseReference(context, child, "Signature")),
        });

        // A folder that is found through a file in it: the file's locator takes the folder's place in the tree.
        var row = directory;
        if (search.AssignToProperty && hasChild)
        {
            (row, signature) = (signature, directory);
        }

        context.AddRow("DrLocator", new Identifier(id.Access, $"{row}/{parent}/{search.Path}"), source, row, parent, search.Path, depth);
        return signature;

        void Take(XElement child, string found)
        {
            signature = found;
            if (search.AssignToProperty && !hasFileSearch)
            {
                context.Write(Errors.IllegalParentAttributeWhenNested(source, "DirectorySearch", "AssignToProperty", child.Name.LocalName));
            }
        }
    }

    /// <summary>Parses a <c>DirectorySearchRef</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentSignature">The signature of the search around it.</param>
    /// <returns>The signature that the search ends with.</returns>
    public static string ParseDirectorySearchRef(CompileContext context, XElement element, string? parentSignature)
    {
        var search = DirectorySearchRefElement.Read(context, element);
        if (search.Parent is not null && parentSignature is not null)
        {
            context.Write(Errors.CanNotHaveTwoParents(search.SourceLine, search.Id?.Id ?? string.Empty, search.Parent, parentSignature));
        }

        var parent = search.Parent ?? parentSignature;
        var id = (search.Id ?? Identifier.Generated(IdentifierGenerator.Generate("dsr", parent, search.Path))).Id;
        context.AddReference("DrLocator", $"{id}/{parent}/{search.Path}", search.SourceLine);
        var signature = id;
        SearchElements.ParseSingleChild(context, element, new NestedSearchChildren
        {
            DirectorySearch = child => signature = ParseDirectorySearch(context, child, id),
            DirectorySearchRef = child => signature = ParseDirectorySearchRef(context, child, id),
            FileSearch = child => signature = ParseFileSearch(context, child, id, false, null),
            FileSearchRef = child => signature = SearchElements.ParseReference(context, child, "Signature"),
        });
        return signature;
    }

    /// <summary>Parses a <c>FileSearch</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parent">The signature of the search around it.</param>
    /// <param name="parentTakesProperty">Whether the folder is what the property is set to.</param>
    /// <param name="parentDepth">How deep the search around it looks.</param>
    /// <returns>Its signature.</returns>
    public static string ParseFileSearch(CompileContext context, XElement element, string? parent, bool parentTakesProperty, int? parentDepth)
    {
        var search = FileSearchElement.Read(context, element);
        var source = search.SourceLine;
        if (search.Name is not null && search.ShortName is not null)
        {
            context.Write(Warnings.FileSearchNames(source));
            if (FileNames.IsShort(search.Name, allowWildcards: false))
            {
                context.Write(Errors.IllegalValueWith(source, "FileSearch", "Name", search.Name, "ShortName"));
            }
        }
        else if (search.Name is null && search.ShortName is null)
        {
            context.Require(element, "Name");
        }

        var name = search.Name ?? search.ShortName;
        var id = search.Id ?? Identifier.Generated(string.IsNullOrEmpty(parent) ? IdentifierGenerator.Generate("fs", name) : parent);
        var signature = id.Id;
        var isParents = signature == parent;
        if (parentTakesProperty)
        {
            if (isParents)
            {
                context.Write(Errors.UniqueFileSearchIdRequired(source, parent!));
            }
        }
        else if (parentDepth > 1 && !isParents)
        {
            context.Write(Errors.IllegalSearchIdForParentDepth(source, signature, parent!));
        }

        context.NoChildren(element);
        context.AddRow(
            "Signature", id, source, signature, name, search.MinVersion, search.MaxVersion, search.MinSize, search.MaxSize, search.MinDate, search.MaxDate, search.Languages);
        if (!isParents)
        {
            var (row, above) = parentTakesProperty ? (parent, signature) : (signature, parent);
            context.AddRow("DrLocator", Identifier.Global($"{row}/{above}/"), source, row, above);
        }

        return signature;
    }

    /// <summary>Reads a time as the columns MinDate and MaxDate have it: date and time of DOS.</summary>
    public static int? ReadDosDateTime(CompileContext context, AttributeReader attribute)
    {
        if (!DateTime.TryParse(attribute.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || time.Year < 1980)
        {
            context.Write(Errors.InvalidDateTime(attribute.Source, "FileSearch", attribute.Name, attribute.Value));
            return null;
        }

        return ((((time.Year - 1980) * 512) + (time.Month * 32) + time.Day) * 65536) + (time.Hour * 2048) + (time.Minute * 32) + (time.Second / 2);
    }
}
