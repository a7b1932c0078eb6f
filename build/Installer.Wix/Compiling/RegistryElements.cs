using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>RegistryKey</c>, <c>RegistryValue</c>, <c>RemoveRegistryKey</c>, <c>RemoveRegistryValue</c>.</summary>
internal static class RegistryElements
{
    private static readonly string[] Roots = ["HKMU", "HKCR", "HKCU", "HKLM", "HKU"];

    /// <summary>Parses a <c>RegistryKey</c> element.</summary>
    public static ComponentElements.KeyPathCandidate ParseRegistryKey(CompileContext context, XElement element, string componentId, int? root, string? parentKey, bool is64Bit)
    {
        var source = element.Source();
        Identifier? id = null;
        var key = parentKey;
        bool create = false, delete = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "ForceCreateOnInstall":
                    create = attribute.IsYes();
                    break;
                case "ForceDeleteOnUninstall":
                    delete = attribute.IsYes();
                    break;
                case "Key":
                    key = CombinePaths(parentKey, attribute.Text())?.TrimEnd('\\');
                    break;
                case "Root":
                    root = ReadRoot(context, attribute, root);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        var name = (create, delete) switch { (true, true) => "*", (true, _) => "+", (_, true) => "-", _ => null };
        if (name is not null)
        {
            id ??= GenerateId(componentId, root, key, name);
        }
        else if (id is not null)
        {
            context.Write(Errors.IllegalWithout(source, "RegistryKey", "Id", "ForceCreateOnInstall", "ForceDeleteOnUninstall"));
        }

        RequireRoot(context, element, root);
        context.Require(element, parentKey is null ? ["Key"] : []);
        var keyPath = default(ComponentElements.KeyPathCandidate);
        var owner = new ElementOwner(componentId, null, is64Bit, "Registry", id?.Id);
        context.Children(element, owner, child =>
        {
            switch (child.Name.LocalName)
            {
                case "RegistryKey":
                    Consider(ParseRegistryKey(context, child, componentId, root, key ?? string.Empty, is64Bit), "RegistryKey");
                    return true;
                case "RegistryValue":
                    Consider(ParseRegistryValue(context, child, componentId, root, key ?? string.Empty, is64Bit), "RegistryValue");
                    return true;
                case "Permission" or "PermissionEx" when !create:
                    context.Write(Errors.UnexpectedElementWithout(child.Source(), "RegistryKey", child.Name.LocalName, "ForceCreateOnInstall", "yes"));
                    return true;
                case "Permission":
                    PermissionElements.ParsePermission(context, child, id!.Value.Id, "Registry");
                    return true;
                case "PermissionEx":
                    PermissionElements.ParsePermissionEx(context, child, id!.Value.Id, "Registry");
                    return true;
                default:
                    return false;
            }
        });

        if (name is not null)
        {
            context.AddRow("Registry", id, source, id!.Value.Id, root, key, name, null, componentId);
        }

        return keyPath;

        void Consider(ComponentElements.KeyPathCandidate candidate, string childName)
        {
            if (candidate.IsExplicit == true)
            {
                if (keyPath.IsExplicit == true)
                {
                    context.Write(Errors.MultipleKeyPaths(source, childName));
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
        var source = element.Source();
        Identifier? id = null;
        string? key = parentKey, name = null, value = null, action = "write", type = "string";
        bool? keyPath = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action":
                    action = attribute.Option("append", "prepend", "write");
                    break;
                case "Key":
                    key = Combine(parentKey, attribute.Text());
                    break;
                case "KeyPath":
                    keyPath = attribute.YesNo();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Root":
                    root = ReadRoot(context, attribute, root);
                    break;
                case "Type":
                    type = attribute.Option("binary", "expandable", "integer", "multiString", "string");
                    break;
                case "Value":
                    value = attribute.Value;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= GenerateId(componentId, root, key, name);
        if (type != "multiString" && action is "append" or "prepend")
        {
            context.Write(Errors.IllegalValueWithout(source, "RegistryValue", "Action", action, "Type", "multiString"));
        }

        context.Require(element, parentKey is null ? ["Key"] : []);
        RequireRoot(context, element, root);
        var owner = new ElementOwner(componentId, null, is64Bit, "Registry", id.Value.Id);
        context.Children(element, owner, child =>
        {
            switch (child.Name.LocalName)
            {
                case "MultiString" or "MultiStringValue":
                    if (type != "multiString" && value is not null)
                    {
                        context.Write(Errors.RegistryMultipleValues(source, "RegistryValue"));
                    }
                    else
                    {
                        value = Append(value, ReadValueAttribute(context, child, isRequired: false));
                    }

                    return true;
                case "Permission":
                    PermissionElements.ParsePermission(context, child, id.Value.Id, "Registry");
                    return true;
                case "PermissionEx":
                    PermissionElements.ParsePermissionEx(context, child, id.Value.Id, "Registry");
                    return true;
                default:
                    return false;
            }
        });

        if (value is null && type != "binary")
        {
            context.Write(Errors.ExpectedAttribute(source, "RegistryValue", "Value"));
        }
        else if (name is "+" or "-" or "*" && value is "")
        {
            context.Write(Errors.RegistryNameValueIncorrect(source, name));
        }

        context.AddRow("Registry", id, source, id.Value.Id, root, key, name, Encode(type, action, value ?? string.Empty), componentId);
        return new(id, KeyPathKind.Registry, keyPath);
    }

    /// <summary>Parses a <c>RemoveRegistryKey</c> element.</summary>
    public static void ParseRemoveRegistryKey(CompileContext context, XElement element, string componentId)
    {
        Identifier? id = null;
        int? root = null;
        string? key = null, action = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action":
                    action = attribute.Option("removeOnInstall", "removeOnUninstall");
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Root":
                    root = ReadRoot(context, attribute, null);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= GenerateId(componentId, root, key, "-");
        context.RequireValue(element, "Root");
        context.Require(element, "Key", "Action");
        context.NoChildren(element);
        if (action == "removeOnInstall")
        {
            context.AddRow("RemoveRegistry", id, element.Source(), id.Value.Id, root, key, "-", componentId);
        }
        else
        {
            context.AddRow("Registry", id, element.Source(), id.Value.Id, root, key, "-", null, componentId);
        }
    }

    /// <summary>Parses a <c>RemoveRegistryValue</c> element.</summary>
    public static void ParseRemoveRegistryValue(CompileContext context, XElement element, string componentId)
    {
        Identifier? id = null;
        int? root = null;
        string? key = null, name = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Root":
                    root = ReadRoot(context, attribute, null);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= GenerateId(componentId, root, key, name);
        context.RequireValue(element, "Root");
        context.Require(element, "Key");
        context.NoChildren(element);
        context.AddRow("RemoveRegistry", id, element.Source(), id.Value.Id, root, key, name, componentId);
    }

    /// <summary>Reads a registry root: -1 for HKMU, then 0 HKCR, 1 HKCU, 2 HKLM, 3 HKU.</summary>
    public static int? ReadRoot(CompileContext context, AttributeReader attribute, int? inherited)
    {
        if (inherited is not null)
        {
            context.Write(Errors.RegistryRootInvalid(attribute.Source));
        }

        return attribute.Option(Roots) is { } root ? Array.IndexOf(Roots, root) - 1 : null;
    }

    /// <summary>Reads the <c>Value</c> of an element that has nothing else.</summary>
    public static string? ReadValueAttribute(CompileContext context, XElement element, bool isRequired = true)
    {
        string? value = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Value")
            {
                value = attribute.Text();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        if (isRequired)
        {
            context.Require(element, "Value");
        }

        context.NoChildren(element);
        return value;
    }

    /// <summary>Adds a string value that another element stands for.</summary>
    /// <param name="context">Where the row goes.</param>
    /// <param name="source">The element.</param>
    /// <param name="root">The number of the root key.</param>
    /// <param name="key">The key below it.</param>
    /// <param name="name">The value's name; <c>null</c> for the default value.</param>
    /// <param name="value">The value.</param>
    /// <param name="componentId">The component that has it.</param>
    public static void AddString(CompileContext context, SourceLine source, int root, string key, string? name, string? value, string componentId)
    {
        var id = GenerateId(componentId, root, key, name);
        context.AddRow("Registry", id, source, id.Id, root, key, name, string.IsNullOrEmpty(value) ? null : Encode(null, null, value), componentId);
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

    private static void RequireRoot(CompileContext context, XElement element, int? root)
    {
        if (root is null)
        {
            context.RequireValue(element, "Root");
        }
    }

    /// <summary>A key below another one, as Windows joins paths: one that begins at a root stands for itself.</summary>
    private static string? CombinePaths(string? parentKey, string? key) => key is ['\\' or '/', ..] ? key : Combine(parentKey, key);

    private static string? Combine(string? parentKey, string? key) =>
        key is null || parentKey is null ? key : parentKey.EndsWith('\\') ? parentKey + key : $"{parentKey}\\{key}";

    private static Identifier GenerateId(string componentId, int? root, string? key, string? name) =>
        Identifier.Generated(IdentifierGenerator.Generate(
            "reg",
            componentId,
            (root ?? -2).ToString(CultureInfo.InvariantCulture),
            key?.ToLowerInvariant(),
            name?.ToLowerInvariant()));
}
