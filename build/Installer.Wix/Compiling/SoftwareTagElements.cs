using System.Xml.Linq;

using Installer.Wix.Binding;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>SoftwareTag</c>: a file by which tools for inventories find the product.</summary>
internal static class SoftwareTagElements
{
    private const string Feature = "WixSwidTag";
    private const string ExampleRegid = "example.com";
    private const int ReadOnly = 1;

    /// <summary>The feature is installed with the product and not shown: it cannot be advertised and cannot be left out.</summary>
    private const int AlwaysInstalled = 8 | 16;

    /// <summary>What the component's GUID is made of together with the names below the folder.</summary>
    private const string GuidSeed = "4BAD0C8B-3AF0-BFE3-CC83-094749A1C4B1";

    /// <summary>Parses a <c>SoftwareTag</c> element.</summary>
    public static void ParseSoftwareTag(CompileContext context, XElement element)
    {
        var tag = SoftwareTagElement.Read(
            context,
            element,
            checkInstallPath: attribute => context.Write(Errors.ExpectedParentWithAttribute(attribute.Source, "SoftwareTag", attribute.Name, "Bundle")));
        var source = tag.SourceLine;
        context.NoChildren(element);
        var name = tag.Name ?? element.Parent!.Attribute("Name")?.Value;
        if (name is null)
        {
            context.Require(element, "Name");
        }
        else if (!FileNames.IsLong(name, allowWildcards: false, allowRelative: false))
        {
            context.Write(Errors.IllegalTagName(source, name));
        }

        if (tag.Regid is { } example && example.Equals(ExampleRegid, StringComparison.OrdinalIgnoreCase))
        {
            context.Write(Errors.ExampleRegid(source, example));
            return;
        }

        context.Require(element, "Regid");
        tag.Check();
        if (name is null || tag.Regid is not { } regid || tag.InstallDirectory is null)
        {
            return;
        }

        var id = tag.Id ?? Identifier.Generated(IdentifierGenerator.Generate("tag", regid, ".product.tag"));
        var file = $"{name}.swidtag";
        context.Add(new DirectorySymbol(id, source) { Parent = tag.InstallDirectory, Name = "swidtag", ComponentGuidSeed = GuidSeed });
        context.Add(new ComponentSymbol(id, source)
        {
            Guid = "*",
            Directory = id.Id,
            KeyPath = id.Id,
            KeyPathKind = KeyPathKind.File,
            Is64Bit = ComponentElements.Is64Bit(context, tag.Bitness),
        });
        context.Add(new FileSymbol(id, source) { Component = id.Id, Directory = id.Id, Name = file, ShortName = ShortName(file), DiskId = 1, Attributes = ReadOnly });
        if (tag.Feature is null)
        {
            context.Add(new FeatureSymbol(Identifier.Generated(Feature), source) { Title = "ISO/IEC 19770-2", Display = 0, Attributes = AlwaysInstalled });
        }

        context.AddMembership(MemberKind.Feature, tag.Feature ?? Feature, MemberKind.Component, id.Id, isPrimary: true, source);

        // What the file says is known when the package is.
        context.AddRow("SoftwareIdentificationTag", id, source, id.Id, regid);
    }

    /// <summary>The 8.3 name, which with WiX does not depend on the folder.</summary>
    private static string? ShortName(string name) => ShortNames.Format(name, null, true, "File", string.Empty)?.Split('|') is [var shortName, _] ? shortName : null;
}
