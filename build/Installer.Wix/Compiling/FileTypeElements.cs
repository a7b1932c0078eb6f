using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Extension</c>, <c>Verb</c> and <c>MIME</c>: what is done with files of a kind, advertised or written to the registry.</summary>
internal static class FileTypeElements
{
    /// <summary>Parses an <c>Extension</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="advertise">Whether the element around it is advertised, if it says so.</param>
    /// <param name="progId">The ProgId around it.</param>
    public static void ParseExtension(CompileContext context, XElement element, string componentId, bool? advertise, string? progId)
    {
        var read = ExtensionElement.Read(context, element);
        var source = read.SourceLine;
        if (element.Attribute("Advertise") is not null)
        {
            if (advertise is not null && read.Advertise is not null && advertise != read.Advertise)
            {
                context.Write(Errors.AdvertiseMismatch(source, "Extension", read.Advertise, advertise));
            }

            advertise = read.Advertise;
        }

        var isAdvertised = advertise == true;
        var contentType = read.ContentType;
        read.ParseChildren(new()
        {
            MIME = child =>
            {
                var parsed = ParseMime(context, child, componentId, isAdvertised, read.Id);
                contentType ??= parsed;
            },
            Verb = child => ParseVerb(context, child, componentId, isAdvertised, read.Id, progId),
        });
        if (read.Id is not { } extension)
        {
            return;
        }

        if (isAdvertised)
        {
            var id = Identifier.Global($"{extension}/{componentId}");
            context.AddRow("Extension", id, source, extension, componentId, progId, contentType, new PrimaryFeatureValue(componentId));
            context.EnsureTable("Verb");
            return;
        }

        var registry = new ClassesRoot(context, source, componentId);
        registry.Add($".{extension}", null, progId);
        if (contentType is not null)
        {
            registry.Add($".{extension}", "Content Type", contentType);
        }
    }

    private static string? ParseMime(CompileContext context, XElement element, string componentId, bool isParentAdvertised, string? extension)
    {
        var mime = MIMEElement.Read(context, element);
        context.NoChildren(element);
        var source = mime.SourceLine;
        var isAdvertised = mime.Advertise ?? isParentAdvertised;
        if (isAdvertised && !isParentAdvertised)
        {
            context.Write(Errors.AdvertiseMismatch(source, "MIME", isAdvertised, isParentAdvertised));
        }
        else if (!isAdvertised && isParentAdvertised && mime.Default)
        {
            context.Write(Errors.MimeDefaultNotAdvertised(source));
        }

        if (mime.ContentType is not { } contentType)
        {
            return null;
        }

        if (isAdvertised)
        {
            context.AddRow("MIME", Identifier.Generated(contentType), source, contentType, extension, mime.Class);
        }
        else
        {
            var registry = new ClassesRoot(context, source, componentId);
            var key = $"MIME\\Database\\Content Type\\{contentType}";
            registry.Add(key, "Extension", $".{extension}");
            if (mime.Class is not null)
            {
                registry.Add(key, "CLSID", mime.Class);
            }
        }

        return mime.Default ? contentType : null;
    }

    private static void ParseVerb(CompileContext context, XElement element, string componentId, bool isAdvertised, string? extension, string? progId)
    {
        var verb = VerbElement.Read(context, element);
        var source = verb.SourceLine;
        if (verb.TargetFile is not null)
        {
            context.AddReference("File", verb.TargetFile, source);
        }

        context.NoChildren(element);
        if (isAdvertised)
        {
            if (verb.TargetFile is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "Verb", "TargetFile"));
            }

            if (verb.TargetProperty is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "Verb", "TargetProperty"));
            }

            context.AddRow("Verb", null, source, extension, verb.Id, verb.Sequence, verb.Command, verb.Argument);
            return;
        }

        if (verb.Sequence is not null)
        {
            context.Write(Errors.IllegalWith(source, "Verb", "Sequence", "Advertise", "no"));
        }

        if (verb.TargetFile is null && verb.TargetProperty is null)
        {
            context.Write(Errors.ExpectedAttributesWith(source, "Verb", "TargetFile", "TargetProperty", "Advertise", "no"));
        }

        var registry = new ClassesRoot(context, source, componentId);
        var key = $"{progId ?? $".{extension}"}\\shell\\{verb.Id}";
        var target = verb.TargetFile is null ? $"\"[{verb.TargetProperty}]\"" : $"\"[#{verb.TargetFile}]\"";
        if (verb.Command is not null)
        {
            registry.Add(key, null, verb.Command);
        }

        registry.Add($"{key}\\command", null, verb.Argument is null ? target : $"{target} {verb.Argument}");
    }
}
