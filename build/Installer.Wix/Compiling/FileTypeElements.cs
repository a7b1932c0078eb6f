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
        var source = element.Source();
        string? extension = null, contentType = null;
        foreach (var attribute in context.Attributes(element, new ElementOwner(componentId)))
        {
            switch (attribute.Name)
            {
                case "Id":
                    extension = attribute.Text();
                    break;
                case "Advertise":
                    var authored = attribute.YesNo();
                    if (advertise is not null && authored is not null && advertise != authored)
                    {
                        context.Write(Errors.AdvertiseMismatch(source, "Extension", authored, advertise));
                    }

                    advertise = authored;
                    break;
                case "ContentType":
                    contentType = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        var isAdvertised = advertise == true;
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Verb":
                    ParseVerb(context, child, componentId, isAdvertised, extension, progId);
                    return true;
                case "MIME":
                    var parsed = ParseMime(context, child, componentId, isAdvertised, extension);
                    contentType ??= parsed;
                    return true;
                default:
                    return false;
            }
        });
        if (extension is null)
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
        var source = element.Source();
        string? classId = null, contentType = null;
        var isAdvertised = isParentAdvertised;
        var isDefault = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Advertise":
                    isAdvertised = attribute.IsYes();
                    break;
                case "Class":
                    classId = attribute.Guid();
                    break;
                case "ContentType":
                    contentType = attribute.Text();
                    break;
                case "Default":
                    isDefault = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "ContentType");
        context.NoChildren(element);
        if (isAdvertised && !isParentAdvertised)
        {
            context.Write(Errors.AdvertiseMismatch(source, "MIME", isAdvertised, isParentAdvertised));
        }
        else if (!isAdvertised && isParentAdvertised && isDefault)
        {
            context.Write(Errors.MimeDefaultNotAdvertised(source));
        }

        if (contentType is null)
        {
            return null;
        }

        if (isAdvertised)
        {
            context.AddRow("MIME", Identifier.Generated(contentType), source, contentType, extension, classId);
        }
        else
        {
            var registry = new ClassesRoot(context, source, componentId);
            var key = $"MIME\\Database\\Content Type\\{contentType}";
            registry.Add(key, "Extension", $".{extension}");
            if (classId is not null)
            {
                registry.Add(key, "CLSID", classId);
            }
        }

        return isDefault ? contentType : null;
    }

    private static void ParseVerb(CompileContext context, XElement element, string componentId, bool isAdvertised, string? extension, string? progId)
    {
        var source = element.Source();
        string? id = null, argument = null, command = null, targetFile = null, targetProperty = null;
        int? sequence = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Text();
                    break;
                case "Argument":
                    argument = attribute.Text();
                    break;
                case "Command":
                    command = attribute.Text();
                    break;
                case "Sequence":
                    sequence = attribute.Integer(1, short.MaxValue);
                    break;
                case "TargetFile":
                    targetFile = attribute.Text();
                    if (targetFile is not null)
                    {
                        context.AddReference("File", targetFile, source);
                    }

                    break;
                case "TargetProperty":
                    targetProperty = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        if (targetFile is not null && targetProperty is not null)
        {
            context.Write(Errors.IllegalWith(source, "Verb", "TargetFile", "TargetProperty"));
        }

        context.NoChildren(element);
        if (isAdvertised)
        {
            if (targetFile is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "Verb", "TargetFile"));
            }

            if (targetProperty is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "Verb", "TargetProperty"));
            }

            context.AddRow("Verb", null, source, extension, id, sequence, command, argument);
            return;
        }

        if (sequence is not null)
        {
            context.Write(Errors.IllegalWith(source, "Verb", "Sequence", "Advertise", "no"));
        }

        if (targetFile is null && targetProperty is null)
        {
            context.Write(Errors.ExpectedAttributesWith(source, "Verb", "TargetFile", "TargetProperty", "Advertise", "no"));
        }

        var registry = new ClassesRoot(context, source, componentId);
        var key = $"{progId ?? $".{extension}"}\\shell\\{id}";
        var target = targetFile is null ? $"\"[{targetProperty}]\"" : $"\"[#{targetFile}]\"";
        if (command is not null)
        {
            registry.Add(key, null, command);
        }

        registry.Add($"{key}\\command", null, argument is null ? target : $"{target} {argument}");
    }
}
