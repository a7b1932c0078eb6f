using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>EmbeddedUI</c> and <c>EmbeddedUIResource</c>: a library that shows the user interface in place of Windows Installer.</summary>
internal static class EmbeddedUIElements
{
    /// <summary>The attributes that keep messages from the library, with the bits of these messages (Windows Installer SDK, "MsiSetExternalUI").</summary>
    private static readonly Dictionary<string, int> Messages = new(StringComparer.Ordinal)
    {
        ["IgnoreFatalExit"] = 0x1,
        ["IgnoreError"] = 0x2,
        ["IgnoreWarning"] = 0x4,
        ["IgnoreUser"] = 0x8,
        ["IgnoreInfo"] = 0x10,
        ["IgnoreFilesInUse"] = 0x20,
        ["IgnoreResolveSource"] = 0x40,
        ["IgnoreOutOfDiskSpace"] = 0x80,
        ["IgnoreActionStart"] = 0x100,
        ["IgnoreActionData"] = 0x200,
        ["IgnoreProgress"] = 0x400,
        ["IgnoreCommonData"] = 0x800,
        ["IgnoreInitialize"] = 0x1000,
        ["IgnoreTerminate"] = 0x2000,
        ["IgnoreShowDialog"] = 0x4000,
        ["IgnoreRMFilesInUse"] = 0x2000000,
        ["IgnoreInstallStart"] = 0x4000000,
        ["IgnoreInstallEnd"] = 0x8000000,
    };

    /// <summary>Parses an <c>EmbeddedUI</c> element.</summary>
    public static void ParseEmbeddedUI(CompileContext context, XElement element)
    {
        var messages = Messages.Values.Aggregate((all, message) => all | message);
        var attributes = 0x1;
        var (id, name, file) = ReadFile(context, element, attribute =>
        {
            if (attribute.Name == "SupportBasicUI")
            {
                attributes |= attribute.IsYes() ? 0x2 : 0;
            }
            else if (Messages.TryGetValue(attribute.Name, out var message))
            {
                messages &= attribute.IsYes() ? ~message : -1;
            }
            else
            {
                attribute.Unexpected();
            }
        });
        if (name is not null && !name.Contains('.', StringComparison.Ordinal))
        {
            context.Write(Errors.EmbeddedUIWithoutExtension(element.Source(), name));
        }

        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "EmbeddedUIResource")
            {
                return false;
            }

            ParseResource(context, child);
            return true;
        });
        AddRow(context, element, id, name, attributes, messages, file);
    }

    private static void ParseResource(CompileContext context, XElement element)
    {
        var (id, name, file) = ReadFile(context, element, attribute => attribute.Unexpected());
        context.NoChildren(element);
        AddRow(context, element, id, name, 0, null, file);
    }

    private static (Identifier? Id, string? Name, string? File) ReadFile(CompileContext context, XElement element, Action<AttributeReader> other)
    {
        Identifier? id = null;
        string? name = null, file = null;
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
                case "SourceFile":
                    file = attribute.Text();
                    break;
                default:
                    other(attribute);
                    break;
            }
        }

        context.Require(element, "SourceFile");
        name ??= file is null ? null : FileNames.Last(file);
        if (id is null && element.Attribute("Id") is null && name is not null)
        {
            if (FormattedText.IsIdentifier(name))
            {
                id = Identifier.Global(name);
            }
            else
            {
                context.Require(element, "Id");
            }
        }

        return (id, name, file);
    }

    private static void AddRow(CompileContext context, XElement element, Identifier? id, string? name, int attributes, int? messages, string? file)
    {
        if (id is not null && file is not null)
        {
            context.AddRow("MsiEmbeddedUI", id, element.Source(), id.Value.Id, name, attributes, messages, new SourceFileValue(file));
        }
    }
}
