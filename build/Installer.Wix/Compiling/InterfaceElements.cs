using System.Globalization;
using System.Xml.Linq;

namespace Installer.Wix.Compiling;

/// <summary><c>Interface</c>: a COM interface, always written to the registry.</summary>
internal static class InterfaceElements
{
    /// <summary>Parses an <c>Interface</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="server">What stands around it.</param>
    /// <param name="proxyClass">The 16-bit class around it.</param>
    /// <param name="proxyClass32">The 32-bit class around it.</param>
    public static void ParseInterface(CompileContext context, XElement element, ComServer server, string? proxyClass, string? proxyClass32)
    {
        var read = InterfaceElement.Read(context, element);
        context.NoChildren(element);
        var registry = new ClassesRoot(context, read.SourceLine, server.ComponentId!);
        var key = $"Interface\\{read.Id}";
        registry.Add(key, null, read.Name);
        if (server.TypeLibId is not null)
        {
            registry.Add($"{key}\\TypeLib", null, server.TypeLibId);
            if (read.Versioned)
            {
                registry.Add($"{key}\\TypeLib", "Version", server.TypeLibVersion);
            }
        }

        AddIfSet("BaseInterface", read.BaseInterface);
        AddIfSet("NumMethods", read.NumMethods?.ToString(CultureInfo.InvariantCulture));
        AddIfSet("ProxyStubClsid", read.ProxyStubClassId ?? proxyClass);
        AddIfSet("ProxyStubClsid32", read.ProxyStubClassId32 ?? proxyClass32);

        void AddIfSet(string subkey, string? value)
        {
            if (value is not null)
            {
                registry.Add($"{key}\\{subkey}", null, value);
            }
        }
    }
}
