using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>EventSource</c> and <c>EventManifest</c>: what writes to the event log.</summary>
internal static class EventElements
{
    private const int LocalMachine = 2;
    private const int BulkSetValue = 0x4;
    private const int PreserveModifiedDate = 0x1000;

    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal)
    {
        ["SupportsErrors"] = 0x1,
        ["SupportsWarnings"] = 0x2,
        ["SupportsInformationals"] = 0x4,
        ["SupportsSuccessAudits"] = 0x8,
        ["SupportsFailureAudits"] = 0x10,
    };

    /// <summary>Parses an <c>EventSource</c> element: it becomes registry values.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="component">The component.</param>
    /// <param name="considerKeyPath">Takes the first of the values, which may be the component's key path.</param>
    public static void ParseEventSource(CompileContext context, XElement element, string component, Action<ComponentElements.KeyPathCandidate> considerKeyPath)
    {
        var source = element.Source();
        string? log = null, name = null, eventFile = null, categoryFile = null, parameterFile = null;
        int? categories = null;
        var types = 0;
        var isKeyPath = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Log":
                    log = attribute.Text();
                    if (log == "Security")
                    {
                        context.Write(Errors.IllegalAttributeValue(source, "EventSource", "Log", log, "Application", "System", "<customEventLog>"));
                    }

                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "EventMessageFile":
                    eventFile = attribute.Text();
                    break;
                case "CategoryMessageFile":
                    categoryFile = attribute.Text();
                    break;
                case "ParameterMessageFile":
                    parameterFile = attribute.Text();
                    break;
                case "CategoryCount":
                    categories = attribute.Integer(0, int.MaxValue);
                    break;
                case "KeyPath":
                    isKeyPath = attribute.IsYes();
                    break;
                case var flag when Types.TryGetValue(flag, out var type):
                    types |= attribute.IsYes() ? type : 0;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Name", "Log", "EventMessageFile");
        if (categoryFile is null && categories > 0)
        {
            context.Write(Errors.IllegalWithout(source, "EventSource", "CategoryCount", "CategoryMessageFile"));
        }

        if (categoryFile is not null && element.Attribute("CategoryCount") is null)
        {
            context.Write(Errors.IllegalWithout(source, "EventSource", "CategoryMessageFile", "CategoryCount"));
        }

        context.NoChildren(element);
        var key = $@"SYSTEM\CurrentControlSet\Services\EventLog\{log}\{name}";
        considerKeyPath(new ComponentElements.KeyPathCandidate(IdOf("EventMessageFile"), KeyPathKind.Registry, isKeyPath));
        AddFile("EventMessageFile", eventFile);
        AddFile("CategoryMessageFile", categoryFile);
        AddNumber("CategoryCount", categories);
        AddFile("ParameterMessageFile", parameterFile);
        AddNumber("TypesSupported", types == 0 ? null : types);

        Identifier IdOf(string valueName) =>
            Identifier.Generated(IdentifierGenerator.Generate("reg", component, $"{LocalMachine}", key.ToLowerInvariant(), valueName.ToLowerInvariant()));

        void AddFile(string valueName, string? path) => Add(valueName, path is null ? null : "#%" + path);

        void AddNumber(string valueName, int? number) => Add(valueName, number is { } value ? string.Create(CultureInfo.InvariantCulture, $"#{value}") : null);

        void Add(string valueName, string? value)
        {
            if (value is not null)
            {
                var id = IdOf(valueName);
                context.AddRow("Registry", id, source, id.Id, LocalMachine, key, valueName, value, component);
            }
        }
    }

    /// <summary>Parses an <c>EventManifest</c> element: the file around it is registered with the event log.</summary>
    public static void ParseEventManifest(CompileContext context, XElement element, string component, string file)
    {
        var source = element.Source();
        string? messageFile = null, resourceFile = null, parameterFile = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "MessageFile":
                    messageFile = attribute.Text();
                    break;
                case "ResourceFile":
                    resourceFile = attribute.Text();
                    break;
                case "ParameterFile":
                    parameterFile = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);
        context.AddRow("Wix4EventManifest", null, source, component, $"[#{file}]");
        AddChange("MessageFile", "messageFileName", messageFile);
        AddChange("ParameterFile", "parameterFileName", parameterFile);
        AddChange("ResourceFile", "resourceFileName", resourceFile);
        context.AddExtensionAction(element, "Wix4ConfigureEventManifestRegister");
        context.AddExtensionAction(element, "Wix4ConfigureEventManifestUnregister");

        void AddChange(string idSuffix, string xmlAttribute, string? value)
        {
            if (value is null)
            {
                return;
            }

            // The brackets of the path are written so that Windows Installer does not take them for a property's.
            var id = Identifier.Generated($"Config_{file}{idSuffix}");
            var path = $@"/*/*/*/*[\[]@{xmlAttribute}[\]]";
            context.AddRow("Wix4XmlFile", id, source, id.Id, $"[#{file}]", path, xmlAttribute, value, BulkSetValue | PreserveModifiedDate, component);
            context.AddExtensionAction(element, "Wix4SchedXmlFile");
        }
    }
}
