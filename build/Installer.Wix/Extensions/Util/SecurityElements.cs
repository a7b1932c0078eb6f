using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>PermissionEx</c>: who may do what with a file, folder, registry key or service.</summary>
internal static class SecurityElements
{
    private const int Inheritable = 0x1;

    /// <summary>Parses a <c>PermissionEx</c> element.</summary>
    public static void ParsePermissionEx(CompileContext context, XElement element, ElementOwner owner)
    {
        var source = element.Source();
        var table = owner.TableName!;
        if (owner.ObjectId is null)
        {
            context.Write(Errors.RegistryObjectWithoutId(source, element.Parent!.Name.LocalName));
        }

        string? domain = null, user = null;
        int attributes = Inheritable, rights = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Domain":
                    domain = attribute.Text();
                    break;
                case "User":
                    user = attribute.Text();
                    break;
                case "Inheritable":
                    attributes = attribute.YesNo() == false ? attributes & ~Inheritable : attributes;
                    break;
                case "FileAllRights" or "SpecificRightsAll":
                    attribute.Unexpected();
                    break;
                default:
                    rights |= PermissionElements.ReadRight(attribute, table);
                    break;
            }
        }

        context.Require(element, "User");
        if (rights == int.MinValue)
        {
            context.Write(Errors.GenericReadNotAllowed(source, "PermissionEx"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4SchedSecureObjects");
        var id = Identifier.Generated(IdentifierGenerator.Generate("sec", owner.ObjectId, table, domain, user));
        context.AddRow("Wix4SecureObject", id, source, owner.ObjectId, table, domain, user, attributes, rights, owner.ComponentId);
    }
}
