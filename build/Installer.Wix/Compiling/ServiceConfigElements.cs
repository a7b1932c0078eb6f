using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ServiceConfig</c> and <c>ServiceConfigFailureActions</c>.</summary>
internal static class ServiceConfigElements
{
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
        context.Write(Warnings.ServiceConfigNotSupported(element.Source(), "ServiceConfig"));
        var config = ServiceConfigElement.Read(context, element, checkServiceName: attribute => RefuseServiceName(context, attribute, serviceName));
        var privileges = new List<string>();
        config.ParseChildren(new() { RequiredPrivilege = child => privileges.Add(ReadPrivilege(context, child)) });
        var name = config.ServiceName ?? serviceName;
        CheckServiceAndEvents(context, element, name, config.Events);
        var arguments = new (string Suffix, int Type, string? Argument)[]
        {
            ("DS", 3, config.DelayedAutoStart switch { "yes" => "1", "no" => "0", var value => value }),
            ("FA", 4, config.FailureActionsWhen switch { "failedToStop" => "0", "failedToStopOrReturnedError" => "1", var value => value }),
            ("SS", 5, config.ServiceSid switch { "none" => "0", "restricted" => "3", "unrestricted" => "1", var value => value }),
            ("RP", 6, privileges.Count == 0 ? null : string.Join("[~]", privileges)),
            ("PD", 7, string.IsNullOrEmpty(config.PreShutdownDelay) ? null : config.PreShutdownDelay),
        };
        if (arguments.All(argument => argument.Argument is null))
        {
            context.Write(Errors.ExpectedAttributes(
                config.SourceLine, "ServiceConfig", "DelayedAutoStart", "FailureActionsWhen", "PreShutdownDelay", "ServiceSid", "RequiredPrivilege"));
        }

        var prefix = config.Id?.Id ?? (string.IsNullOrEmpty(name) ? null : IdentifierGenerator.FromName(name));
        foreach (var (suffix, type, argument) in arguments.Where(argument => argument.Argument is not null))
        {
            var row = new Identifier(config.Id?.Access ?? Access.Section, $"{prefix}.{suffix}");
            context.AddRow("MsiServiceConfig", row, config.SourceLine, row.Id, name, config.Events, type, argument, componentId);
        }
    }

    /// <summary>Parses a <c>ServiceConfigFailureActions</c> element.</summary>
    public static void ParseFailureActions(CompileContext context, XElement element, string componentId, string? serviceName)
    {
        context.Write(Warnings.ServiceConfigNotSupported(element.Source(), "ServiceConfigFailureActions"));
        var config = ServiceConfigFailureActionsElement.Read(context, element, checkServiceName: attribute => RefuseServiceName(context, attribute, serviceName));
        var actions = new List<string>();
        var delays = new List<string>();
        config.ParseChildren(new()
        {
            Failure = child =>
            {
                var failure = FailureElement.Read(context, child);

                // The name that WiX knows is restartComputer; any other text goes to the table as it is.
                AddIfAuthored(child, "Action", actions, failure.Action switch
                {
                    "none" => "0",
                    "restartComputer" => "2",
                    "restartService" => "1",
                    "runCommand" => "3",
                    var value => value,
                });
                AddIfAuthored(child, "Delay", delays, failure.Delay);
            },
        });
        var name = config.ServiceName ?? serviceName;
        CheckServiceAndEvents(context, element, name, config.Events);
        var id = config.Id ?? (string.IsNullOrEmpty(name) ? null : Identifier.Generated(IdentifierGenerator.FromName(name)));
        context.AddRow(
            "MsiServiceConfigFailureActions",
            id,
            config.SourceLine,
            id?.Id,
            name,
            config.Events,
            config.ResetPeriod,
            config.RebootMessage,
            config.Command,
            actions.Count == 0 ? null : string.Join("[~]", actions),
            delays.Count == 0 ? null : string.Join("[~]", delays),
            componentId);

        void AddIfAuthored(XElement failure, string attribute, List<string> values, string? value)
        {
            if (failure.Attribute(attribute) is not { } authored)
            {
                // WiX names the line of the parent.
                context.Write(Errors.ExpectedAttribute(config.SourceLine, "Failure", attribute));
                return;
            }

            if (authored.Value.Length == 0)
            {
                context.Write(Errors.ExpectedAttribute(config.SourceLine, "Failure", attribute));
            }

            values.Add(value ?? string.Empty);
        }
    }

    private static void RefuseServiceName(CompileContext context, AttributeReader attribute, string? serviceName)
    {
        if (!string.IsNullOrEmpty(serviceName))
        {
            context.Write(Errors.IllegalWhenNested(attribute.Source, attribute.ElementName, attribute.Name, "ServiceInstall"));
        }
    }

    private static void CheckServiceAndEvents(CompileContext context, XElement element, string? name, int events)
    {
        if (string.IsNullOrEmpty(name))
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, "ServiceName"));
        }

        if (events == 0)
        {
            context.Write(Errors.ExpectedAttributes(element.Source(), element.Name.LocalName, "OnInstall", "OnReinstall", "OnUninstall"));
        }
    }

    private static string ReadPrivilege(CompileContext context, XElement element)
    {
        var privilege = RequiredPrivilegeElement.Read(context, element);
        context.NoChildren(element);
        return privilege.Name is null ? string.Empty : Privileges.GetValueOrDefault(privilege.Name, privilege.Name);
    }
}
