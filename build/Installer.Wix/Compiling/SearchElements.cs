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

    /// <summary>What parses a search directly in a property.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="found">Takes the signature that the property is set by, empty after an error, and the search.</param>
    public static SearchChildren Searches(CompileContext context, Action<string, XElement> found) => new()
    {
        ComplianceDrive = child => found(ParseComplianceDrive(context, child), child),
        ComponentSearch = child => found(ParseComponentSearch(context, child), child),
        DirectorySearch = child => found(FileSearchElements.ParseDirectorySearch(context, child, null), child),
        DirectorySearchRef = child => found(FileSearchElements.ParseDirectorySearchRef(context, child, null), child),
        IniFileSearch = child => found(ParseIniFileSearch(context, child), child),
        RegistrySearch = child => found(ParseRegistrySearch(context, child), child),
        RegistrySearchRef = child => found(ParseReference(context, child, "RegLocator"), child),
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
        var check = ComplianceCheckElement.Read(context, element);
        string? signature = null;
        check.ParseChildren(new()
        {
            Search = Searches(context, (found, _) =>
            {
                if (signature is not null && signature != found)
                {
                    context.Write(Errors.MultipleIdentifiers(check.SourceLine, "ComplianceCheck", found, signature));
                }

                signature ??= found;
            }),
        });
        if (signature is null)
        {
            context.Write(Errors.SearchElementRequired(check.SourceLine, "ComplianceCheck"));
        }
        else
        {
            context.AddRow("CCPSearch", Identifier.Generated(signature), check.SourceLine, signature);
        }
    }

    private static string ParseComplianceDrive(CompileContext context, XElement element)
    {
        var drive = ComplianceDriveElement.Read(context, element);
        string? signature = null;
        ParseSingleChild(context, element, new ComplianceDriveChildren
        {
            DirectorySearch = child => signature = FileSearchElements.ParseDirectorySearch(context, child, ComplianceDrive),
            DirectorySearchRef = child => signature = FileSearchElements.ParseDirectorySearchRef(context, child, ComplianceDrive),
        });
        if (signature is null)
        {
            context.Write(Errors.SearchElementRequired(drive.SourceLine, "ComplianceDrive"));
        }

        return signature ?? string.Empty;
    }

    private static string ParseRegistrySearch(CompileContext context, XElement element)
    {
        var search = RegistrySearchElement.Read(context, element);
        var is64Bit = ComponentElements.Is64Bit(context, search.Bitness);
        var typeName = search.Type switch { "directory" => "Directory", "file" => "FileName", _ => "Raw" };
        var rootName = search.Root is { } root ? RootNames[root + 1] : null;
        var id = search.Id ?? Identifier.Generated(IdentifierGenerator.Generate("reg", rootName, search.Key, search.Name, typeName, is64Bit ? "True" : "False"));
        (var signature, id) = ParseNestedSearch(context, element, id);
        var bits = search.Type switch { "directory" => 0, "file" => 1, _ => 2 } | (is64Bit ? 16 : 0);
        context.AddRow("RegLocator", id, search.SourceLine, id.Id, search.Root, search.Key, search.Name, bits);
        context.EnsureTable("Signature");
        return signature;
    }

    private static string ParseComponentSearch(CompileContext context, XElement element)
    {
        var search = ComponentSearchElement.Read(context, element);
        var id = search.Id ?? Identifier.Generated(IdentifierGenerator.Generate("cmp", search.Guid, search.Type == 0 ? "Directory" : "Filename"));
        (var signature, id) = ParseNestedSearch(context, element, id);
        context.AddRow("CompLocator", id, search.SourceLine, id.Id, search.Guid, search.Type);
        context.EnsureTable("Signature");
        return signature;
    }

    private static string ParseIniFileSearch(CompileContext context, XElement element)
    {
        var search = IniFileSearchElement.Read(context, element);
        var id = search.Id ?? Identifier.Generated(IdentifierGenerator.Generate(
            "ini",
            search.Name,
            search.Section,
            search.Key,
            (search.Field ?? int.MinValue).ToString(CultureInfo.InvariantCulture),
            search.Type.ToString(CultureInfo.InvariantCulture)));
        (var signature, id) = ParseNestedSearch(context, element, id);
        var name = new FileNameValue(search.Name, search.ShortName, true, "IniFileSearch");
        context.AddRow("IniLocator", id, search.SourceLine, id.Id, name, search.Section, search.Key, search.Field, search.Type);
        context.EnsureTable("Signature");
        return signature;
    }

    /// <summary>Parses the search for a folder or file in the place that a registry, component or INI-file search finds.</summary>
    /// <returns>What the property gets: the innermost search's signature; and the identifier of the outer search's row, which a nested file search gives its own.</returns>
    private static (string Signature, Identifier Id) ParseNestedSearch(CompileContext context, XElement element, Identifier id)
    {
        var signature = id.Id;
        ParseSingleChild(context, element, new NestedSearchChildren
        {
            DirectorySearch = child => signature = FileSearchElements.ParseDirectorySearch(context, child, id.Id),
            DirectorySearchRef = child => signature = FileSearchElements.ParseDirectorySearchRef(context, child, id.Id),
            FileSearch = child => TakeFile(FileSearchElements.ParseFileSearch(context, child, id.Id, false, null)),
            FileSearchRef = child => TakeFile(ParseReference(context, child, "Signature")),
        });
        return (signature, id);

        void TakeFile(string file)
        {
            signature = file;
            id = Identifier.Generated(file);
        }
    }

    /// <summary>Parses the one search that another may have in it.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool ParseSingleChild(CompileContext context, XElement element, IChildren children)
    {
        var searches = new SingleChild(context, element, children);
        context.Children(element, default, searches);
        return searches.HasChild;
    }

    private sealed class SingleChild(CompileContext context, XElement element, IChildren children) : IChildren
    {
        public bool HasChild { get; private set; }

        public bool TryParse(XElement child)
        {
            if (HasChild)
            {
                context.Write(Errors.TooManySearches(child.Source(), element.Name.LocalName));
            }

            HasChild = true;
            return children.TryParse(child);
        }

        public bool IsRefused(string name) => children.IsRefused(name);
    }
}
