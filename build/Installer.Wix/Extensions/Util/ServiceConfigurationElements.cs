using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>ServiceConfig</c>: what Windows does when a service fails.</summary>
internal static class ServiceConfigurationElements
{
    /// <summary>What a failure that is not authored means; the columns take no empty value.</summary>
    private const string NoAction = "none";

    private static readonly string[] Actions = [NoAction, "reboot", "restart", "runCommand"];

    /// <summary>Parses a <c>ServiceConfig</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="component">The component.</param>
    /// <param name="installedService">The name of the service that the <c>ServiceInstall</c> around the element installs, if there is one.</param>
    public static void ParseServiceConfig(CompileContext context, XElement element, string component, string? installedService)
    {
        var source = element.Source();
        string? first = NoAction, second = NoAction, third = NoAction, command = null, rebootMessage = null, service = null;
        int? resetPeriod = null, restartDelay = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "FirstFailureActionType":
                    first = ReadAction(attribute);
                    break;
                case "SecondFailureActionType":
                    second = ReadAction(attribute);
                    break;
                case "ThirdFailureActionType":
                    third = ReadAction(attribute);
                    break;
                case "ProgramCommandLine":
                    command = attribute.Text();
                    break;
                case "RebootMessage":
                    rebootMessage = attribute.Text();
                    break;
                case "ResetPeriodInDays":
                    resetPeriod = attribute.Integer(0, int.MaxValue);
                    break;
                case "RestartServiceDelayInSeconds":
                    restartDelay = attribute.Integer(0, int.MaxValue);
                    break;
                case "ServiceName":
                    service = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        var isNew = installedService is not null;
        if (!isNew)
        {
            context.Require(element, "ServiceName");
        }
        else if (service is not null && service != installedService)
        {
            context.Write(Errors.IllegalWhenNested(source, "ServiceConfig", "ServiceName", "ServiceInstall"));
        }

        service = installedService ?? service;
        context.NoChildren(element, new ElementOwner(component, ServiceName: service));
        context.AddExtensionAction(element, "Wix4SchedServiceConfig");
        context.AddRow(
            "Wix4ServiceConfig",
            service is null ? null : Identifier.Global(service),
            source,
            service,
            component,
            isNew ? 1 : 0,
            first,
            second,
            third,
            resetPeriod,
            restartDelay,
            command,
            rebootMessage);
    }

    private static string? ReadAction(AttributeReader attribute) =>
        AttributeReader.HasBindVariable(attribute.Value) || FormattedText.ContainsProperty(attribute.Value) ? attribute.Text() : attribute.Option(Actions);
}
