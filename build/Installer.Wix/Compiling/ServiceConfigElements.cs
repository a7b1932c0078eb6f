using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ServiceConfig</c> and <c>ServiceConfigFailureActions</c>.</summary>
internal static class ServiceConfigElements
{
    private static readonly string[] RequiredOfFailure = ["Action", "Delay"];

    private static readonly string[] PrivilegeNames =
    [
        "assignPrimaryToken", "audit", "backup", "changeNotify", "createGlobal", "createPagefile", "createPermanent", "createSymbolicLink", "createToken", "debug",
        "enableDelegation", "impersonate", "increaseBasePriority", "increaseQuota", "increaseWorkingSet", "loadDriver", "lockMemory", "machineAccount",
        "manageVolume", "profileSingleProcess", "relabel", "remoteShutdown", "restore", "security", "shutdown", "syncAgent", "systemEnvironment",
        "systemProfile", "takeOwnership", "tcb", "timeZone", "trustedCredManAccess", "undock", "unsolicitedInput",
    ];

    /// <summary>What Windows calls the privileges (Windows SDK, "Privilege Constants"). Any other text goes to the table as it is.</summary>
    private static readonly Dictionary<string, string> Privileges = new(
        PrivilegeNames.Select(name => KeyValuePair.Create(name, $"Se{char.ToUpperInvariant(name[0])}{name[1..]}Privilege")),
        StringComparer.Ordinal)
    {
        ["systemTime"] = "SeSystemtimePrivilege",
        ["modifySystemTime"] = "SeSystemtimePrivilege",
        ["modifyTimeZone"] = "SeTimeZonePrivilege",
        ["trustedComputerBase"] = "SeTcbPrivilege",
        ["trustedCredentialManagerAccess"] = "SeTrustedCredManAccessPrivilege",
    };

    /// <summary>Parses a <c>ServiceConfig</c> element.</summary>
    public static void ParseServiceConfig(CompileContext context, XElement element, string componentId, string? serviceName)
    {
        var source = element.Source();
        context.Write(Warnings.ServiceConfigNotSupported(source, "ServiceConfig"));
        Identifier? id = null;
        string? name = serviceName, delayedAutoStart = null, failureActionsWhen = null, preShutdownDelay = null, serviceSid = null;
        var events = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "DelayedAutoStart":
                    delayedAutoStart = attribute.Value switch { "yes" => "1", "no" => "0", var value => value };
                    break;
                case "FailureActionsWhen":
                    failureActionsWhen = attribute.Value switch { "failedToStop" => "0", "failedToStopOrReturnedError" => "1", var value => value };
                    break;
                case "OnInstall":
                    events |= attribute.IsYes() ? 1 : 0;
                    break;
                case "OnUninstall":
                    events |= attribute.IsYes() ? 2 : 0;
                    break;
                case "OnReinstall":
                    events |= attribute.IsYes() ? 4 : 0;
                    break;
                case "PreShutdownDelay":
                    preShutdownDelay = attribute.Value.Length == 0 ? null : attribute.Value;
                    break;
                case "ServiceName":
                    name = ReadServiceName(context, attribute, serviceName);
                    break;
                case "ServiceSid":
                    serviceSid = attribute.Value switch { "none" => "0", "restricted" => "3", "unrestricted" => "1", var value => value };
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        var privileges = new List<string>();
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "RequiredPrivilege")
            {
                return false;
            }

            privileges.Add(ReadPrivilege(context, child));
            return true;
        });

        RequireServiceName(context, element, name);
        RequireEvent(context, element, events);
        if (delayedAutoStart is null && failureActionsWhen is null && preShutdownDelay is null && serviceSid is null && privileges.Count == 0)
        {
            context.Write(Errors.ExpectedAttributes(source, "ServiceConfig", "DelayedAutoStart", "FailureActionsWhen", "PreShutdownDelay", "ServiceSid", "RequiredPrivilege"));
        }

        var prefix = id?.Id ?? (string.IsNullOrEmpty(name) ? null : IdentifierGenerator.FromName(name));
        Add("DS", 3, delayedAutoStart);
        Add("FA", 4, failureActionsWhen);
        Add("SS", 5, serviceSid);
        Add("RP", 6, privileges.Count == 0 ? null : string.Join("[~]", privileges));
        Add("PD", 7, preShutdownDelay);

        void Add(string suffix, int type, string? argument)
        {
            if (argument is not null)
            {
                var rowId = $"{prefix}.{suffix}";
                context.AddRow("MsiServiceConfig", new Identifier(id?.Access ?? Access.Section, rowId), source, rowId, name, events, type, argument, componentId);
            }
        }
    }

    /// <summary>Parses a <c>ServiceConfigFailureActions</c> element.</summary>
    public static void ParseFailureActions(CompileContext context, XElement element, string componentId, string? serviceName)
    {
        var source = element.Source();
        context.Write(Warnings.ServiceConfigNotSupported(source, "ServiceConfigFailureActions"));
        Identifier? id = null;
        string? name = serviceName, command = "[~]", rebootMessage = "[~]";
        int? resetPeriod = null;
        var events = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Command":
                    command = attribute.Value;
                    break;
                case "OnInstall":
                    events |= attribute.IsYes() ? 1 : 0;
                    break;
                case "OnUninstall":
                    events |= attribute.IsYes() ? 2 : 0;
                    break;
                case "OnReinstall":
                    events |= attribute.IsYes() ? 4 : 0;
                    break;
                case "RebootMessage":
                    rebootMessage = attribute.Value;
                    break;
                case "ResetPeriod":
                    resetPeriod = attribute.Integer(0, int.MaxValue);
                    break;
                case "ServiceName":
                    name = ReadServiceName(context, attribute, serviceName);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        var actions = new List<string>();
        var delays = new List<string>();
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Failure")
            {
                return false;
            }

            foreach (var attribute in context.Attributes(child))
            {
                switch (attribute.Name)
                {
                    case "Action":
                        // The name that WiX knows is restartComputer; any other text goes to the table as it is.
                        actions.Add(attribute.Text() switch { "none" => "0", "restartComputer" => "2", "restartService" => "1", "runCommand" => "3", var value => value ?? string.Empty });
                        break;
                    case "Delay":
                        delays.Add(attribute.Text() ?? string.Empty);
                        break;
                    default:
                        attribute.Unexpected();
                        break;
                }
            }

            // WiX names the line of the parent.
            foreach (var required in RequiredOfFailure)
            {
                if (string.IsNullOrEmpty(child.Attribute(required)?.Value))
                {
                    context.Write(Errors.ExpectedAttribute(source, "Failure", required));
                }
            }
            return true;
        });

        RequireServiceName(context, element, name);
        RequireEvent(context, element, events);
        id ??= string.IsNullOrEmpty(name) ? null : Identifier.Generated(IdentifierGenerator.FromName(name));
        context.AddRow(
            "MsiServiceConfigFailureActions",
            id,
            source,
            id?.Id,
            name,
            events,
            resetPeriod,
            rebootMessage,
            command,
            actions.Count == 0 ? null : string.Join("[~]", actions),
            delays.Count == 0 ? null : string.Join("[~]", delays),
            componentId);
    }

    private static string? ReadServiceName(CompileContext context, AttributeReader attribute, string? serviceName)
    {
        if (!string.IsNullOrEmpty(serviceName))
        {
            context.Write(Errors.IllegalWhenNested(attribute.Source, attribute.ElementName, attribute.Name, "ServiceInstall"));
        }

        return attribute.Text();
    }

    private static void RequireServiceName(CompileContext context, XElement element, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, "ServiceName"));
        }
    }

    private static void RequireEvent(CompileContext context, XElement element, int events)
    {
        if (events == 0)
        {
            context.Write(Errors.ExpectedAttributes(element.Source(), element.Name.LocalName, "OnInstall", "OnReinstall", "OnUninstall"));
        }
    }

    private static string ReadPrivilege(CompileContext context, XElement element)
    {
        string? name = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Name")
            {
                name = attribute.Text();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.Require(element, "Name");
        context.NoChildren(element);
        return name is null ? string.Empty : Privileges.GetValueOrDefault(name, name);
    }
}
