using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Media</c> and <c>MediaTemplate</c>.</summary>
internal static class MediaElements
{
    // In megabytes: the sizes between which MaximumCabinetSizeForLargeFileSplitting may be.
    private const int MinimumSplitSize = 20;
    private const int MaximumSplitSize = 2048;

    /// <summary>Parses a <c>Media</c> element.</summary>
    public static void ParseMedia(CompileContext context, XElement element)
    {
        var source = element.Source();
        int? id = null;
        string? cabinet = null, compression = null, prompt = null, layout = null, sourceProperty = null, label = null;
        var embed = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Integer(1, short.MaxValue);
                    break;
                case "Cabinet":
                    cabinet = attribute.Text();
                    break;
                case "CompressionLevel":
                    compression = ReadCompression(context, attribute);
                    break;
                case "DiskPrompt":
                    prompt = attribute.Text();
                    context.AddReference("Property", "DiskPrompt", source);
                    break;
                case "EmbedCab":
                    embed = attribute.IsYes();
                    break;
                case "Layout":
                    layout = attribute.Text();
                    break;
                case "Source":
                    sourceProperty = attribute.Text();
                    break;
                case "VolumeLabel":
                    label = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null && element.Attribute("Id") is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Media", "Id"));
        }

        if (embed && cabinet is null)
        {
            context.Write(Errors.ExpectedAttributeWithValue(source, "Media", "Cabinet", "EmbedCab", "yes"));
        }

        // A stream's name has at most 62 characters.
        if (embed && cabinet is { Length: > 62 })
        {
            context.Write(Errors.EmbeddedCabinetNameTooLong(source, cabinet));
        }

        if (!embed && cabinet is not null && !AttributeReader.HasBindVariable(cabinet) && !FileNames.IsLong(cabinet, allowWildcards: false, allowRelative: false))
        {
            context.Write(Warnings.IllegalCabinetFileName(source, "Media", "Cabinet", cabinet));
        }

        if (compression is not null && cabinet is null)
        {
            context.Write(Errors.ExpectedAttributeWith(source, "Media", "Cabinet", "CompressionLevel"));
        }

        context.NoChildren(element);
        if (id is { } diskId)
        {
            context.Add(new MediaSymbol(diskId, Identifier.Global(diskId.ToString(CultureInfo.InvariantCulture)), source)
            {
                DiskPrompt = prompt,
                Cabinet = cabinet,
                IsEmbedded = embed,
                VolumeLabel = label,
                SourceProperty = sourceProperty,
                CompressionLevel = compression,
                Layout = layout,
            });
        }
    }

    /// <summary>Parses a <c>MediaTemplate</c> element.</summary>
    public static void ParseMediaTemplate(CompileContext context, XElement element)
    {
        var source = element.Source();
        var template = new MediaTemplateSymbol(source);
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "CabinetTemplate":
                    if (attribute.Value.Length > 0)
                    {
                        CheckTemplate(context, source, attribute.Value);
                        template.CabinetTemplate = attribute.Value;
                    }

                    break;
                case "CompressionLevel":
                    template.CompressionLevel = ReadCompression(context, attribute);
                    break;
                case "DiskPrompt":
                    context.AddReference("Property", "DiskPrompt", source);
                    context.Write(Warnings.ReservedAttribute(source, "MediaTemplate", "DiskPrompt"));
                    break;
                case "EmbedCab":
                    template.IsEmbedded = attribute.IsYes();
                    break;
                case "VolumeLabel":
                    context.Write(Warnings.ReservedAttribute(source, "MediaTemplate", "VolumeLabel"));
                    break;
                case "MaximumUncompressedMediaSize":
                    template.MaximumUncompressedSize = attribute.Integer(1, int.MaxValue);
                    break;
                case "MaximumCabinetSizeForLargeFileSplitting":
                    template.MaximumCabinetSize = attribute.Integer(MinimumSplitSize, MaximumSplitSize);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);

        // The first medium stands in the table from the beginning, so that a file may refer to it.
        context.Add(new MediaSymbol(1, Identifier.Global("1"), source) { IsEmbedded = template.IsEmbedded });
        context.Add(template);
    }

    private static string? ReadCompression(CompileContext context, AttributeReader attribute)
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
