using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Component</c>.</summary>
internal static class ComponentElements
{
    private const string DefaultDirectory = "INSTALLFOLDER";

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
        var source = element.Source();
        var firstSymbol = context.Section.Symbols.Count;
        var firstReference = context.Section.References.Count;
        Identifier? id = null;
        string? guid = "*", condition = null, subdirectory = null, feature = null;
        int? comPlusFlags = null;
        bool isShared = false, isPermanent = false;
        var attributes = 0;
        var isDirectoryKeyPath = false;
        var is64Bit = context.Is64Bit;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Bitness":
                    is64Bit = ReadBitness(attribute, context.Is64Bit);
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                case "DiskId":
                    diskId = attribute.Integer(1, short.MaxValue);
                    break;
                case "Guid":
                    guid = attribute.Guid(canGenerate: true, canBeEmpty: true);
                    break;
                case "KeyPath":
                    isDirectoryKeyPath = attribute.IsYes();
                    break;
                case "Location":
                    attributes |= attribute.Option("local", "source", "either") switch { "source" => 1, "either" => 2, _ => 0 };
                    break;
                case "SharedDllRefCount":
                    attributes |= attribute.IsYes() ? 8 : 0;
                    break;
                case "Permanent":
                    isPermanent = attribute.IsYes();
                    attributes |= isPermanent ? 16 : 0;
                    break;
                case "Transitive":
                    attributes |= attribute.IsYes() ? 64 : 0;
                    break;
                case "NeverOverwrite":
                    attributes |= attribute.IsYes() ? 128 : 0;
                    break;
                case "DisableRegistryReflection":
                    attributes |= attribute.IsYes() ? 512 : 0;
                    break;
                case "UninstallWhenSuperseded":
                    attributes |= attribute.IsYes() ? 1024 : 0;
                    break;
                case "Shared":
                    isShared = attribute.IsYes();
                    attributes |= isShared ? 2048 : 0;
                    break;
                case "ComPlusFlags":
                    comPlusFlags = attribute.Integer(0, short.MaxValue);
                    break;
                case "Feature":
                    feature = attribute.IdentifierText();
                    break;
                case "MultiInstance":
                    // Only instance transforms make a difference of it.
                    attribute.YesNo();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (string.IsNullOrEmpty(directory))
        {
            directory = DefaultDirectory;
            context.AddReference("Directory", directory, source);
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory)!;
        var placeholder = id is null ? context.BeginAnonymousComponent() : null;
        var componentId = id?.Id ?? placeholder!;
        var parser = new ComponentChildParser(context, element, componentId, directory, is64Bit, diskId, fileSource);
        parser.Parse(isDirectoryKeyPath);

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

        if (guid is "" && isShared)
        {
            context.Write(Errors.IllegalValueWith(source, "Component", "Shared", "yes", "Guid", string.Empty));
        }

        if (guid is "" && isPermanent)
        {
            context.Write(Errors.IllegalValueWith(source, "Component", "Permanent", "yes", "Guid", string.Empty));
        }

        if (feature is not null && parentKind is MemberKind.Feature or MemberKind.FeatureGroup)
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
                return;
            }
        }

        context.Add(new ComponentSymbol(id!.Value, source)
        {
            Guid = guid,
            Directory = directory,
            Attributes = attributes,
            Condition = condition,
            KeyPath = parser.KeyPath?.Id,
            KeyPathKind = parser.KeyPathKind,
            Is64Bit = is64Bit,
        });

        if (comPlusFlags is not null)
        {
            context.AddRow("Complus", null, source, componentId, comPlusFlags);
        }

        if (feature is not null)
        {
            context.AddMembership(MemberKind.Feature, feature, MemberKind.Component, componentId, isPrimary: true, source);
        }

        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Component, componentId, owner == MemberKind.Feature, source);
        }
    }

    /// <summary>Reads a <c>Bitness</c> attribute.</summary>
    public static bool ReadBitness(AttributeReader attribute, bool standard) => attribute.Option("default", "always32", "always64") switch
    {
        "always32" => false,
        "always64" => true,
        _ => standard,
    };
}
