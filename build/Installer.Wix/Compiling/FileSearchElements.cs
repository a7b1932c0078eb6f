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
        var source = element.Source();
        Identifier? id = null;
        int? depth = null;
        string? path = null;
        var assignToProperty = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "AssignToProperty":
                    assignToProperty = attribute.IsYes();
                    break;
                case "Depth":
                    depth = attribute.Integer(0, short.MaxValue);
                    break;
                case "Path":
                    path = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("dir", path, (depth ?? int.MinValue).ToString(CultureInfo.InvariantCulture)));
        var directory = id.Value.Id;
        var signature = directory;
        var hasFileSearch = false;
        var hasChild = SearchElements.ParseSingleChild(context, element, child =>
        {
            switch (child.Name.LocalName)
            {
                case "DirectorySearch":
                    signature = ParseDirectorySearch(context, child, directory);
                    break;
                case "DirectorySearchRef":
                    signature = ParseDirectorySearchRef(context, child, directory);
                    break;
                case "FileSearch":
                    hasFileSearch = true;
                    signature = ParseFileSearch(context, child, directory, assignToProperty, depth);
                    break;
                case "FileSearchRef":
                    signature = SearchElements.ParseReference(context, child, "Signature");
                    break;
                default:
                    return false;
            }

            if (assignToProperty && !hasFileSearch)
            {
                context.Write(Errors.IllegalParentAttributeWhenNested(source, "DirectorySearch", "AssignToProperty", child.Name.LocalName));
            }

            return true;
        });

        // A folder that is found through a file in it: the file's locator takes the folder's place in the tree.
        var row = directory;
        if (assignToProperty && hasChild)
        {
            (row, signature) = (signature, directory);
        }

        context.AddRow("DrLocator", new Identifier(id.Value.Access, $"{row}/{parent}/{path}"), source, row, parent, path, depth);
        return signature;
    }

    /// <summary>Parses a <c>DirectorySearchRef</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentSignature">The signature of the search around it.</param>
    /// <returns>The signature that the search ends with.</returns>
    public static string ParseDirectorySearchRef(CompileContext context, XElement element, string? parentSignature)
    {
        var source = element.Source();
        Identifier? id = null;
        string? parent = null, path = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Parent":
                    parent = attribute.IdentifierText();
                    break;
                case "Path":
                    path = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (parent is not null && parentSignature is not null)
        {
            context.Write(Errors.CanNotHaveTwoParents(source, id?.Id ?? string.Empty, parent, parentSignature));
        }

        parent ??= parentSignature;
        id ??= Identifier.Generated(IdentifierGenerator.Generate("dsr", parent, path));
        context.AddReference("DrLocator", $"{id.Value.Id}/{parent}/{path}", source);
        var signature = id.Value.Id;
        SearchElements.ParseSingleChild(context, element, child =>
        {
            switch (child.Name.LocalName)
            {
                case "DirectorySearch":
                    signature = ParseDirectorySearch(context, child, id.Value.Id);
                    return true;
                case "DirectorySearchRef":
                    signature = ParseDirectorySearchRef(context, child, id.Value.Id);
                    return true;
                case "FileSearch":
                    signature = ParseFileSearch(context, child, id.Value.Id, false, null);
                    return true;
                case "FileSearchRef":
                    signature = SearchElements.ParseReference(context, child, "Signature");
                    return true;
                default:
                    return false;
            }
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
        var source = element.Source();
        Identifier? id = null;
        string? name = null, shortName = null, minimumVersion = null, maximumVersion = null, languages = null;
        int? minimumSize = null, maximumSize = null, minimumDate = null, maximumDate = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Name":
                    name = attribute.LongFileName();
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    break;
                case "MinVersion":
                    minimumVersion = attribute.Text();
                    break;
                case "MaxVersion":
                    maximumVersion = attribute.Text();
                    break;
                case "MinSize":
                    minimumSize = attribute.Integer(0, int.MaxValue);
                    break;
                case "MaxSize":
                    maximumSize = attribute.Integer(0, int.MaxValue);
                    break;
                case "MinDate":
                    minimumDate = ReadDosDateTime(context, attribute);
                    break;
                case "MaxDate":
                    maximumDate = ReadDosDateTime(context, attribute);
                    break;
                case "Languages":
                    languages = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (name is not null && shortName is not null)
        {
            context.Write(Warnings.FileSearchNames(source));
        }
        else if (name is null && shortName is null && element.Attribute("Name") is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "FileSearch", "Name"));
        }

        if (name is not null && shortName is not null && FileNames.IsShort(name, allowWildcards: false))
        {
            context.Write(Errors.IllegalValueWith(source, "FileSearch", "Name", name, "ShortName"));
        }

        id ??= Identifier.Generated(string.IsNullOrEmpty(parent) ? IdentifierGenerator.Generate("fs", name ?? shortName) : parent);
        var signature = id.Value.Id;
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
        context.AddRow("Signature", id, source, signature, name ?? shortName, minimumVersion, maximumVersion, minimumSize, maximumSize, minimumDate, maximumDate, languages);
        if (!isParents)
        {
            var (row, above) = parentTakesProperty ? (parent, signature) : (signature, parent);
            context.AddRow("DrLocator", Identifier.Global($"{row}/{above}/"), source, row, above);
        }

        return signature;
    }

    private static int? ReadDosDateTime(CompileContext context, AttributeReader attribute)
    {
        if (!DateTime.TryParse(attribute.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || time.Year < 1980)
        {
            context.Write(Errors.InvalidDateTime(attribute.Source, "FileSearch", attribute.Name, attribute.Value));
            return null;
        }

        return ((((time.Year - 1980) * 512) + (time.Month * 32) + time.Day) * 65536) + (time.Hour * 2048) + (time.Minute * 32) + (time.Second / 2);
    }
}
