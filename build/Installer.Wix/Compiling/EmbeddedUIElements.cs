using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>EmbeddedUI</c> and <c>EmbeddedUIResource</c>: a library that shows the user interface in place of Windows Installer.</summary>
internal static class EmbeddedUIElements
{
    private const int UserInterface = 0x1;
    private const int BasicUserInterface = 0x2;

    /// <summary>Parses an <c>EmbeddedUI</c> element.</summary>
    public static void ParseEmbeddedUI(CompileContext context, XElement element)
    {
        var read = EmbeddedUIElement.Read(context, element);
        var (id, name) = FindName(context, element, read.Id, read.Name, read.SourceFile);
        if (name is not null && !name.Contains('.', StringComparison.Ordinal))
        {
            context.Write(Errors.EmbeddedUIWithoutExtension(read.SourceLine, name));
        }

        read.ParseChildren(new() { EmbeddedUIResource = child => ParseResource(context, child) });
        AddRow(context, element, id, name, UserInterface | (read.SupportBasicUI ? BasicUserInterface : 0), read.Messages, read.SourceFile);
    }

    private static void ParseResource(CompileContext context, XElement element)
    {
        var read = EmbeddedUIResourceElement.Read(context, element);
        var (id, name) = FindName(context, element, read.Id, read.Name, read.SourceFile);
        context.NoChildren(element);
        AddRow(context, element, id, name, 0, null, read.SourceFile);
    }

    /// <summary>The file's name is that of its source, and is the identifier, where nothing else is said.</summary>
    private static (Identifier? Id, string? Name) FindName(CompileContext context, XElement element, Identifier? id, string? name, string? file)
    {
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

        return (id, name);
    }

    private static void AddRow(CompileContext context, XElement element, Identifier? id, string? name, int attributes, int? messages, string? file)
    {
        if (id is not null && file is not null)
        {
            context.AddRow("MsiEmbeddedUI", id, element.Source(), id.Value.Id, name, attributes, messages, new SourceFileValue(file));
        }
    }
}
