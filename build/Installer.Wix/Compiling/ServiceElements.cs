using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ServiceInstall</c> and <c>ServiceControl</c>.</summary>
internal static class ServiceElements
{
    private const int Interactive = 256;
    private const int Vital = 32768;

    /// <summary>Parses a <c>ServiceInstall</c> element.</summary>
    public static void ParseServiceInstall(CompileContext context, XElement element, string componentId, bool is64Bit)
    {
        var service = ServiceInstallElement.Read(context, element);
        var id = service.Id ?? FromName(service.Name);
        var serviceId = id?.Id ?? string.Empty;
        var dependencies = string.Empty;
        service.ParseChildren(
            new()
            {
                PermissionEx = child => PermissionElements.ParsePermissionEx(context, child, serviceId, "ServiceInstall"),
                ServiceConfig = child => ServiceConfigElements.ParseServiceConfig(context, child, componentId, service.Name),
                ServiceConfigFailureActions = child => ServiceConfigElements.ParseFailureActions(context, child, componentId, service.Name),
                ServiceDependency = child => dependencies += ParseDependency(context, child) + "[~]",
            },
            new ElementOwner(componentId, null, is64Bit, "ServiceInstall", serviceId, service.Name));
        context.AddRow(
            "ServiceInstall",
            id,
            service.SourceLine,
            serviceId,
            service.Name,
            service.DisplayName,
            service.Type | (service.Interactive ? Interactive : 0),
            service.Start,
            service.ErrorControl | (service.Vital ? Vital : 0),
            service.LoadOrderGroup,
            dependencies.Length == 0 ? null : dependencies + "[~]",
            service.Account,
            service.Password,
            service.Arguments,
            componentId,
            service.EraseDescription ? "[~]" : service.Description);
    }

    /// <summary>Parses a <c>ServiceControl</c> element.</summary>
    public static void ParseServiceControl(CompileContext context, XElement element, string componentId)
    {
        var control = ServiceControlElement.Read(context, element);
        var arguments = new List<string>();
        control.ParseChildren(new() { ServiceArgument = child => arguments.Add(RegistryElements.ReadValue(context, child) ?? string.Empty) });
        var id = control.Id ?? FromName(control.Name);
        context.AddRow(
            "ServiceControl",
            id,
            control.SourceLine,
            id?.Id,
            control.Name,
            Events(control.Remove, 8) | Events(control.Start, 1) | Events(control.Stop, 2),
            arguments.Count == 0 ? null : string.Join("[~]", arguments),
            control.Wait is { } waits ? (waits ? 1 : 0) : null,
            componentId);
    }

    private static Identifier? FromName(string? name) => name is null ? null : Identifier.Generated(IdentifierGenerator.FromName(name));

    private static int Events(string? when, int bit) => when switch
    {
        "install" => bit,
        "uninstall" => bit << 4,
        "both" => bit | (bit << 4),
        _ => 0,
    };

    private static string ParseDependency(CompileContext context, XElement element)
    {
        var dependency = ServiceDependencyElement.Read(context, element);
        context.NoChildren(element);
        return dependency.Group ? "+" + dependency.Id : dependency.Id ?? string.Empty;
    }
}
