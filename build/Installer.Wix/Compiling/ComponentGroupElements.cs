using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ComponentGroup</c> and the references to components and groups of them.</summary>
internal static class ComponentGroupElements
{
    /// <summary>Parses a <c>ComponentGroup</c> element.</summary>
    public static void ParseComponentGroup(CompileContext context, XElement element)
    {
        var read = ComponentGroupElement.Read(context, element);
        var fileSource = read.Source is null or [.., '\\' or '/'] ? read.Source : read.Source + "\\";
        var group = read.Id?.Id ?? string.Empty;
        var directory = DirectoryElements.Subdirectory(context, element, read.Directory, read.Subdirectory);
        const MemberKind Kind = MemberKind.ComponentGroup;
        read.ParseChildren(new()
        {
            Component = child => ComponentElements.ParseComponent(context, child, Kind, group, directory, null, fileSource),
            ComponentGroupRef = child => ParseComponentGroupRef(context, child, Kind, group),
            ComponentRef = child => ParseComponentRef(context, child, Kind, group),
            File = child => FileElements.ParseNakedFile(context, child, Kind, group, directory, fileSource),
            Files = child => HarvestElements.ParseFiles(context, child, Kind, group, directory, fileSource),
        });
        if (read.Id is { } id)
        {
            context.Add(new MarkerSymbol(SymbolKind.ComponentGroup, id, read.SourceLine));
        }
    }

    /// <summary>Parses a <c>ComponentRef</c> element.</summary>
    public static void ParseComponentRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent) =>
        ParseMemberRef(context, element, "Component", MemberKind.Component, parentKind, parent);

    /// <summary>Parses a <c>ComponentGroupRef</c> element.</summary>
    public static void ParseComponentGroupRef(CompileContext context, XElement element, MemberKind? parentKind, string? parent) =>
        ParseMemberRef(context, element, SymbolKind.ComponentGroup, MemberKind.ComponentGroup, parentKind, parent);

    private static void ParseMemberRef(CompileContext context, XElement element, string kind, MemberKind childKind, MemberKind? parentKind, string? parent)
    {
        var read = MemberRefElement.Read(context, element);
        context.NoChildren(element);
        context.Require(element, "Id");
        if (read.Id is not { } id)
        {
            return;
        }

        context.AddReference(kind, id, read.SourceLine);
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, childKind, id, read.Primary, read.SourceLine);
        }
    }
}
