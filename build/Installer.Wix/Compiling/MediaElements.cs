using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Media</c> and <c>MediaTemplate</c>.</summary>
internal static class MediaElements
{
    /// <summary>Parses a <c>Media</c> element.</summary>
    public static void ParseMedia(CompileContext context, XElement element)
    {
        var media = MediaElement.Read(context, element);
        var source = media.SourceLine;
        if (element.Attribute("DiskPrompt") is not null)
        {
            context.AddReference("Property", "DiskPrompt", source);
        }

        // A stream's name has at most 62 characters.
        if (media.EmbedCab && media.Cabinet is { Length: > 62 })
        {
            context.Write(Errors.EmbeddedCabinetNameTooLong(source, media.Cabinet));
        }

        if (!media.EmbedCab
            && media.Cabinet is not null
            && !AttributeReader.HasBindVariable(media.Cabinet)
            && !FileNames.IsLong(media.Cabinet, allowWildcards: false, allowRelative: false))
        {
            context.Write(Warnings.IllegalCabinetFileName(source, "Media", "Cabinet", media.Cabinet));
        }

        if (media.CompressionLevel is not null && media.Cabinet is null)
        {
            context.Write(Errors.ExpectedAttributeWith(source, "Media", "Cabinet", "CompressionLevel"));
        }

        media.ParseChildren(new());
        context.RefuseText(element);
        if (media.Id is { } diskId)
        {
            context.Add(new MediaSymbol(diskId, Identifier.Global(diskId.ToString(CultureInfo.InvariantCulture)), source)
            {
                DiskPrompt = media.DiskPrompt,
                Cabinet = media.Cabinet,
                IsEmbedded = media.EmbedCab,
                VolumeLabel = media.VolumeLabel,
                SourceProperty = media.Source,
                CompressionLevel = media.CompressionLevel,
                Layout = media.Layout,
            });
        }
    }

    /// <summary>Parses a <c>MediaTemplate</c> element.</summary>
    public static void ParseMediaTemplate(CompileContext context, XElement element)
    {
        var read = MediaTemplateElement.Read(context, element, checkDiskPrompt: WarnOfReserved, checkVolumeLabel: WarnOfReserved);
        if (element.Attribute("DiskPrompt") is not null)
        {
            context.AddReference("Property", "DiskPrompt", read.SourceLine);
        }

        var template = new MediaTemplateSymbol(read.SourceLine)
        {
            CompressionLevel = read.CompressionLevel,
            IsEmbedded = read.EmbedCab,
            MaximumUncompressedSize = read.MaximumUncompressedMediaSize,
            MaximumCabinetSize = read.MaximumCabinetSizeForLargeFileSplitting,
        };
        if (read.CabinetTemplate is { Length: > 0 })
        {
            CheckTemplate(context, read.SourceLine, read.CabinetTemplate);
            template.CabinetTemplate = read.CabinetTemplate;
        }

        context.NoChildren(element);

        // The first medium stands in the table from the beginning, so that a file may refer to it.
        context.Add(new MediaSymbol(1, Identifier.Global("1"), read.SourceLine) { IsEmbedded = template.IsEmbedded });
        context.Add(template);

        void WarnOfReserved(AttributeReader attribute) => context.Write(Warnings.ReservedAttribute(attribute.Source, "MediaTemplate", attribute.Name));
    }

    /// <summary>Reads the name of a level of compression.</summary>
    public static string? ReadCompression(CompileContext context, AttributeReader attribute)
    {
        switch (attribute.Text())
        {
            case "high" or "low" or "medium" or "mszip" or "none":
                return attribute.Value;
            case null:
                return null;
            default:
                context.Write(Errors.IllegalCompressionLevel(attribute.Source, attribute.Value));
                return null;
        }
    }

    private static void CheckTemplate(CompileContext context, SourceLine source, string template)
    {
        var example = template.Replace("{0}", "1", StringComparison.Ordinal);
        if (example == template || example.AsSpan().IndexOfAny('{', '}') >= 0 || !FileNames.IsLong(example, allowWildcards: false, allowRelative: false))
        {
            context.Write(Errors.InvalidCabinetTemplate(source, template));
        }
    }
}
