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

    private static readonly Dictionary<string, int> Bits = new(StringComparer.Ordinal)
    {
        ["CloseMessage"] = 0x1,
        ["RebootPrompt"] = RebootPrompt,
        ["ElevatedCloseMessage"] = 0x4,
        ["EndSessionMessage"] = 0x8,
        ["ElevatedEndSessionMessage"] = 0x10,
        ["PromptToContinue"] = PromptToContinue,
    };

    /// <summary>Parses a <c>CloseApplication</c> element.</summary>
    public static void ParseCloseApplication(CompileContext context, XElement element)
    {
        var source = element.Source();
        Identifier? id = null;
        string? condition = null, description = null, property = null, target = null;
        int? sequence = null, timeout = null, exitCode = null;
        var attributes = RebootPrompt;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "Property":
                    property = attribute.IdentifierText();
                    break;
                case "Sequence":
                    sequence = attribute.Integer(0, int.MaxValue);
                    break;
                case "Target":
                    target = attribute.Text();
                    break;
                case "TerminateProcess":
                    exitCode = attribute.Integer(0, int.MaxValue);
                    attributes |= TerminateProcess;
                    break;
                case "Timeout":
                    // Seconds are authored, milliseconds are stored.
                    timeout = attribute.Integer(0, int.MaxValue / 1000) * 1000;
                    break;
                case var name when Bits.TryGetValue(name, out var bit):
                    attributes = attribute.IsYes() ? attributes | bit : attributes & ~bit;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Target");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("ca", target));
        if ((attributes & PromptToContinue) != 0 && description is null)
        {
            context.Write(Errors.IllegalWithout(source, "CloseApplication", "PromptToContinue", "Description"));
        }

        if ((attributes & (TerminateProcess | RebootPrompt)) == (TerminateProcess | RebootPrompt))
        {
            context.Write(Errors.IllegalWith(source, "CloseApplication", "TerminateProcess", "RebootPrompt", "yes"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4CloseApplications");
        context.AddRow("Wix4CloseApplication", id, source, id.Value.Id, target, description, condition, attributes, sequence, property, exitCode, timeout);
    }

    /// <summary>Parses a <c>RestartResource</c> element.</summary>
    public static void ParseRestartResource(CompileContext context, XElement element, string? component)
    {
        Identifier? id = null;
        string? resource = null;
        (string Name, int Number)? kind = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Path":
                    resource = attribute.Text();
                    SetKind("Filename", 1);
                    break;
                case "ProcessName":
                    resource = attribute.Text();
                    SetKind("ProcessName", 2);
                    break;
                case "ServiceName":
                    resource = attribute.Text();
                    SetKind("ServiceName", 3);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }

            void SetKind(string name, int number)
            {
                if (kind is not null)
                {
                    context.Write(Errors.IllegalWithAny(element.Source(), "RestartResource", attribute.Name, "Path", "ProcessName", "ServiceName"));
                }

                kind = (name, number);
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("wrr", component, resource, kind?.Name));
        if (kind is null)
        {
            context.Write(Errors.ExpectedAttributes(element.Source(), "RestartResource", "Path", "ProcessName", "ServiceName"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4RegisterRestartResources");
        context.AddRow("Wix4RestartResource", id, element.Source(), id.Value.Id, component, resource, kind?.Number);
    }
}
