using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>AppId</c>: how a COM server is started, for the classes in it.</summary>
internal static class AppIdElements
{
    /// <summary>Parses an <c>AppId</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="server">The component and file around it.</param>
    /// <param name="advertise">Whether the element around it is advertised, if it says so.</param>
    public static void ParseAppId(CompileContext context, XElement element, ComServer server, bool? advertise)
    {
        var source = element.Source();
        string? id = null, remoteServer = null, localService = null, parameters = null, surrogate = null, description = null;
        bool? activateAtStorage = null, runAsInteractiveUser = null, authored = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Guid();
                    break;
                case "ActivateAtStorage":
                    activateAtStorage = attribute.IsYes();
                    break;
                case "Advertise":
                    authored = attribute.YesNo();
                    break;
                case "Description":
                    description = attribute.Text();
                    break;
                case "DllSurrogate":
                    surrogate = attribute.Value;
                    break;
                case "LocalService":
                    localService = attribute.Text();
                    break;
                case "RemoteServerName":
                    remoteServer = attribute.Text();
                    break;
                case "RunAsInteractiveUser":
                    runAsInteractiveUser = attribute.IsYes();
                    break;
                case "ServiceParameters":
                    parameters = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        if (advertise is not null && authored is not null && advertise != authored)
        {
            context.Write(Errors.AppIdAdvertiseMismatch(source, authored.Value));
        }

        var isAdvertised = (authored ?? advertise) == true;
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Class" || server.ComponentId is null)
            {
                return false;
            }

            ClassElements.ParseClass(context, child, server, isAdvertised, id);
            return true;
        });

        if (id is null)
        {
            return;
        }

        if (isAdvertised)
        {
            if (description is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "AppId", "Description"));
            }

            context.AddRow("AppId", Identifier.Global(id), source, id, remoteServer, localService, parameters, surrogate, Number(activateAtStorage), Number(runAsInteractiveUser));
            return;
        }

        var registry = new ClassesRoot(context, source, server.ComponentId!);
        var key = $"AppID\\{id}";
        registry.Add(key, description is null ? "+" : null, description);
        AddIfSet("RemoteServerName", remoteServer);
        AddIfSet("LocalService", localService);
        AddIfSet("ServiceParameters", parameters);
        AddIfSet("DllSurrogate", surrogate);
        AddIfSet("ActivateAtStorage", activateAtStorage == true ? "Y" : null);
        AddIfSet("RunAs", runAsInteractiveUser == true ? "Interactive User" : null);

        void AddIfSet(string name, string? value)
        {
            if (value is not null)
            {
                registry.Add(key, name, value);
            }
        }

        static int? Number(bool? value) => value is { } set ? (set ? 1 : 0) : null;
    }
}
