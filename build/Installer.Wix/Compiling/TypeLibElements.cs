using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>TypeLib</c>: a COM type library, advertised or written to the registry.</summary>
internal static class TypeLibElements
{
    // LIBFLAGS of the Windows SDK.
    private static readonly (string Attribute, int Flag)[] Flags = [("Restricted", 1), ("Control", 2), ("Hidden", 4), ("HasDiskImage", 8)];

    /// <summary>Parses a <c>TypeLib</c> element.</summary>
    public static void ParseTypeLib(CompileContext context, XElement element, string componentId, string? file, bool is64Bit)
    {
        var source = element.Source();
        string? id = null, description = null, helpDirectory = null, helpSubdirectory = null;
        int? cost = null, language = null, resource = null;
        AttributeReader? majorAttribute = null, minorAttribute = null;
        var isAdvertised = false;
        var flags = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Guid();
                    break;
                case "Advertise":
                    isAdvertised = attribute.IsYes();
                    break;
                case "Control" or "HasDiskImage" or "Hidden" or "Restricted":
                    flags |= attribute.IsYes() ? Array.Find(Flags, f => f.Attribute == attribute.Name).Flag : 0;
                    break;
                case "Cost":
                    cost = attribute.Integer(0, int.MaxValue);
                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "HelpDirectory":
                    helpDirectory = attribute.IdentifierText();
                    if (helpDirectory is not null)
                    {
                        context.AddReference("Directory", helpDirectory, source);
                    }

                    break;
                case "HelpSubdirectory":
                    helpSubdirectory = attribute.RelativePath();
                    break;
                case "Language":
                    language = attribute.Integer(0, short.MaxValue);
                    break;
                case "MajorVersion":
                    majorAttribute = attribute;
                    break;
                case "MinorVersion":
                    minorAttribute = attribute;
                    break;
                case "ResourceId":
                    resource = attribute.Integer(int.MinValue, int.MaxValue);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id", "Language");
        if (helpSubdirectory is not null && helpDirectory is null)
        {
            context.Write(Errors.IllegalWithout(source, "TypeLib", "HelpSubdirectory", "HelpDirectory"));
        }
        else
        {
            helpDirectory = DirectoryElements.Subdirectory(context, element, helpDirectory, helpSubdirectory);
        }

        // The table has one byte for the minor version, the registry two.
        var major = majorAttribute?.Integer(0, ushort.MaxValue);
        var minor = minorAttribute?.Integer(0, isAdvertised ? byte.MaxValue : ushort.MaxValue);
        var hasVersion = majorAttribute is not null || minorAttribute is not null;
        var version = hasVersion ? string.Create(CultureInfo.InvariantCulture, $"{major ?? 0:x}.{minor ?? 0:x}") : null;
        var server = new ComServer(componentId, file, id, version);
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "AppId":
                    AppIdElements.ParseAppId(context, child, server, null);
                    return true;
                case "Class":
                    ClassElements.ParseClass(context, child, server, null, null);
                    return true;
                case "Interface":
                    InterfaceElements.ParseInterface(context, child, server, null, null);
                    return true;
                default:
                    return false;
            }
        });

        if (isAdvertised)
        {
            CheckAdvertised(context, source, resource, flags);
            var number = hasVersion ? ((major ?? 0) * 256) + (minor ?? 0) : (int?)null;
            context.AddRow("TypeLib", null, source, id, language, componentId, number, description, helpDirectory, new PrimaryFeatureValue(componentId), cost);
            return;
        }

        if (cost is not null)
        {
            context.Write(Errors.IllegalWith(source, "TypeLib", "Cost", "Advertise", "no"));
        }

        if (file is null)
        {
            context.Write(Errors.TypeLibWithoutFile(source));
        }

        if (!hasVersion)
        {
            context.Write(Errors.ExpectedAttributesWith(source, "TypeLib", "MajorVersion", "MinorVersion", "Advertise", "no"));
        }

        var registry = new ClassesRoot(context, source, componentId);
        var key = $"TypeLib\\{id}\\{version}";
        var path = resource is null ? $"[#{file}]" : string.Create(CultureInfo.InvariantCulture, $"[#{file}]\\{resource}");
        registry.Add(key, null, description);
        registry.Add(string.Create(CultureInfo.InvariantCulture, $"{key}\\{language}\\{(is64Bit ? "win64" : "win32")}"), null, path);
        registry.Add($"{key}\\FLAGS", null, flags.ToString(CultureInfo.InvariantCulture));
        if (helpDirectory is not null)
        {
            registry.Add($"{key}\\HELPDIR", null, $"[{helpDirectory}]");
        }
    }

    private static void CheckAdvertised(CompileContext context, SourceLine source, int? resource, int flags)
    {
        if (resource is not null)
        {
            context.Write(Errors.IllegalWhenAdvertised(source, "TypeLib", "ResourceId"));
        }

        foreach (var (attribute, flag) in Flags)
        {
            if ((flags & flag) != 0)
            {
                context.Write(Errors.IllegalWith(source, "TypeLib", attribute, "Advertise", "yes"));
            }
        }
    }
}
