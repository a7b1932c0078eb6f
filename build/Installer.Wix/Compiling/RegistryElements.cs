using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>RegistryKey</c>, <c>RegistryValue</c>, <c>RemoveRegistryKey</c>, <c>RemoveRegistryValue</c>.</summary>
internal static class RegistryElements
{
    /// <summary>Parses a <c>RegistryKey</c> element.</summary>
    public static ComponentElements.KeyPathCandidate ParseRegistryKey(CompileContext context, XElement element, string componentId, int? root, string? parentKey, bool is64Bit)
    {
        var read = RegistryKeyElement.Read(context, element, checkRoot: attribute => RefuseSecondRoot(context, attribute, root));
        var key = read.Key is null ? parentKey : CombinePaths(parentKey, read.Key).TrimEnd('\\');
        root = read.Root ?? root;
        var id = read.Id;
        var name = (read.ForceCreateOnInstall, read.ForceDeleteOnUninstall) switch { (true, true) => "*", (true, _) => "+", (_, true) => "-", _ => null };
        if (name is not null)
        {
            id ??= GenerateId(componentId, root, key, name);
        }
        else if (id is not null)
        {
            context.Write(Errors.IllegalWithout(read.SourceLine, "RegistryKey", "Id", "ForceCreateOnInstall", "ForceDeleteOnUninstall"));
        }

        RequireRoot(context, element, root);
        context.Require(element, parentKey is null ? ["Key"] : []);
        var keyPath = default(ComponentElements.KeyPathCandidate);
        read.ParseChildren(
            new()
            {
                Permission = child => ParsePermission(child, PermissionElements.ParsePermission),
                PermissionEx = child => ParsePermission(child, PermissionElements.ParsePermissionEx),
                RegistryKey = child => Consider(ParseRegistryKey(context, child, componentId, root, key ?? string.Empty, is64Bit), "RegistryKey"),
                RegistryValue = child => Consider(ParseRegistryValue(context, child, componentId, root, key ?? string.Empty, is64Bit), "RegistryValue"),
            },
            new ElementOwner(componentId, null, is64Bit, "Registry", id?.Id));
        if (name is not null)
        {
            context.AddRow("Registry", id, read.SourceLine, id!.Value.Id, root, key, name, null, componentId);
        }

        return keyPath;

        void ParsePermission(XElement child, Action<CompileContext, XElement, string, string> parse)
        {
            if (read.ForceCreateOnInstall)
            {
                parse(context, child, id!.Value.Id, "Registry");
            }
            else
            {
                context.Write(Errors.UnexpectedElementWithout(child.Source(), "RegistryKey", child.Name.LocalName, "ForceCreateOnInstall", "yes"));
            }
        }

        void Consider(ComponentElements.KeyPathCandidate candidate, string childName)
        {
            if (candidate.IsExplicit == true)
            {
                if (keyPath.IsExplicit == true)
                {
                    context.Write(Errors.MultipleKeyPaths(read.SourceLine, childName));
                }

                keyPath = candidate;
            }
            else if (keyPath.Id is null && candidate.Id is not null)
            {
                keyPath = candidate with { IsExplicit = null };
            }
        }
    }

    /// <summary>Parses a <c>RegistryValue</c> element.</summary>
    public static ComponentElements.KeyPathCandidate ParseRegistryValue(CompileContext context, XElement element, string componentId, int? root, string? parentKey, bool is64Bit)
    {
        var read = RegistryValueElement.Read(context, element, checkRoot: attribute => RefuseSecondRoot(context, attribute, root));
        var key = read.Key is null ? parentKey : Combine(parentKey, read.Key);
        root = read.Root ?? root;
        var value = read.Value;
        var id = read.Id ?? GenerateId(componentId, root, key, read.Name);
        if (read.Type != "multiString" && read.Action is "append" or "prepend")
        {
            context.Write(Errors.IllegalValueWithout(read.SourceLine, "RegistryValue", "Action", read.Action, "Type", "multiString"));
        }

        context.Require(element, parentKey is null ? ["Key"] : []);
        RequireRoot(context, element, root);
        read.ParseChildren(
            new()
            {
                MultiString = ParseText,
                MultiStringValue = ParseText,
                Permission = child => PermissionElements.ParsePermission(context, child, id.Id, "Registry"),
                PermissionEx = child => PermissionElements.ParsePermissionEx(context, child, id.Id, "Registry"),
            },
            new ElementOwner(componentId, null, is64Bit, "Registry", id.Id));
        if (value is null && read.Type != "binary")
        {
            context.Write(Errors.ExpectedAttribute(read.SourceLine, "RegistryValue", "Value"));
        }
        else if (read.Name is "+" or "-" or "*" && value is "")
        {
            context.Write(Errors.RegistryNameValueIncorrect(read.SourceLine, read.Name));
        }

        context.AddRow("Registry", id, read.SourceLine, id.Id, root, key, read.Name, Encode(read.Type, read.Action, value ?? string.Empty), componentId);
        return new(id, KeyPathKind.Registry, read.KeyPath);

        void ParseText(XElement child)
        {
            if (read.Type != "multiString" && value is not null)
            {
                context.Write(Errors.RegistryMultipleValues(read.SourceLine, "RegistryValue"));
            }
            else
            {
                value = Append(value, ReadValue(context, child, isRequired: false));
            }
        }
    }

    /// <summary>Parses a <c>RemoveRegistryKey</c> element.</summary>
    public static void ParseRemoveRegistryKey(CompileContext context, XElement element, string componentId)
    {
        var read = RemoveRegistryKeyElement.Read(context, element);
        context.NoChildren(element);
        var id = read.Id ?? GenerateId(componentId, read.Root, read.Key, "-");
        if (read.Action == "removeOnInstall")
        {
            context.AddRow("RemoveRegistry", id, read.SourceLine, id.Id, read.Root, read.Key, "-", componentId);
        }
        else
        {
            context.AddRow("Registry", id, read.SourceLine, id.Id, read.Root, read.Key, "-", null, componentId);
        }
    }

    /// <summary>Parses a <c>RemoveRegistryValue</c> element.</summary>
    public static void ParseRemoveRegistryValue(CompileContext context, XElement element, string componentId)
    {
        var read = RemoveRegistryValueElement.Read(context, element);
        context.NoChildren(element);
        var id = read.Id ?? GenerateId(componentId, read.Root, read.Key, read.Name);
        context.AddRow("RemoveRegistry", id, read.SourceLine, id.Id, read.Root, read.Key, read.Name, componentId);
    }

    /// <summary>Reads the <c>Value</c> of an element that has nothing else.</summary>
    public static string? ReadValue(CompileContext context, XElement element, bool isRequired = true)
    {
        var read = ValueElement.Read(context, element);
        if (isRequired)
        {
            read.Check();
        }

        context.NoChildren(element);
        return read.Value;
    }

    /// <summary>Adds a string value that another element stands for.</summary>
    /// <param name="context">Where the row goes.</param>
    /// <param name="source">The element.</param>
    /// <param name="root">The number of the root key.</param>
    /// <param name="key">The key below it.</param>
    /// <param name="name">The value's name; <c>null</c> for the default value.</param>
    /// <param name="value">The value.</param>
    /// <param name="componentId">The component that has it.</param>
    /// <returns>The row's identifier.</returns>
    public static Identifier AddString(CompileContext context, SourceLine source, int root, string key, string? name, string? value, string componentId)
    {
        var id = GenerateId(componentId, root, key, name);
        context.AddRow("Registry", id, source, id.Id, root, key, name, string.IsNullOrEmpty(value) ? null : Encode(null, null, value), componentId);
        return id;
    }

    private static string Encode(string? type, string? action, string value)
    {
        switch (type)
        {
            case "binary":
                return "#x" + value;
            case "expandable":
                return "#%" + value;
            case "integer":
                return "#" + value;
            case "multiString":
                return action switch
                {
                    "append" => "[~]" + value,
                    "prepend" => value + "[~]",
                    _ => value.Contains("[~]", StringComparison.Ordinal) ? value : $"[~]{value}[~]",
                };
            default:
                return value.StartsWith('#') ? "#" + value : value;
        }
    }

    private static string Append(string? value, string? next) => value is null ? next ?? "[~]" : $"{value}[~]{next}";

    /// <summary>Only the outermost element names the root.</summary>
    private static void RefuseSecondRoot(CompileContext context, AttributeReader attribute, int? inherited)
    {
        if (inherited is not null)
        {
            context.Write(Errors.RegistryRootInvalid(attribute.Source));
        }
    }

    private static void RequireRoot(CompileContext context, XElement element, int? root)
    {
        if (root is null)
        {
            context.RequireValue(element, "Root");
        }
    }

    /// <summary>A key below another one, as Windows joins paths: one that begins at a root stands for itself.</summary>
    private static string CombinePaths(string? parentKey, string key) => key is ['\\' or '/', ..] ? key : Combine(parentKey, key);

    private static string Combine(string? parentKey, string key) =>
        parentKey is null ? key : parentKey.EndsWith('\\') ? parentKey + key : $"{parentKey}\\{key}";

    private static Identifier GenerateId(string componentId, int? root, string? key, string? name) =>
        Identifier.Generated(IdentifierGenerator.Generate(
            "reg",
            componentId,
            (root ?? -2).ToString(CultureInfo.InvariantCulture),
            key?.ToLowerInvariant(),
            name?.ToLowerInvariant()));
}
