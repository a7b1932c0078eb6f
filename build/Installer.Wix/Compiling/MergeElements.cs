using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Merge</c> and <c>MergeRef</c>: merge modules whose content becomes part of the package.</summary>
internal static class MergeElements
{
    /// <summary>Parses a <c>Merge</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="directory">The folder around it.</param>
    /// <param name="diskId">The medium of what is in the folder, if it is said.</param>
    public static void ParseMerge(CompileContext context, XElement element, string directory, int? diskId)
    {
        var merge = MergeElement.Read(context, element);
        if (merge.DiskId is { } disk)
        {
            context.AddReference("Media", disk.ToString(CultureInfo.InvariantCulture), merge.SourceLine);
        }

        var configuration = new List<(string, string)>();
        merge.ParseChildren(new()
        {
            ConfigurationData = child =>
            {
                var data = ConfigurationDataElement.Read(context, child);
                context.NoChildren(child);
                configuration.Add((data.Name ?? string.Empty, data.Value ?? string.Empty));
            },
        });
        if (merge.Id is not { } id || merge.SourceFile is not { } file || merge.Language is not { } language)
        {
            return;
        }

        context.Add(new MergeSymbol(id, merge.SourceLine)
        {
            Directory = directory,
            SourceFile = file,
            Language = language,
            DiskId = merge.DiskId ?? diskId,
            IsCompressed = merge.FileCompression,
        }).Configuration.AddRange(configuration);
    }

    /// <summary>Parses a <c>MergeRef</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parentKind">What the content belongs to: a feature or a group.</param>
    /// <param name="parent">The identifier of that.</param>
    public static void ParseMergeRef(CompileContext context, XElement element, MemberKind parentKind, string parent)
    {
        var reference = MergeRefElement.Read(context, element);
        context.NoChildren(element);
        reference.Check();
        if (reference.Id is { } id)
        {
            context.AddReference(SymbolKind.Merge, id, reference.SourceLine);
            context.AddMembership(parentKind, parent, MemberKind.Module, id, reference.Primary, reference.SourceLine);
        }
    }
}
