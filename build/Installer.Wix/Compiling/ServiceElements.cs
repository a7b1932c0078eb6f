using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ServiceInstall</c> and <c>ServiceControl</c>.</summary>
internal static class ServiceElements
{
    private const int OwnProcess = 16;
    private const int DemandStart = 3;
    private const int ErrorNormal = 1;
    private const int Interactive = 256;
    private const int VitalBit = 32768;

    /// <summary>Parses a <c>ServiceInstall</c> element.</summary>
    public static void ParseServiceInstall(CompileContext context, XElement element, string componentId, bool is64Bit)
    {
        var source = element.Source();
        Identifier? id = null;
        string? name = null, displayName = null, description = null, account = null, password = null, arguments = null, group = null;
        var eraseDescription = false;
        int type = OwnProcess, errorControl = ErrorNormal, start = DemandStart;
        bool isInteractive = false, isVital = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Account":
                    account = attribute.Text();
                    break;
                case "Arguments":
                    arguments = attribute.Text();
                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "DisplayName":
                    displayName = attribute.Text();
                    break;
                case "EraseDescription":
                    eraseDescription = attribute.IsYes();
                    break;
                case "ErrorControl":
                    errorControl = attribute.Option("ignore", "normal", "critical") switch { "ignore" => 0, "critical" => 3, _ => ErrorNormal };
                    break;
                case "Interactive":
                    isInteractive = attribute.IsYes();
                    break;
                case "LoadOrderGroup":
                    group = attribute.Text();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Password":
                    password = attribute.Text();
                    break;
                case "Start":
                    start = ReadStart(context, attribute) ?? start;
                    break;
                case "Type":
                    type = ReadType(context, attribute);
                    break;
                case "Vital":
                    isVital = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.RequireValue(element, "Name");
        id ??= name is null ? null : Identifier.Generated(IdentifierGenerator.FromName(name));
        var dependencies = string.Empty;
        var serviceId = id?.Id ?? string.Empty;
        var owner = new ElementOwner(componentId, null, is64Bit, "ServiceInstall", serviceId, name);
        context.Children(element, owner, child =>
        {
            switch (child.Name.LocalName)
            {
                case "PermissionEx":
                    PermissionElements.ParsePermissionEx(context, child, serviceId, "ServiceInstall");
                    return true;
                case "ServiceConfig":
                    ServiceConfigElements.ParseServiceConfig(context, child, componentId, name);
                    return true;
                case "ServiceConfigFailureActions":
                    ServiceConfigElements.ParseFailureActions(context, child, componentId, name);
                    return true;
                case "ServiceDependency":
                    dependencies += ParseDependency(context, child) + "[~]";
                    return true;
                default:
                    return false;
            }
        });

        context.AddRow(
            "ServiceInstall",
            id,
            source,
            serviceId,
            name,
            displayName,
            type | (isInteractive ? Interactive : 0),
            start,
            errorControl | (isVital ? VitalBit : 0),
            group,
            dependencies.Length == 0 ? null : dependencies + "[~]",
            account,
            password,
            arguments,
            componentId,
            eraseDescription ? "[~]" : description);
    }

    /// <summary>Parses a <c>ServiceControl</c> element.</summary>
    public static void ParseServiceControl(CompileContext context, XElement element, string componentId)
    {
        Identifier? id = null;
        string? name = null;
        bool? wait = null;
        var events = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Remove":
                    events |= ReadWhen(attribute, 8);
                    break;
                case "Start":
                    events |= ReadWhen(attribute, 1);
                    break;
                case "Stop":
                    events |= ReadWhen(attribute, 2);
                    break;
                case "Wait":
                    wait = attribute.YesNo();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= name is null ? null : Identifier.Generated(IdentifierGenerator.FromName(name));
        context.Require(element, "Name");

        var arguments = new List<string>();
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "ServiceArgument")
            {
                return false;
            }

            arguments.Add(RegistryElements.ReadValueAttribute(context, child) ?? string.Empty);
            return true;
        });
        context.AddRow(
            "ServiceControl",
            id,
            element.Source(),
            id?.Id,
            name,
            events,
            arguments.Count == 0 ? null : string.Join("[~]", arguments),
            wait is { } waits ? (waits ? 1 : 0) : null,
            componentId);
    }

    private static int ReadWhen(AttributeReader attribute, int bit) => attribute.Text() switch
    {
        "install" => bit,
        "uninstall" => bit << 4,
        "both" => bit | (bit << 4),
        _ => 0,
    };

    private static int? ReadStart(CompileContext context, AttributeReader attribute)
    {
        switch (attribute.Value is "boot" or "system" ? attribute.Value : attribute.Option("auto", "demand", "disabled"))
        {
            case "auto":
                return 2;
            case "demand":
                return 3;
            case "disabled":
                return 4;
            case "boot" or "system":
                context.Write(Errors.ValueNotSupported(attribute.Source, "ServiceInstall", attribute.Name, attribute.Value));
                return null;
            default:
                return null;
        }
    }

    private static int ReadType(CompileContext context, AttributeReader attribute)
    {
        switch (attribute.Value is "kernelDriver" or "systemDriver" ? attribute.Value : attribute.Option("ownProcess", "shareProcess"))
        {
            case "ownProcess":
                return 16;
            case "shareProcess":
                return 32;
            case "kernelDriver" or "systemDriver":
                context.Write(Errors.ValueNotSupported(attribute.Source, "ServiceInstall", attribute.Name, attribute.Value));
                return 0;
            default:
                return 0;
        }
    }

    private static string ParseDependency(CompileContext context, XElement element)
    {
        string? id = null;
        var isGroup = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Text();
                    break;
                case "Group":
                    isGroup = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");

        context.NoChildren(element);
        return isGroup ? "+" + id : id ?? string.Empty;
    }
}
