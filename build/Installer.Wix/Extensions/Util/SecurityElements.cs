using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>PermissionEx</c>: who may do what with a file, folder, registry key or service.</summary>
internal static class SecurityElements
{
    /// <summary>Parses a <c>PermissionEx</c> element.</summary>
    public static void ParsePermissionEx(CompileContext context, XElement element, ElementOwner owner)
    {
        var source = element.Source();
        var table = owner.TableName!;
        if (owner.ObjectId is null)
        {
            context.Write(Errors.RegistryObjectWithoutId(source, element.Parent!.Name.LocalName));
        }

        var permission = PermissionExElement.Read(context, element, table);
        if (permission.Rights == int.MinValue)
        {
            context.Write(Errors.GenericReadNotAllowed(source, "PermissionEx"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4SchedSecureObjects");
        var id = Identifier.Generated(IdentifierGenerator.Generate("sec", owner.ObjectId, table, permission.Domain, permission.User));
        context.AddRow("Wix4SecureObject", id, source, owner.ObjectId, table, permission.Domain, permission.User, permission.Attributes, permission.Rights, owner.ComponentId);
    }
}
