using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Component</c>.</summary>
internal static class ComponentElements
{
    private const string DefaultDirectory = "INSTALLFOLDER";
    private const int Permanent = 16;
    private const int Shared = 2048;

    /// <summary>What a component's child offers as key path.</summary>
    /// <param name="Id">The row that could be the key path; <c>null</c> for none.</param>
    /// <param name="Kind">What kind of row it is.</param>
    /// <param name="IsExplicit">Whether <c>KeyPath</c> is <c>yes</c>; <c>null</c> when it is not authored.</param>
    internal readonly record struct KeyPathCandidate(Identifier? Id, KeyPathKind Kind, bool? IsExplicit);

    /// <summary>Parses a <c>Component</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentKind">What the component belongs to, if it says so by its place.</param>
    /// <param name="parent">The identifier of that.</param>
    /// <param name="directory">The folder, if it says so by its place.</param>
    /// <param name="diskId">The medium of its files, if an element around it says so.</param>
    /// <param name="fileSource">Where its files are, if an element around it says so.</param>
    public static void ParseComponent(
        CompileContext context,
        XElement element,
        MemberKind? parentKind,
        string? parent,
        string? directory,
        int? diskId,
        string? fileSource)
    {
        var firstSymbol = context.Section.Symbols.Count;
        var firstReference = context.Section.References.Count;
        var read = ComponentElement.Read(context, element);
        var source = read.SourceLine;
        var id = read.Id;
        var guid = element.Attribute("Guid") is null ? "*" : read.Guid;
        var is64Bit = Is64Bit(context, read.Bitness);
        directory = read.Directory ?? directory;
        if (string.IsNullOrEmpty(directory))
        {
            directory = DefaultDirectory;
            context.AddReference("Directory", directory, source);
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, read.Subdirectory)!;
        var placeholder = id is null ? context.BeginAnonymousComponent() : null;
        var componentId = id?.Id ?? placeholder!;
        var parser = new ComponentChildParser(context, element, componentId, directory, is64Bit, read.DiskId ?? diskId, fileSource);
        parser.Parse(read);

        var canDefaultId = true;
        if (parser.HasOdbcDataSource || parser.KeyPathKind == KeyPathKind.Directory)
        {
            canDefaultId = false;
            if (guid == "*")
            {
                context.Write(Errors.AutoGuidNotAllowed(source));
            }
        }
        else if (parser.FileCount > 0 && parser.KeyPathKind == KeyPathKind.Registry)
        {
            canDefaultId = false;
            if (guid == "*")
            {
                context.Write(Errors.AutoGuidWithRegistryKeyPathAndFile(source));
            }
        }

        if (guid is "" && (read.Attributes & Shared) != 0)
        {
            context.Write(Errors.IllegalValueWith(source, "Component", "Shared", "yes", "Guid", string.Empty));
        }

        if (guid is "" && (read.Attributes & Permanent) != 0)
        {
            context.Write(Errors.IllegalValueWith(source, "Component", "Permanent", "yes", "Guid", string.Empty));
        }

        if (read.Feature is not null && parentKind is MemberKind.Feature or MemberKind.FeatureGroup)
        {
            context.Write(Errors.IllegalWhenNested(source, "Component", "Feature", element.Parent!.Name.LocalName));
        }

        if (placeholder is not null)
        {
            if (parser.KeyPath is { } keyPath && (canDefaultId || parser.IsKeyPathExplicit))
            {
                id = keyPath;
                componentId = keyPath.Id;
                context.EndAnonymousComponent(placeholder, componentId, firstSymbol, firstReference);
            }
            else
            {
                context.Write(Errors.CannotDefaultComponentId(source));
                context.AbandonAnonymousComponent(placeholder);
                return;
            }
        }

        context.Add(new ComponentSymbol(id!.Value, source)
        {
            Guid = guid,
            Directory = directory,
            Attributes = read.Attributes | read.Location,
            Condition = read.Condition,
            KeyPath = parser.KeyPath?.Id,
            KeyPathKind = parser.KeyPathKind,
            Is64Bit = is64Bit,
        });

        if (read.ComPlusFlags is not null)
        {
            context.AddRow("Complus", null, source, componentId, read.ComPlusFlags);
        }

        if (read.Feature is not null)
        {
            context.AddMembership(MemberKind.Feature, read.Feature, MemberKind.Component, componentId, isPrimary: true, source);
        }

        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Component, componentId, owner == MemberKind.Feature, source);
        }
    }

    /// <summary>Whether something is 64-bit by its <c>Bitness</c>.</summary>
    public static bool Is64Bit(CompileContext context, int bitness) => bitness switch { 32 => false, 64 => true, _ => context.Is64Bit };
}
