using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary>The searches that set a property: <c>RegistrySearch</c>, <c>ComponentSearch</c>, <c>IniFileSearch</c>, and those in <see cref="FileSearchElements"/>.</summary>
internal static class SearchElements
{
    private static readonly string[] RootNames = ["MachineUser", "ClassesRoot", "CurrentUser", "LocalMachine", "Users"];

    /// <summary>The signature under which Windows Installer finds the drive of a compliant product.</summary>
    private const string ComplianceDrive = "CCP_DRIVE";

    /// <summary>Parses a search directly in a property.</summary>
    /// <returns>The signature that the property is set by, empty after an error, <c>null</c> when the element is no search.</returns>
    public static string? ParseSearch(CompileContext context, XElement element) => element.Name.LocalName switch
    {
        "RegistrySearch" => ParseRegistrySearch(context, element),
        "RegistrySearchRef" => ParseReference(context, element, "RegLocator"),
        "DirectorySearch" => FileSearchElements.ParseDirectorySearch(context, element, null),
        "DirectorySearchRef" => FileSearchElements.ParseDirectorySearchRef(context, element, null),
        "ComplianceDrive" => ParseComplianceDrive(context, element),
        "ComponentSearch" => ParseComponentSearch(context, element),
        "IniFileSearch" => ParseIniFileSearch(context, element),
        _ => null,
    };

    /// <summary>Parses a reference to a search.</summary>
    /// <returns>The signature that it refers to.</returns>
    public static string ParseReference(CompileContext context, XElement element, string table)
    {
        PackageElements.ParseReference(context, element, table);
        return element.Attribute("Id")?.Value ?? string.Empty;
    }

    /// <summary>Parses a <c>ComplianceCheck</c> element: a search without which the package is not installed.</summary>
    public static void ParseComplianceCheck(CompileContext context, XElement element)
    {
        foreach (var attribute in context.Attributes(element))
        {
            attribute.Unexpected();
        }

        string? signature = null;
        context.Children(element, default, child =>
        {
            if (ParseSearch(context, child) is not { } found)
            {
                return false;
            }

            if (signature is not null && signature != found)
            {
                context.Write(Errors.MultipleIdentifiers(element.Source(), "ComplianceCheck", found, signature));
            }

            signature ??= found;
            return true;
        });

        if (signature is null)
        {
            context.Write(Errors.SearchElementRequired(element.Source(), "ComplianceCheck"));
        }
        else
        {
            context.AddRow("CCPSearch", Identifier.Generated(signature), element.Source(), signature);
        }
    }

    private static string ParseComplianceDrive(CompileContext context, XElement element)
    {
        foreach (var attribute in context.Attributes(element))
        {
            attribute.Unexpected();
        }

        string? signature = null;
        ParseSingleChild(context, element, child =>
        {
            switch (child.Name.LocalName)
            {
                case "DirectorySearch":
                    signature = FileSearchElements.ParseDirectorySearch(context, child, ComplianceDrive);
                    return true;
                case "DirectorySearchRef":
                    signature = FileSearchElements.ParseDirectorySearchRef(context, child, ComplianceDrive);
                    return true;
                default:
                    return false;
            }
        });
        if (signature is null)
        {
            context.Write(Errors.SearchElementRequired(element.Source(), "ComplianceDrive"));
        }

        return signature ?? string.Empty;
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

        context.Require(element, "Key", "Root", "Type");
        var typeName = type switch { "directory" => "Directory", "file" => "FileName", _ => "Raw" };
        id ??= Identifier.Generated(IdentifierGenerator.Generate("reg", root is { } r ? RootNames[r + 1] : null, key, name, typeName, is64Bit ? "True" : "False"));
        (var signature, id) = ParseNestedSearch(context, element, id.Value);

        var bits = type switch { "directory" => 0, "file" => 1, _ => 2 } | (is64Bit ? 16 : 0);
        context.AddRow("RegLocator", id, source, id.Value.Id, root, key, name, bits);
        context.EnsureTable("Signature");
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

        context.Require(element, "Guid");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("cmp", guid, type == 0 ? "Directory" : "Filename"));
        (var signature, id) = ParseNestedSearch(context, element, id.Value);
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

        context.Require(element, "Key", "Name", "Section");
        var number = type switch { "directory" => 0, "raw" => 2, _ => 1 };
        id ??= Identifier.Generated(IdentifierGenerator.Generate(
            "ini",
            name,
            section,
            key,
            (field ?? int.MinValue).ToString(CultureInfo.InvariantCulture),
            number.ToString(CultureInfo.InvariantCulture)));
        (var signature, id) = ParseNestedSearch(context, element, id.Value);
        context.AddRow("IniLocator", id, element.Source(), id.Value.Id, new FileNameValue(name, shortName, true, "IniFileSearch"), section, key, field, number);
        context.EnsureTable("Signature");
        return signature;
    }

    /// <summary>Parses the search for a folder or file in the place that a registry, component or INI-file search finds.</summary>
    /// <returns>What the property gets: the innermost search's signature; and the identifier of the outer search's row, which a nested file search gives its own.</returns>
    private static (string Signature, Identifier Id) ParseNestedSearch(CompileContext context, XElement element, Identifier id)
    {
        var signature = id.Id;
        ParseSingleChild(context, element, child =>
        {
            switch (child.Name.LocalName)
            {
                case "DirectorySearch":
                    signature = FileSearchElements.ParseDirectorySearch(context, child, id.Id);
                    return true;
                case "DirectorySearchRef":
                    signature = FileSearchElements.ParseDirectorySearchRef(context, child, id.Id);
                    return true;
                case "FileSearch":
                    signature = FileSearchElements.ParseFileSearch(context, child, id.Id, false, null);
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
        return (signature, id);
    }

    /// <summary>Parses the one search that another may have in it.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool ParseSingleChild(CompileContext context, XElement element, Func<XElement, bool> parse)
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
}
