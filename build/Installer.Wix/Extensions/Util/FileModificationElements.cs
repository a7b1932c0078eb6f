using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>TouchFile</c> and <c>FormatFile</c>: files that are changed when they have been installed.</summary>
internal static class FileModificationElements
{
    private const int OnInstall = 0x1;
    private const int OnReinstall = 0x2;
    private const int Is64Bit = 0x10;

    private static readonly string[] s_times = ["OnInstall", "OnReinstall", "OnUninstall"];

    /// <summary>Parses a <c>TouchFile</c> element.</summary>
    public static void ParseTouchFile(CompileContext context, XElement element, ElementOwner owner)
    {
        var touch = TouchFileElement.Read(context, element);
        context.NoChildren(element);
        var attributes = touch.Attributes | (owner.Is64Bit ? Is64Bit : 0);
        if (s_times.All(time => element.Attribute(time) is null))
        {
            attributes |= OnInstall | OnReinstall;
        }

        var id = touch.Id ?? Identifier.Generated(IdentifierGenerator.Generate("tf", touch.Path, attributes.ToString(CultureInfo.InvariantCulture)));
        context.AddRow("Wix4TouchFile", id, touch.SourceLine, id.Id, owner.ComponentId, touch.Path, attributes);
        context.AddExtensionAction(element, "Wix4TouchFileDuringInstall");
    }

    /// <summary>Parses a <c>FormatFile</c> element: the file around it gets the content of a <c>Binary</c> with its properties replaced.</summary>
    public static void ParseFormatFile(CompileContext context, XElement element, ElementOwner owner)
    {
        var format = FormatFileElement.Read(context, element);
        context.NoChildren(element);
        if (format.BinaryRef is { } binary)
        {
            context.AddExtensionAction(element, "Wix4SchedFormatFiles");
            context.AddRow("Wix4FormatFile", null, format.SourceLine, binary, owner.ObjectId);
            context.AddReference("Binary", binary, format.SourceLine);
        }
    }
}
