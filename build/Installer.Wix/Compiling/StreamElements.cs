using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Binary</c> and <c>Icon</c>: files whose content is a stream of the package.</summary>
internal static class StreamElements
{
    /// <summary>A merge module appends a period and its GUID to the identifiers in it.</summary>
    private const int ModuleSuffixLength = 37;

    /// <summary>Parses a <c>Binary</c> element.</summary>
    public static void ParseBinary(CompileContext context, XElement element)
    {
        var binary = BinaryElement.Read(context, element);
        Add(context, element, binary.Id, binary.SourceFile);
        if (binary.SuppressModularization && binary.Id is { } suppressed)
        {
            context.Add(new SuppressModularizationSymbol(suppressed.Id, binary.SourceLine));
        }
    }

    /// <summary>Parses an <c>Icon</c> element.</summary>
    /// <returns>The icon's identifier; <c>null</c> after an error.</returns>
    public static string? ParseIcon(CompileContext context, XElement element)
    {
        var icon = IconElement.Read(context, element);
        return Add(context, element, icon.Id, icon.SourceFile);
    }

    /// <summary>Adds the row of an element, which has the table's name.</summary>
    private static string? Add(CompileContext context, XElement element, Identifier? id, string? file)
    {
        var table = element.Name.LocalName;
        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), table, "Id"));
        }

        // A stream is named after table and key; the compound file takes 62 characters, packed two in one.
        var maximum = 62 - table.Length - 1;
        if (id is { } identifier && identifier.Id.Length > maximum)
        {
            context.Write(Errors.StreamNameTooLong(element.Source(), table, identifier.Id, maximum));
        }
        else if (context.Package is null && id?.Id.Length > maximum - ModuleSuffixLength)
        {
            // What stands in a Fragment might become part of a merge module.
            context.Write(Warnings.IdentifierTooLongForModule(element.Source(), table, id.Value.Id, maximum - ModuleSuffixLength));
        }

        context.Require(element, "SourceFile");
        context.NoChildren(element);
        if (id is not null && file is not null)
        {
            context.AddRow(table, id, element.Source(), id.Value.Id, new SourceFileValue(file));
        }

        return id?.Id;
    }
}
