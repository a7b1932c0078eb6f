using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Netfx;

/// <summary>Native images of assemblies, and checks whether a version of .NET is there.</summary>
internal static class NetfxElements
{
    /// <summary>Parses a <c>NativeImage</c> element.</summary>
    public static void ParseNativeImage(CompileContext context, XElement element, ElementOwner owner)
    {
        var image = NativeImageElement.Read(context, element);
        context.NoChildren(element);
        RefuseUnknown("Directory", image.AppBaseDirectory);
        RefuseUnknown("File", image.AssemblyApplication);
        var id = image.Id ?? Identifier.Generated(IdentifierGenerator.Generate("nni", owner.ObjectId));
        context.AddExtensionAction(element, "Wix4NetFxScheduleNativeImage");
        context.AddRow(
            "Wix4NetFxNativeImage",
            id,
            image.SourceLine,
            id.Id,
            owner.ObjectId,
            image.Priority,
            image.Attributes | image.Platform,
            image.AssemblyApplication,
            image.AppBaseDirectory);

        void RefuseUnknown(string table, string? name)
        {
            // A text with properties is known only at installation.
            if (name is not null && !name.Contains('[', StringComparison.Ordinal))
            {
                context.AddReference(table, name, image.SourceLine);
            }
        }
    }

    /// <summary>Parses a <c>DotNetCompatibilityCheck</c> element.</summary>
    public static void ParseDotNetCompatibilityCheck(CompileContext context, XElement element)
    {
        var check = DotNetCompatibilityCheckElement.Read(context, element);
        context.NoChildren(element);
        var id = check.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ndncc", check.Property, check.RuntimeType, check.Platform, check.Version));
        context.AddExtensionAction(element, "Wix4NetFxDotNetCompatibilityCheck");
        context.AddRow("Wix4NetFxDotNetCheck", id, check.SourceLine, id.Id, check.RuntimeType, check.Platform, check.Version, check.RollForward, check.Property);
    }

    /// <summary>Parses a <c>DotNetCompatibilityCheckRef</c> element.</summary>
    public static void ParseDotNetCompatibilityCheckRef(CompileContext context, XElement element)
    {
        DotNetCompatibilityCheckRefElement.Read(context, element);
        context.NoChildren(element);
    }
}
