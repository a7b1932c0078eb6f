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

    /// <summary>Parses an <c>EventSource</c> element: it becomes registry values.</summary>
    public static void ParseEventSource(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var read = EventSourceElement.Read(context, element);
        var source = read.SourceLine;
        if (read.Log == "Security")
        {
            context.Write(Errors.IllegalAttributeValue(source, "EventSource", "Log", read.Log, "Application", "System", "<customEventLog>"));
        }

        if (read.CategoryMessageFile is null && read.CategoryCount > 0)
        {
            context.Write(Errors.IllegalWithout(source, "EventSource", "CategoryCount", "CategoryMessageFile"));
        }

        if (read.CategoryMessageFile is not null && element.Attribute("CategoryCount") is null)
        {
            context.Write(Errors.IllegalWithout(source, "EventSource", "CategoryMessageFile", "CategoryCount"));
        }

        context.NoChildren(element);
        var key = $@"SYSTEM\CurrentControlSet\Services\EventLog\{read.Log}\{read.Name}";
        owner.ConsiderKeyPath!(new ComponentElements.KeyPathCandidate(IdOf("EventMessageFile"), KeyPathKind.Registry, read.KeyPath));
        AddFile("EventMessageFile", read.EventMessageFile);
        AddFile("CategoryMessageFile", read.CategoryMessageFile);
        AddNumber("CategoryCount", read.CategoryCount);
        AddFile("ParameterMessageFile", read.ParameterMessageFile);
        AddNumber("TypesSupported", read.Types == 0 ? null : read.Types);

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
    public static void ParseEventManifest(CompileContext context, XElement element, ElementOwner owner)
    {
        var (component, file) = (owner.ComponentId, owner.ObjectId);
        var manifest = EventManifestElement.Read(context, element);
        var source = manifest.SourceLine;
        context.NoChildren(element);
        context.AddRow("Wix4EventManifest", null, source, component, $"[#{file}]");
        AddChange("MessageFile", "messageFileName", manifest.MessageFile);
        AddChange("ParameterFile", "parameterFileName", manifest.ParameterFile);
        AddChange("ResourceFile", "resourceFileName", manifest.ResourceFile);
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
