using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Class</c>: a COM class, advertised or written to the registry.</summary>
internal static class ClassElements
{
    private const string SafeForInitializing = "{7DD95802-9882-11CF-9FA9-00AA006C42C4}";
    private const string SafeForScripting = "{7DD95801-9882-11CF-9FA9-00AA006C42C4}";

    /// <summary>Parses a <c>Class</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="server">What stands around it.</param>
    /// <param name="advertise">Whether the element around it is advertised, if it says so.</param>
    /// <param name="parentAppId">The AppId around it.</param>
    public static void ParseClass(CompileContext context, XElement element, ComServer server, bool? advertise, string? parentAppId)
    {
        var source = element.Source();
        var authored = ClassElement.Read(context, element);
        foreach (var duplicate in authored.Contexts.GroupBy(c => c).SelectMany(g => g.Skip(1)))
        {
            context.Write(Errors.DuplicateContext(source, duplicate));
        }

        if (advertise is not null && authored.Advertise is not null && advertise != authored.Advertise)
        {
            context.Write(Errors.AdvertiseMismatch(source, "Class", authored.Advertise, advertise));
        }
        else
        {
            // As in WiX, what stands around the class is not inherited.
            advertise = authored.Advertise;
        }

        var isAdvertised = advertise == true;
        if (isAdvertised && authored.Contexts.Length == 0)
        {
            context.Write(Errors.ExpectedAttributeWithValue(source, "Class", "Context", "Advertise", "yes"));
        }

        if (parentAppId is not null && authored.AppId is not null)
        {
            context.Write(Errors.IllegalWhenNested(source, "Class", "AppId", element.Parent!.Name.LocalName));
        }

        if (authored.Server is not null)
        {
            context.AddReference("File", authored.Server, source);
        }

        var children = ParseChildren(context, server, authored, isAdvertised);
        if (isAdvertised)
        {
            AddAdvertised(context, element, server, authored, authored.AppId ?? parentAppId, children);
        }
        else
        {
            AddRegistered(context, element, server, authored, parentAppId);
        }

        AddAlwaysRegistered(new ClassesRoot(context, source, server.ComponentId!), server, authored);
    }

    private static (string? ProgId, string? FileTypeMask) ParseChildren(CompileContext context, ComServer server, ClassElement authored, bool isAdvertised)
    {
        var masks = new List<string>();
        string? progId = null;
        var isFirst = true;
        authored.ParseChildren(new()
        {
            FileTypeMask = child =>
            {
                var mask = ParseFileTypeMask(context, child);
                if (!isAdvertised)
                {
                    new ClassesRoot(context, child.Source(), server.ComponentId!).Add($"FileType\\{authored.Id}\\{masks.Count}", null, mask);
                }

                masks.Add(mask);
            },
            Interface = child =>
            {
                var is32Bit = authored.Contexts.Any(c => c.EndsWith("32", StringComparison.Ordinal));
                var is16Bit = authored.Contexts.Any(c => !c.EndsWith("32", StringComparison.Ordinal));
                InterfaceElements.ParseInterface(context, child, server, is16Bit ? authored.Id : null, is32Bit ? authored.Id : null);
            },
            ProgId = child =>
            {
                var parsed = ProgIdElements.ParseProgId(context, child, server.ComponentId!, isAdvertised, authored.Id, authored.Description, isFirst);
                progId ??= parsed;
                isFirst = false;
            },
        });
        return (progId, masks.Count == 0 ? null : string.Join(';', masks));
    }

    private static void AddAdvertised(
        CompileContext context,
        XElement element,
        ComServer server,
        ClassElement authored,
        string? appId,
        (string? ProgId, string? FileTypeMask) children)
    {
        var source = element.Source();
        if (server.File is not null || authored.Server is not null)
        {
            context.Write(Errors.IllegalWith(source, "Class", "Server", "Advertise", "yes"));
        }

        if (authored.ForeignServer is not null)
        {
            context.Write(Errors.IllegalWith(source, "Class", "ForeignServer", "Advertise", "yes"));
        }

        foreach (var name in authored.Contexts)
        {
            context.AddRow(
                "Class",
                null,
                source,
                authored.Id,
                name,
                server.ComponentId,
                children.ProgId,
                authored.Description,
                appId,
                children.FileTypeMask,
                authored.Icon,
                authored.IconIndex,
                authored.Handler,
                authored.Argument,
                new PrimaryFeatureValue(server.ComponentId!),
                authored.RelativePath == true ? 1 : null);
            if (appId is not null)
            {
                context.AddReference("AppId", appId, source);
            }

            if (authored.Icon is not null)
            {
                context.AddReference("Icon", authored.Icon, source);
            }
        }
    }

    private static void AddRegistered(CompileContext context, XElement element, ComServer server, ClassElement authored, string? parentAppId)
    {
        var source = element.Source();
        var registry = new ClassesRoot(context, source, server.ComponentId!);
        var key = $"CLSID\\{authored.Id}";
        if (server.File is null && authored.Server is null && authored.ForeignServer is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "Class", "ForeignServer", "Server"));
        }

        if (server.File is not null && authored.ForeignServer is not null)
        {
            context.Write(Errors.IllegalWhenNested(source, "Class", "ForeignServer", "File"));
        }
        else if (authored.Server is not null && authored.ForeignServer is not null)
        {
            context.Write(Errors.IllegalWith(source, "Class", "ForeignServer", "Server"));
        }

        if (authored.AppId is not null)
        {
            context.Write(Errors.IllegalWith(source, "Class", "AppId", "Advertise", "no"));
        }

        foreach (var name in authored.Contexts)
        {
            registry.Add($"{key}\\{name}", null, FormatServer(context, source, authored, server.File ?? authored.Server, name));
        }

        if (authored.Icon is not null && authored.Contexts.Length > 0)
        {
            context.AddReference("File", authored.Icon, source);
            registry.Add($"{key}\\DefaultIcon", null, ProgIdElements.FormatIcon(authored.Icon, authored.IconIndex));
        }

        if (parentAppId is not null)
        {
            registry.Add(key, "AppID", parentAppId);
        }

        if (authored.Description is not null)
        {
            registry.Add(key, null, authored.Description);
        }

        if (authored.Handler is not null)
        {
            AddHandler(registry, key, authored.Handler);
        }

        if (authored.RelativePath is not null)
        {
            context.Write(Errors.RelativePathNotAdvertised(source));
        }
    }

    private static string? FormatServer(CompileContext context, SourceLine source, ClassElement authored, string? file, string name)
    {
        switch (name)
        {
            case "InprocServer" or "InprocServer32":
                if (authored.Argument is not null)
                {
                    context.Write(Errors.IllegalWith(source, "Class", "Arguments", "Context", name));
                }

                return file is null ? authored.ForeignServer : $"[{(authored.ShortPath ? '!' : '#')}{file}]";
            case "LocalServer" or "LocalServer32":
                // Only a long path can have spaces.
                var server = file is null ? authored.ForeignServer : authored.ShortPath ? $"[!{file}]" : $"\"[#{file}]\"";
                return authored.Argument is null ? server : $"{server} {authored.Argument}";
            default:
                context.Write(Errors.IllegalAttributeValue(source, "Class", "Context", name, "InprocServer", "InprocServer32", "LocalServer", "LocalServer32"));
                return null;
        }
    }

    private static void AddHandler(ClassesRoot registry, string key, string handler)
    {
        if (handler is "1" or "3")
        {
            registry.Add($"{key}\\InprocHandler", null, "ole2.dll");
        }

        if (handler is not "1")
        {
            registry.Add($"{key}\\InprocHandler32", null, handler is "2" or "3" ? "ole32.dll" : handler);
        }
    }

    /// <summary>What the Class table has no column for.</summary>
    private static void AddAlwaysRegistered(ClassesRoot registry, ComServer server, ClassElement authored)
    {
        var key = $"CLSID\\{authored.Id}";
        if (authored.ThreadingModel is { } model)
        {
            foreach (var name in authored.Contexts)
            {
                registry.Add($"{key}\\{name}", "ThreadingModel", char.ToUpper(model[0], CultureInfo.InvariantCulture) + model[1..]);
            }
        }

        if (server.TypeLibId is not null)
        {
            registry.Add($"{key}\\TypeLib", null, server.TypeLibId);
        }

        if (authored.Version is not null)
        {
            registry.Add($"{key}\\Version", null, authored.Version);
        }

        AddKeyIf(authored.Insertable is not null, authored.Insertable == true ? "Insertable" : "NotInsertable");
        AddKeyIf(authored.Control, "Control");
        AddKeyIf(authored.Programmable, "Programmable");
        AddKeyIf(authored.SafeForInitializing, $"Implemented Categories\\{SafeForInitializing}");
        AddKeyIf(authored.SafeForScripting, $"Implemented Categories\\{SafeForScripting}");

        void AddKeyIf(bool condition, string? name)
        {
            if (condition)
            {
                registry.AddKey($"{key}\\{name}");
            }
        }
    }

    private static string ParseFileTypeMask(CompileContext context, XElement element)
    {
        var read = FileTypeMaskElement.Read(context, element);
        context.NoChildren(element);
        if (read is { Mask: not null, Value: not null } && read.Mask.Length != read.Value.Length)
        {
            context.Write(Errors.MaskAndValueLengths(read.SourceLine));
        }

        // Offset, number of bytes, mask and value, the last two in hexadecimal.
        return string.Create(CultureInfo.InvariantCulture, $"{read.Offset},{(read.Mask?.Length ?? 0) / 2},{read.Mask},{read.Value}");
    }
}
