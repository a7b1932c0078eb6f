using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>CloseApplication</c> and <c>RestartResource</c>: running programs that hold files of the package.</summary>
internal static class CloseApplicationElements
{
    private const int RebootPrompt = 0x2;
    private const int TerminateProcess = 0x20;
    private const int PromptToContinue = 0x40;
    private const int MillisecondsInSecond = 1000;

    /// <summary>Parses a <c>CloseApplication</c> element.</summary>
    public static void ParseCloseApplication(CompileContext context, XElement element)
    {
        var close = CloseApplicationElement.Read(context, element);
        var source = close.SourceLine;
        var attributes = close.Attributes | (element.Attribute("TerminateProcess") is null ? 0 : TerminateProcess);
        if ((attributes & PromptToContinue) != 0 && close.Description is null)
        {
            context.Write(Errors.IllegalWithout(source, "CloseApplication", "PromptToContinue", "Description"));
        }

        if ((attributes & (TerminateProcess | RebootPrompt)) == (TerminateProcess | RebootPrompt))
        {
            context.Write(Errors.IllegalWith(source, "CloseApplication", "TerminateProcess", "RebootPrompt", "yes"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4CloseApplications");
        var id = close.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ca", close.Target));
        context.AddRow(
            "Wix4CloseApplication",
            id,
            source,
            id.Id,
            close.Target,
            close.Description,
            close.Condition,
            attributes,
            close.Sequence,
            close.Property,
            close.TerminateProcess,
            close.Timeout * MillisecondsInSecond);
    }

    /// <summary>Parses a <c>RestartResource</c> element.</summary>
    public static void ParseRestartResource(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        string? kind = null;
        var read = RestartResourceElement.Read(context, element, checkPath: Take, checkProcessName: Take, checkServiceName: Take);
        if (kind is null)
        {
            context.Write(Errors.ExpectedAttributes(read.SourceLine, "RestartResource", "Path", "ProcessName", "ServiceName"));
        }

        (string? Name, int? Number, string? Value) resource = kind switch
        {
            "Path" => ("Filename", 1, read.Path),
            "ProcessName" => ("ProcessName", 2, read.ProcessName),
            "ServiceName" => ("ServiceName", 3, read.ServiceName),
            _ => default,
        };
        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4RegisterRestartResources");
        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("wrr", component, resource.Value, resource.Name));
        context.AddRow("Wix4RestartResource", id, read.SourceLine, id.Id, component, resource.Value, resource.Number);

        void Take(AttributeReader attribute)
        {
            if (kind is not null)
            {
                context.Write(Errors.IllegalWithAny(attribute.Source, "RestartResource", attribute.Name, "Path", "ProcessName", "ServiceName"));
            }

            kind = attribute.Name;
        }
    }
}
