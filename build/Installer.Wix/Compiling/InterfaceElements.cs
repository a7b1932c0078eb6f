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
        string? id = null, baseInterface = null, name = null;
        int? methods = null;
        var isVersioned = true;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Guid();
                    break;
                case "BaseInterface":
                    baseInterface = attribute.Guid();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "NumMethods":
                    methods = attribute.Integer(0, int.MaxValue);
                    break;
                case "ProxyStubClassId":
                    proxyClass = attribute.Guid();
                    break;
                case "ProxyStubClassId32":
                    proxyClass32 = attribute.Guid();
                    break;
                case "Versioned":
                    isVersioned = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id", "Name");
        context.NoChildren(element);
        var registry = new ClassesRoot(context, element.Source(), server.ComponentId!);
        var key = $"Interface\\{id}";
        registry.Add(key, null, name);
        if (server.TypeLibId is not null)
        {
            registry.Add($"{key}\\TypeLib", null, server.TypeLibId);
            if (isVersioned)
            {
                registry.Add($"{key}\\TypeLib", "Version", server.TypeLibVersion);
            }
        }

        AddIfSet("BaseInterface", baseInterface);
        AddIfSet("NumMethods", methods?.ToString(CultureInfo.InvariantCulture));
        AddIfSet("ProxyStubClsid", proxyClass);
        AddIfSet("ProxyStubClsid32", proxyClass32);

        void AddIfSet(string subkey, string? value)
        {
            if (value is not null)
            {
                registry.Add($"{key}\\{subkey}", null, value);
            }
        }
    }
}
