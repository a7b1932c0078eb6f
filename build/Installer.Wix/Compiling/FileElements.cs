using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>File</c>, in a component or standing for one.</summary>
internal static class FileElements
{
    private const int ReadOnly = 1;
    private const int Hidden = 2;
    private const int System = 4;
    private const int Vital = 512;
    private const int Checksum = 1024;
    private const int NonCompressed = 8192;
    private const int Compressed = 16384;

    /// <summary>Parses a <c>File</c> element in a component.</summary>
    public static ComponentElements.KeyPathCandidate ParseFile(
        CompileContext context,
        XElement element,
        string componentId,
        string directory,
        int? diskId,
        string? fileSource,
        bool is64Bit)
    {
        if (ReadNaming(context, element, fileSource) is not { } naming)
        {
            // The error is told; the component is not to complain of a missing key path as well.
            return new(Identifier.Generated("fil"), KeyPathKind.File, null);
        }

        var id = naming.Id ?? Identifier.Generated(IdentifierGenerator.Generate("fil", directory, naming.Name));
        var file = ReadFile(context, element, id, naming, componentId, directory, diskId, isNaked: false, out var keyPath);
        context.Add(file);
        ParseChildren(context, element, file, is64Bit, keyPath == true);
        return new(file.CompanionFile is null ? id : null, KeyPathKind.File, keyPath);
    }

    /// <summary>Parses a <c>File</c> element outside a component: it stands for a component with that file.</summary>
    public static void ParseNakedFile(CompileContext context, XElement element, MemberKind? parentKind, string? parent, string? directory, string? fileSource)
    {
        var source = element.Source();
        string? condition = null, subdirectory = null;
        var is64Bit = context.Is64Bit;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Bitness":
                    is64Bit = ComponentElements.ReadBitness(attribute, context.Is64Bit);
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
            }
        }

        if (string.IsNullOrEmpty(directory))
        {
            directory = "INSTALLFOLDER";
            context.AddReference("Directory", directory, source);
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory)!;
        if (ReadNaming(context, element, fileSource) is not { } naming)
        {
            return;
        }

        var id = naming.Id ?? Identifier.Generated(IdentifierGenerator.Generate("nkf", directory, naming.Name, condition, is64Bit ? "True" : "False"));
        var file = context.Add(ReadFile(context, element, id, naming, id.Id, directory, null, isNaked: true, out _));
        context.Add(new ComponentSymbol(id, source)
        {
            Guid = "*",
            Directory = directory,
            Condition = condition,
            KeyPath = id.Id,
            KeyPathKind = KeyPathKind.File,
            Is64Bit = is64Bit,
        });
        ParseChildren(context, element, file, is64Bit, isKeyPath: true);
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Component, id.Id, owner == MemberKind.Feature, source);
        }
    }

    private static Naming? ReadNaming(CompileContext context, XElement element, string? fileSource)
    {
        var line = element.Source();
        Identifier? id = null;
        string? name = null, shortName = null, source = null;
        var isValid = true;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Name":
                    name = attribute.LongFileName();
                    isValid &= name is not null;
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    isValid &= shortName is not null;
                    break;
                case "Source":
                    source = attribute.Text();
                    break;
            }
        }

        var isSourceAuthored = source is not null;
        source ??= fileSource;
        if (isSourceAuthored && source![^1] is not ('\\' or '/') && name is null && isValid)
        {
            name = FileNames.Last(source!);
            if (!AttributeReader.HasBindVariable(name) && !FileNames.IsLong(name, allowWildcards: false, allowRelative: false))
            {
                context.Write(Errors.IllegalLongFileName(line, "File", "Source", name));
                return null;
            }
        }

        if (name is null && isValid)
        {
            if (shortName is null)
            {
                context.Write(Errors.ExpectedAttribute(line, "File", "Name"));
                return null;
            }

            (name, shortName) = (shortName, null);
        }

        if (name is null)
        {
            return null;
        }

        if (string.IsNullOrEmpty(source))
        {
            source = name;
        }
        else if (source[^1] is '\\' or '/')
        {
            source += name;
        }

        return new Naming(id, name, shortName, source);
    }

    private static FileSymbol ReadFile(
        CompileContext context,
        XElement element,
        Identifier id,
        Naming naming,
        string componentId,
        string directory,
        int? diskId,
        bool isNaked,
        out bool? keyPath)
    {
        var source = element.Source();
        var bits = Vital;
        string? assembly = null, applicationFile = null, manifestFile = null;
        keyPath = null;
        var file = new FileSymbol(id, source)
        {
            Component = componentId,
            Directory = directory,
            Name = naming.Name,
            ShortName = naming.ShortName,
            SourcePath = naming.Source,
        };
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id" or "Name" or "ShortName" or "Source":
                case "Bitness" or "Condition" or "Directory" or "Subdirectory" when isNaked:
                    break;
                case "Checksum":
                    bits |= attribute.IsYes() ? Checksum : 0;
                    break;
                case "CompanionFile":
                    file.CompanionFile = attribute.IdentifierText();
                    if (file.CompanionFile is not null)
                    {
                        context.AddReference("File", file.CompanionFile, source);
                    }

                    break;
                case "Compressed":
                    bits |= attribute.YesNoDefault() switch { true => Compressed, false => NonCompressed, _ => 0 };
                    break;
                case "DefaultLanguage":
                    file.DefaultLanguage = attribute.Text();
                    break;
                case "DefaultSize":
                    attribute.Integer(0, int.MaxValue);
                    break;
                case "DefaultVersion":
                    file.DefaultVersion = attribute.Text();
                    break;
                case "DiskId":
                    diskId = attribute.Integer(1, short.MaxValue);
                    break;
                case "Hidden":
                    bits |= attribute.IsYes() ? Hidden : 0;
                    break;
                case "KeyPath":
                    keyPath = attribute.YesNo();
                    break;
                case "PatchGroup":
                    file.PatchGroup = attribute.Integer(1, int.MaxValue);
                    break;
                case "ReadOnly":
                    bits |= attribute.IsYes() ? ReadOnly : 0;
                    break;
                case "System":
                    bits |= attribute.IsYes() ? System : 0;
                    break;
                case "Vital":
                    bits = attribute.YesNo() == false ? bits & ~Vital : bits | Vital;
                    break;
                case "BindPath":
                    if (attribute.Value.Length > 0)
                    {
                        AddRow("BindImage", attribute.Value);
                    }

                    break;
                case "FontTitle":
                    AddRow("Font", attribute.Text());
                    break;
                case "TrueType":
                    // The title is in the font itself.
                    if (attribute.IsYes())
                    {
                        AddRow("Font", null);
                    }

                    break;
                case "SelfRegCost":
                    AddRow("SelfReg", attribute.Integer(0, short.MaxValue));
                    break;
                case "Bitness" or "Condition" or "Directory" or "Subdirectory":
                    context.Write(Errors.IllegalInComponent(source, attribute.Name));
                    break;
                case "Assembly":
                    assembly = attribute.Option("no", "win32", ".net");
                    break;
                case "AssemblyApplication":
                    applicationFile = ReadFile(attribute);
                    break;
                case "AssemblyManifest":
                    manifestFile = ReadFile(attribute);
                    break;
                case "PatchAllowIgnoreOnError" or "PatchIgnore" or "PatchWholeFile":
                    // Only patches have a place for these.
                    attribute.YesNo();
                    break;
                case "ProcessorArchitecture":
                    attribute.Option("msil", "x86", "x64", "arm64");
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (file.CompanionFile is not null && keyPath == true)
        {
            context.Write(Errors.IllegalWith(source, "File", "CompanionFile", "KeyPath", "yes"));
        }

        if (file.CompanionFile is not null && file.DefaultVersion is not null)
        {
            context.Write(Errors.IllegalWith(source, "File", "DefaultVersion", "CompanionFile", file.CompanionFile));
        }

        CheckAssembly(context, source, assembly, applicationFile, manifestFile);
        if (diskId is { } disk)
        {
            context.AddReference("Media", disk.ToString(global::System.Globalization.CultureInfo.InvariantCulture), source);
        }

        file.Attributes = bits;
        file.DiskId = diskId;
        return file;

        void AddRow(string table, object? value) => context.AddRow(table, null, source, id.Id, value);

        string? ReadFile(AttributeReader attribute)
        {
            var reference = attribute.IdentifierText();
            if (reference is not null)
            {
                context.AddReference("File", reference, source);
            }

            return reference;
        }
    }

    private static void CheckAssembly(CompileContext context, SourceLine source, string? assembly, string? applicationFile, string? manifestFile)
    {
        switch (assembly)
        {
            case null or "no":
                if (manifestFile is not null)
                {
                    context.Write(Errors.ExpectedAttributeWith(source, "File", "Assembly", "AssemblyManifest"));
                }

                if (applicationFile is not null)
                {
                    context.Write(Errors.ExpectedAttributeWith(source, "File", "Assembly", "AssemblyApplication"));
                }

                break;
            case "win32" when manifestFile is null:
                context.Write(Errors.ExpectedAttributeWithValue(source, "File", "AssemblyManifest", "Assembly", "win32"));
                break;
            default:
                context.Write(PortableErrors.UnsupportedValue(source, "File", "Assembly", assembly));
                break;
        }
    }

    private static void ParseChildren(CompileContext context, XElement element, FileSymbol file, bool is64Bit, bool isKeyPath)
    {
        var owner = new ElementOwner(file.Component, file.Directory, is64Bit, "File", file.Id);
        context.Children(element, owner, child =>
        {
            switch (child.Name.LocalName)
            {
                case "AppId":
                    AppIdElements.ParseAppId(context, child, new ComServer(file.Component, file.Id), null);
                    return true;
                case "AssemblyName":
                    PublishElements.ParseAssemblyName(context, child, file.Component);
                    return true;
                case "Class":
                    ClassElements.ParseClass(context, child, new ComServer(file.Component, file.Id), null, null);
                    return true;
                case "CopyFile":
                    CopyFileElements.ParseCopyFile(context, child, file.Component, file.Id);
                    return true;
                case "ODBCDriver" or "ODBCTranslator":
                    OdbcElements.ParseDriver(context, child, file.Component, file.Id);
                    return true;
                case "Permission":
                    PermissionElements.ParsePermission(context, child, file.Id, "File");
                    return true;
                case "PermissionEx":
                    PermissionElements.ParsePermissionEx(context, child, file.Id, "File");
                    return true;
                case "Shortcut":
                    ShortcutElements.ParseShortcut(context, child, file.Component, "File", file.Id, isKeyPath);
                    return true;
                case "TypeLib":
                    TypeLibElements.ParseTypeLib(context, child, file.Component, file.Id, is64Bit);
                    return true;
                default:
                    return false;
            }
        });
    }

    private readonly record struct Naming(Identifier? Id, string Name, string? ShortName, string Source);
}
