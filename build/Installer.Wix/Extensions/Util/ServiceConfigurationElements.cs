using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>ServiceConfig</c>: what Windows does when a service fails.</summary>
internal static class ServiceConfigurationElements
{
    /// <summary>Parses a <c>ServiceConfig</c> element, of the service that the <c>ServiceInstall</c> around it installs or of one that is there.</summary>
    public static void ParseServiceConfig(CompileContext context, XElement element, ElementOwner owner)
    {
        var (component, installedService) = (owner.ComponentId, owner.ServiceName);
        var config = ServiceConfigElement.Read(context, element);
        var isNew = installedService is not null;
        if (!isNew)
        {
            context.Require(element, "ServiceName");
        }
        else if (config.ServiceName is not null && config.ServiceName != installedService)
        {
            context.Write(Errors.IllegalWhenNested(config.SourceLine, "ServiceConfig", "ServiceName", "ServiceInstall"));
        }

        var service = installedService ?? config.ServiceName;
        context.NoChildren(element, new ElementOwner(component, ServiceName: service));
        context.AddExtensionAction(element, "Wix4SchedServiceConfig");
        context.AddRow(
            "Wix4ServiceConfig",
            service is null ? null : Identifier.Global(service),
            config.SourceLine,
            service,
            component,
            isNew ? 1 : 0,
            config.FirstFailureActionType,
            config.SecondFailureActionType,
            config.ThirdFailureActionType,
            config.ResetPeriodInDays,
            config.RestartServiceDelayInSeconds,
            config.ProgramCommandLine,
            config.RebootMessage);
    }
}
