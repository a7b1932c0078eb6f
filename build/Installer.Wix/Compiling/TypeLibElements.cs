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
        var read = TypeLibElement.Read(context, element);
        var source = read.SourceLine;
        var helpDirectory = read.HelpDirectory;
        if (read.HelpSubdirectory is not null && helpDirectory is null)
        {
            context.Write(Errors.IllegalWithout(source, "TypeLib", "HelpSubdirectory", "HelpDirectory"));
        }
        else
        {
            helpDirectory = DirectoryElements.Subdirectory(context, element, helpDirectory, read.HelpSubdirectory);
        }

        // The table has one byte for the minor version, the registry two.
        var major = read.MajorVersion?.Integer(0, ushort.MaxValue);
        var minor = read.MinorVersion?.Integer(0, read.Advertise ? byte.MaxValue : ushort.MaxValue);
        var hasVersion = read.MajorVersion is not null || read.MinorVersion is not null;
        var version = hasVersion ? string.Create(CultureInfo.InvariantCulture, $"{major ?? 0:x}.{minor ?? 0:x}") : null;
        var server = new ComServer(componentId, file, read.Id, version);
        read.ParseChildren(new()
        {
            AppId = child => AppIdElements.ParseAppId(context, child, server, null),
            Class = child => ClassElements.ParseClass(context, child, server, null, null),
            Interface = child => InterfaceElements.ParseInterface(context, child, server, null, null),
        });
        if (read.Advertise)
        {
            CheckAdvertised(context, source, read.ResourceId, read.Flags);
            var number = hasVersion ? ((major ?? 0) * 256) + (minor ?? 0) : (int?)null;
            var feature = new PrimaryFeatureValue(componentId);
            context.AddRow("TypeLib", null, source, read.Id, read.Language, componentId, number, read.Description, helpDirectory, feature, read.Cost);
            return;
        }

        AddRegistered(context, read, componentId, file, version, helpDirectory, is64Bit);
    }

    private static void AddRegistered(
        CompileContext context,
        TypeLibElement read,
        string componentId,
        string? file,
        string? version,
        string? helpDirectory,
        bool is64Bit)
    {
        var source = read.SourceLine;
        if (read.Cost is not null)
        {
            context.Write(Errors.IllegalWith(source, "TypeLib", "Cost", "Advertise", "no"));
        }

        if (file is null)
        {
            context.Write(Errors.TypeLibWithoutFile(source));
        }

        if (version is null)
        {
            context.Write(Errors.ExpectedAttributesWith(source, "TypeLib", "MajorVersion", "MinorVersion", "Advertise", "no"));
        }

        var registry = new ClassesRoot(context, source, componentId);
        var key = $"TypeLib\\{read.Id}\\{version}";
        var path = read.ResourceId is null ? $"[#{file}]" : string.Create(CultureInfo.InvariantCulture, $"[#{file}]\\{read.ResourceId}");
        registry.Add(key, null, read.Description);
        registry.Add(string.Create(CultureInfo.InvariantCulture, $"{key}\\{read.Language}\\{(is64Bit ? "win64" : "win32")}"), null, path);
        registry.Add($"{key}\\FLAGS", null, read.Flags.ToString(CultureInfo.InvariantCulture));
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
