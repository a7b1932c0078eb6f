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
    private const int OnUninstall = 0x4;
    private const int Is64Bit = 0x10;
    private const int Vital = 0x20;

    /// <summary>Parses a <c>TouchFile</c> element.</summary>
    public static void ParseTouchFile(CompileContext context, XElement element, string component, bool is64Bit)
    {
        Identifier? id = null;
        string? path = null;
        var attributes = (is64Bit ? Is64Bit : 0) | Vital;
        var isScheduled = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Path":
                    path = attribute.Text();
                    break;
                case "OnInstall":
                    Schedule(OnInstall);
                    break;
                case "OnReinstall":
                    Schedule(OnReinstall);
                    break;
                case "OnUninstall":
                    Schedule(OnUninstall);
                    break;
                case "Nonvital":
                    attributes = attribute.IsYes() ? attributes & ~Vital : attributes;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }

            void Schedule(int bit)
            {
                isScheduled = true;
                attributes |= attribute.IsYes() ? bit : 0;
            }
        }

        context.Require(element, "Path");
        attributes |= isScheduled ? 0 : OnInstall | OnReinstall;
        id ??= Identifier.Generated(IdentifierGenerator.Generate("tf", path, attributes.ToString(CultureInfo.InvariantCulture)));
        context.NoChildren(element);
        context.AddRow("Wix4TouchFile", id, element.Source(), id.Value.Id, component, path, attributes);
        context.AddExtensionAction(element, "Wix4TouchFileDuringInstall");
    }

    /// <summary>Parses a <c>FormatFile</c> element: the file around it gets the content of a <c>Binary</c> with its properties replaced.</summary>
    public static void ParseFormatFile(CompileContext context, XElement element, string file)
    {
        string? binary = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "BinaryRef")
            {
                binary = attribute.Text();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.Require(element, "BinaryRef");
        context.NoChildren(element);
        if (binary is not null)
        {
            context.AddExtensionAction(element, "Wix4SchedFormatFiles");
            context.AddRow("Wix4FormatFile", null, element.Source(), binary, file);
            context.AddReference("Binary", binary, element.Source());
        }
    }
}
