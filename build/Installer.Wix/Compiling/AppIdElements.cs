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
        var read = AppIdElement.Read(context, element);
        var source = read.SourceLine;
        if (advertise is not null && read.Advertise is not null && advertise != read.Advertise)
        {
            context.Write(Errors.AppIdAdvertiseMismatch(source, read.Advertise.Value));
        }

        var isAdvertised = (read.Advertise ?? advertise) == true;
        if (server.ComponentId is null)
        {
            // A class belongs to a component.
            context.Children(element, default, _ => false);
        }
        else
        {
            read.ParseChildren(new() { Class = child => ClassElements.ParseClass(context, child, server, isAdvertised, read.Id) });
        }

        if (read.Id is not { } id)
        {
            return;
        }

        if (isAdvertised)
        {
            if (read.Description is not null)
            {
                context.Write(Errors.IllegalWhenAdvertised(source, "AppId", "Description"));
            }

            context.AddRow(
                "AppId",
                Identifier.Global(id),
                source,
                id,
                read.RemoteServerName,
                read.LocalService,
                read.ServiceParameters,
                read.DllSurrogate,
                Number(read.ActivateAtStorage),
                Number(read.RunAsInteractiveUser));
            return;
        }

        var registry = new ClassesRoot(context, source, server.ComponentId!);
        var key = $"AppID\\{id}";
        registry.Add(key, read.Description is null ? "+" : null, read.Description);
        AddIfSet("RemoteServerName", read.RemoteServerName);
        AddIfSet("LocalService", read.LocalService);
        AddIfSet("ServiceParameters", read.ServiceParameters);
        AddIfSet("DllSurrogate", read.DllSurrogate);
        AddIfSet("ActivateAtStorage", read.ActivateAtStorage == true ? "Y" : null);
        AddIfSet("RunAs", read.RunAsInteractiveUser == true ? "Interactive User" : null);

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
