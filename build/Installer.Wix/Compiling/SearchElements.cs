using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary>The searches that set a property: <c>RegistrySearch</c>, <c>DirectorySearch</c>, <c>FileSearch</c>, <c>ComponentSearch</c>, <c>IniFileSearch</c>.</summary>
internal static class SearchElements
{
    private static readonly string[] RootNames = ["MachineUser", "ClassesRoot", "CurrentUser", "LocalMachine", "Users"];

    /// <summary>Parses a search directly in a property.</summary>
    /// <returns>The signature that the property is set by, empty after an error, <c>null</c> when the element is no search.</returns>
    public static string? ParseSearch(CompileContext context, XElement element) => element.Name.LocalName switch
    {
        "RegistrySearch" => ParseRegistrySearch(context, element),
        "RegistrySearchRef" => ParseReference(context, element, "RegLocator"),
        "DirectorySearch" => ParseDirectorySearch(context, element, null),
        "DirectorySearchRef" => ParseDirectorySearchRef(context, element, null),
        "FileSearch" => ParseFileSearch(context, element, null, false, null),
        "FileSearchRef" => ParseReference(context, element, "Signature"),
        "ComponentSearch" => ParseComponentSearch(context, element),
        "IniFileSearch" => ParseIniFileSearch(context, element),
        _ => null,
    };

    private static string ParseReference(CompileContext context, XElement element, string table)
    {
        PackageElements.ParseReference(context, element, table);
        return element.Attribute("Id")?.Value ?? string.Empty;
    }

    private static string ParseRegistrySearch(CompileContext context, XElement element)
    {
        var source = element.Source();
        Identifier? id = null;
        string? key = null, name = null, type = null;
        int? root = null;
        var is64Bit = context.Is64Bit;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Bitness":
                    is64Bit = ComponentElements.ReadBitness(attribute, context.Is64Bit);
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Root":
                    root = attribute.Option("HKCR", "HKCU", "HKLM", "HKU") switch { "HKCR" => 0, "HKCU" => 1, "HKLM" => 2, "HKU" => 3, _ => null };
                    break;
                case "Type":
                    type = attribute.Option("directory", "file", "raw");
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        Require(context, element, "Key", "Root", "Type");
        var typeName = type switch { "directory" => "Directory", "file" => "FileName", _ => "Raw" };
        id ??= Identifier.Generated(IdentifierGenerator.Generate("reg", root is { } r ? RootNames[r + 1] : null, key, name, typeName, is64Bit ? "True" : "False"));
        var signature = id.Value.Id;
        ParseSingleChild(context, element, child =>
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
                    id = Identifier.Generated(signature);
                    return true;
                case "FileSearchRef":
                    signature = ParseReference(context, child, "Signature");
                    id = Identifier.Generated(signature);
                    return true;
                default:
                    return false;
            }
        });

        var bits = type switch { "directory" => 0, "file" => 1, _ => 2 } | (is64Bit ? 16 : 0);
        context.AddRow("RegLocator", id, source, id.Value.Id, root, key, name, bits);
        context.EnsureTable("Signature");
        return signature;
    }

    private static string ParseDirectorySearch(CompileContext context, XElement element, string? parent)
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
        var hasChild = ParseSingleChild(context, element, child =>
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
                    signature = ParseReference(context, child, "Signature");
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

    private static string ParseDirectorySearchRef(CompileContext context, XElement element, string? parentSignature)
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
        id ??= Identifier.Generated(IdentifierGenerator.Generate("dsr", parentSignature, path));
        context.AddReference("DrLocator", $"{id.Value.Id}/{parent}/{path}", source);
        var signature = id.Value.Id;
        ParseSingleChild(context, element, child =>
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
                    signature = ParseReference(context, child, "Signature");
                    return true;
                default:
                    return false;
            }
        });
        return signature;
    }

    private static string ParseFileSearch(CompileContext context, XElement element, string? parent, bool parentTakesProperty, int? parentDepth)
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

    private static string ParseComponentSearch(CompileContext context, XElement element)
    {
        Identifier? id = null;
        string? guid = null;
        var type = 1;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Guid":
                    guid = attribute.Guid();
                    break;
                case "Type":
                    type = attribute.Option("directory", "file") == "directory" ? 0 : 1;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        Require(context, element, "Guid");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("cmp", guid, type == 0 ? "Directory" : "Filename"));
        var signature = id.Value.Id;
        ParseSingleChild(context, element, child =>
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
                    id = Identifier.Generated(signature);
                    return true;
                case "FileSearchRef":
                    signature = ParseReference(context, child, "Signature");
                    id = Identifier.Generated(signature);
                    return true;
                default:
                    return false;
            }
        });
        context.AddRow("CompLocator", id, element.Source(), id.Value.Id, guid, type);
        context.EnsureTable("Signature");
        return signature;
    }

    private static string ParseIniFileSearch(CompileContext context, XElement element)
    {
        Identifier? id = null;
        int? field = null;
        string? name = null, shortName = null, section = null, key = null, type = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Field":
                    field = attribute.Integer(0, short.MaxValue);
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Name":
                    name = attribute.LongFileName();
                    break;
                case "Section":
                    section = attribute.Text();
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    break;
                case "Type":
                    type = attribute.Option("directory", "file", "raw");
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        Require(context, element, "Key", "Name", "Section", "Type");
        var number = type switch { "directory" => 0, "raw" => 2, _ => 1 };
        id ??= Identifier.Generated(IdentifierGenerator.Generate(
            "ini",
            name,
            section,
            key,
            (field ?? int.MinValue).ToString(CultureInfo.InvariantCulture),
            number.ToString(CultureInfo.InvariantCulture)));
        var signature = id.Value.Id;
        ParseSingleChild(context, element, child =>
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
                    id = Identifier.Generated(signature);
                    return true;
                case "FileSearchRef":
                    signature = ParseReference(context, child, "Signature");
                    id = Identifier.Generated(signature);
                    return true;
                default:
                    return false;
            }
        });
        context.AddRow("IniLocator", id, element.Source(), id.Value.Id, new FileNameValue(name, shortName, true, "IniFileSearch"), section, key, field, number);
        context.EnsureTable("Signature");
        return signature;
    }

    private static bool ParseSingleChild(CompileContext context, XElement element, Func<XElement, bool> parse)
    {
        var hasChild = false;
        context.Children(element, default, child =>
        {
            if (hasChild)
            {
                context.Write(Errors.TooManySearches(child.Source(), element.Name.LocalName));
            }

            hasChild = true;
            return parse(child);
        });
        return hasChild;
    }

    private static int? ReadDosDateTime(CompileContext context, AttributeReader attribute)
    {
        if (!DateTime.TryParseExact(attribute.Value, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || time.Year < 1980)
        {
            context.Write(Errors.InvalidDateTime(attribute.Source, "FileSearch", attribute.Name, attribute.Value));
            return null;
        }

        return ((((time.Year - 1980) * 512) + (time.Month * 32) + time.Day) * 65536) + (time.Hour * 2048) + (time.Minute * 32) + (time.Second / 2);
    }

    private static void Require(CompileContext context, XElement element, params ReadOnlySpan<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (element.Attribute(attribute) is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, attribute));
            }
        }
    }
}
