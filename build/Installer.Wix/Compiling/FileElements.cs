using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Binding;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>File</c>, in a component or standing for one.</summary>
internal static class FileElements
{
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
        var read = FileElement.Read(context, element, checkBitness: Refuse, checkCondition: Refuse, checkDirectory: Refuse, checkSubdirectory: Refuse);
        if (FindName(context, read, fileSource) is not { } naming)
        {
            // The error is told; the component is not to complain of a missing key path as well.
            return new(Identifier.Generated("fil"), KeyPathKind.File, null);
        }

        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("fil", directory, naming.Name));
        var file = AddFile(context, read, id, naming, componentId, directory, diskId);
        ParseChildren(context, read, file, is64Bit, read.KeyPath == true);
        return new(file.CompanionFile is null ? id : null, KeyPathKind.File, read.KeyPath);

        void Refuse(AttributeReader attribute) => context.Write(Errors.IllegalInComponent(attribute.Source, attribute.Name));
    }

    /// <summary>Parses a <c>File</c> element outside a component: it stands for a component with that file.</summary>
    public static void ParseNakedFile(CompileContext context, XElement element, MemberKind? parentKind, string? parent, string? directory, string? fileSource)
    {
        var read = FileElement.Read(context, element);
        var is64Bit = ComponentElements.Is64Bit(context, read.Bitness);
        directory = read.Directory ?? directory;
        if (string.IsNullOrEmpty(directory))
        {
            directory = "INSTALLFOLDER";
            context.AddReference("Directory", directory, read.SourceLine);
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, read.Subdirectory)!;
        if (FindName(context, read, fileSource) is not { } naming)
        {
            return;
        }

        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("nkf", directory, naming.Name, read.Condition, is64Bit ? "True" : "False"));
        var file = AddFile(context, read, id, naming, id.Id, directory, null);
        context.Add(new ComponentSymbol(id, read.SourceLine)
        {
            Guid = "*",
            Directory = directory,
            Condition = read.Condition,
            KeyPath = id.Id,
            KeyPathKind = KeyPathKind.File,
            Is64Bit = is64Bit,
        });
        ParseChildren(context, read, file, is64Bit, isKeyPath: true);
        if (parentKind is { } owner)
        {
            context.AddMembership(owner, parent, MemberKind.Component, id.Id, owner == MemberKind.Feature, read.SourceLine);
        }
    }

    /// <summary>Finds the file's name and source, each of which may be made of the other.</summary>
    /// <returns><c>null</c> after an error.</returns>
    private static Naming? FindName(CompileContext context, FileElement read, string? fileSource)
    {
        var (name, shortName, source) = (read.Name, read.ShortName, read.Source);
        var isValid = (name is not null || read.Element.Attribute("Name") is null) && (shortName is not null || read.Element.Attribute("ShortName") is null);
        if (source is [.., not ('\\' or '/')] && name is null && isValid)
        {
            name = FileNames.Last(source);
            if (!AttributeReader.HasBindVariable(name) && !FileNames.IsLong(name, allowWildcards: false, allowRelative: false))
            {
                context.Write(Errors.IllegalLongFileName(read.SourceLine, "File", "Source", name));
                return null;
            }
        }

        if (name is null && isValid)
        {
            if (shortName is null)
            {
                context.Write(Errors.ExpectedAttribute(read.SourceLine, "File", "Name"));
                return null;
            }

            (name, shortName) = (shortName, null);
        }

        if (name is null)
        {
            return null;
        }

        source ??= fileSource;
        return new Naming(name, shortName, source switch { null or "" => name, [.., '\\' or '/'] => source + name, _ => source });
    }

    private static FileSymbol AddFile(CompileContext context, FileElement read, Identifier id, Naming naming, string componentId, string directory, int? diskId)
    {
        var source = read.SourceLine;
        if (read.CompanionFile is not null && read.DefaultVersion is not null)
        {
            context.Write(Errors.IllegalWith(source, "File", "DefaultVersion", "CompanionFile", read.CompanionFile));
        }

        AddAssembly(context, read, componentId, isNaked: id.Id == componentId);
        diskId = read.DiskId ?? diskId;
        if (diskId is { } disk)
        {
            context.AddReference("Media", disk.ToString(CultureInfo.InvariantCulture), source);
        }

        if (read.BindPath is { Length: > 0 })
        {
            AddRow("BindImage", read.BindPath);
        }

        // The title of a TrueType font is in the font itself.
        if (read.FontTitle is not null || read.TrueType)
        {
            AddRow("Font", read.FontTitle);
        }

        if (read.SelfRegCost is not null)
        {
            AddRow("SelfReg", read.SelfRegCost);
        }

        return context.Add(new FileSymbol(id, source)
        {
            Component = componentId,
            Directory = directory,
            Name = naming.Name,
            ShortName = naming.ShortName,
            SourcePath = naming.Source,
            CompanionFile = read.CompanionFile,
            DefaultLanguage = read.DefaultLanguage,
            DefaultVersion = read.DefaultVersion,
            PatchGroup = read.PatchGroup,
            DiskId = diskId,
            Attributes = read.Attributes | (read.Compressed switch { true => Compressed, false => NonCompressed, _ => 0 }),
        });

        void AddRow(string table, object? value) => context.AddRow(table, null, source, id.Id, value);
    }

    private static void AddAssembly(CompileContext context, FileElement read, string componentId, bool isNaked)
    {
        var (source, assembly, applicationFile, manifestFile) = (read.SourceLine, read.Assembly, read.AssemblyApplication, read.AssemblyManifest);
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
            case var _ when read.KeyPath != true && !isNaked && read.Element.Parent!.Attribute("Guid") is { Value: not "*" }:
                context.Write(Errors.IllegalValueWithout(source, "File", "Assembly", assembly, "KeyPath", "yes"));
                break;
            default:
                context.AddRow(
                    "MsiAssembly", null, source, componentId, new PrimaryFeatureValue(componentId), manifestFile, applicationFile, assembly == "win32" ? AssemblyNames.Win32 : null);
                break;
        }
    }

    private static void ParseChildren(CompileContext context, FileElement read, FileSymbol file, bool is64Bit, bool isKeyPath)
    {
        if (!read.Element.HasElements)
        {
            return;
        }

        var server = new ComServer(file.Component, file.Id);
        read.ParseChildren(
            new()
            {
                AppId = child => AppIdElements.ParseAppId(context, child, server, null),
                AssemblyName = child => PublishElements.ParseAssemblyName(context, child, file.Component),
                Class = child => ClassElements.ParseClass(context, child, server, null, null),
                CopyFile = child => CopyFileElements.ParseCopyFile(context, child, file.Component, file.Id),
                ODBCDriver = child => OdbcElements.ParseDriver(context, child, file.Component, file.Id),
                ODBCTranslator = child => OdbcElements.ParseDriver(context, child, file.Component, file.Id),
                Permission = child => PermissionElements.ParsePermission(context, child, file.Id, "File"),
                PermissionEx = child => PermissionElements.ParsePermissionEx(context, child, file.Id, "File"),
                Shortcut = child => ShortcutElements.ParseShortcut(context, child, file.Component, "File", file.Id, isKeyPath),
                TypeLib = child => TypeLibElements.ParseTypeLib(context, child, file.Component, file.Id, is64Bit),
            },
            new ElementOwner(file.Component, file.Directory, is64Bit, "File", file.Id));
    }

    private readonly record struct Naming(string Name, string? ShortName, string Source);
}
